"""Runners in the desert."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Kit, Look, arm, head, torso
from sketchbook.landscape import agave, far_range, near_range, saguaro, sun, tuft


def draw() -> Canvas:
    """Return three girls who run through the desert at sunrise."""
    canvas = Canvas(p.PEACH)
    canvas.gradient(["#f2a06c", "#f7c48c", "#fbe6b9"], 0, 470)
    sun(canvas, (600, 330), 120, "#f7b64f")
    far_range(canvas, 460, "#c9785a", 170)
    near_range(canvas, 470, "#9c5648", 84)
    canvas.rect((0, 440), (1200, 360), "#d9a86f")
    for x, height in ((110, 270), (1080, 300), (300, 150), (930, 170)):
        saguaro(canvas, (x, 520), height)
    canvas.blob(
        [(-80, 700), (300, 640), (900, 626), (1300, 660), (1300, 800), (-80, 820)], "#ecca97"
    )
    for x, y in ((180, 590), (420, 560), (1010, 590), (760, 556)):
        tuft(canvas, (x, y), 40)
    agave(canvas, (1130, 640), 60)
    kit = Kit("#1a8c8c", p.INK)
    _runner(canvas, (290, 672), Look(p.TAN, Hair.TAIL, p.BROWN_HAIR, facing=0.9), kit)
    _runner(canvas, (860, 672), Look(p.UMBER, Hair.TAIL, facing=0.9), kit)
    _runner(canvas, (580, 694), Look(p.BROWN, Hair.TAIL, facing=0.9), kit, landing=True)
    return canvas


def _runner(canvas: Canvas, foot: Point, look: Look, kit: Kit, *, landing: bool = False) -> None:
    """Draw a girl who runs to the right, *landing* or pushing off; *foot* lies below her hips."""
    x, y = foot
    canvas.shade((x, y), (110, 12))
    if landing:
        back = [(x - 6, y - 176), (x - 40, y - 96), (x - 140, y - 96)]
        front = [(x - 6, y - 176), (x + 92, y - 150), (x + 128, y - 44)]
        arms = [(x - 40, y - 246), (x + 20, y - 206)], [(x + 66, y - 246), (x + 104, y - 300)]
        shoes = [(x - 138, y - 110), (x - 152, y - 68)], [(x + 118, y - 34), (x + 158, y - 44)]
    else:
        back = [(x - 6, y - 176), (x - 74, y - 120), (x - 148, y - 150)]
        front = [(x - 6, y - 176), (x + 88, y - 130), (x + 70, y - 30)]
        arms = [(x - 44, y - 262), (x - 32, y - 196)], [(x + 74, y - 236), (x + 132, y - 274)]
        shoes = [(x - 150, y - 164), (x - 164, y - 118)], [(x + 62, y - 16), (x + 108, y - 14)]
    neck = (x + 34, y - 312)
    canvas.line(back, 32, look.skin)
    canvas.line([neck, *arms[0]], 25, look.skin)
    canvas.line(front, 34, look.skin)
    for shoe in shoes:
        canvas.line(shoe, 25, kit.shoes)
    for leg in (back, front):
        thigh = (leg[0][0] * 0.4 + leg[1][0] * 0.6, leg[0][1] * 0.4 + leg[1][1] * 0.6 - 6)
        canvas.line([(x - 18, y - 184), thigh], 48, kit.shorts)
    torso(canvas, (x + 30, y - 328), (x - 2, y - 166), (86, 72), kit.shirt)
    canvas.line([(x + 8, y - 300), (x - 12, y - 190)], 7, p.GOLD)
    arm(canvas, [neck, *arms[1]], 26, (look.skin, look.skin))
    head(canvas, (x + 50, y - 366), 38, look)

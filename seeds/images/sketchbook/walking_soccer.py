"""Soccer at a walk."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Kit, Look, arm, head, torso
from sketchbook.landscape import far_range, sun, tree


def draw() -> Canvas:
    """Return two grey-haired players who walk after a ball, and a goalkeeper."""
    canvas = Canvas(p.HONEY)
    canvas.gradient(["#a9d3d0", "#d9e6cf", "#f6e3b5"], 0, 330)
    sun(canvas, (985, 130), 56, "#f7c765")
    far_range(canvas, 330, "#cf9270", 130)
    canvas.rect((0, 310), (1200, 40), p.PINE)
    for x in (70, 230, 380, 830, 1130):
        tree(canvas, (x, 340), 180 + x % 40, (p.PINE, p.LEAF))
    for i, colour in enumerate(("#86ab58", "#7a9f4f") * 4):
        canvas.rect((0, 334 + i * 58), (1200, 58), colour)
    _goal(canvas)
    _keeper(canvas, (600, 472))
    _walker(canvas, (340, 692), Look(p.FAIR, Hair.SHORT, p.GREY_HAIR, facing=0.6, moustache=True),
            Kit(p.TERRACOTTA, p.PAPER, p.INK))  # fmt: skip
    _walker(canvas, (810, 678), Look(p.UMBER, Hair.BUN, p.GREY_HAIR, facing=-0.6, glasses=True),
            Kit(p.DEEP_TEAL, p.GOLD, p.INK))  # fmt: skip
    _ball(canvas, (574, 644))
    return canvas


def _goal(canvas: Canvas) -> None:
    for x in range(410, 800, 30):
        canvas.line([(x, 268), (x, 458)], 2, "#f4f3e6")
    for y in range(286, 460, 28):
        canvas.line([(400, y), (800, y)], 2, "#f4f3e6")
    canvas.line([(400, 466), (400, 262), (800, 262), (800, 466)], 11, p.WHITE)
    canvas.rect((250, 464), (700, 6), "#e8eed2")
    canvas.line([(250, 466), (150, 600), (1050, 600), (950, 466)], 6, "#e8eed2")


def _keeper(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x, y), (56, 7))
    for side in (-1, 1):
        canvas.line(
            [(x + side * 14, y - 76), (x + side * 26, y - 40), (x + side * 24, y - 6)], 19, p.INK
        )
        arm(canvas, [(x + side * 26, y - 136), (x + side * 58, y - 108), (x + side * 84, y - 132)], 17,
            (p.GOLD, p.PAPER))  # fmt: skip
    torso(canvas, (x, y - 152), (x, y - 66), (66, 56), p.GOLD)
    head(canvas, (x, y - 176), 23, Look(p.FAIR, Hair.CURLS, p.GREY_HAIR))


def _walker(canvas: Canvas, foot: Point, look: Look, kit: Kit) -> None:
    """Draw a player who walks towards the side that the face looks to."""
    x, y = foot
    way = 1 if look.facing > 0 else -1
    canvas.shade((x, y), (92, 12))
    canvas.line(
        [(x - way * 8, y - 190), (x - way * 50, y - 100), (x - way * 78, y - 20)], 32, look.skin
    )
    canvas.line([(x - way * 50, y - 96), (x - way * 70, y - 40)], 34, kit.shorts)
    canvas.line([(x - way * 84, y - 12), (x - way * 48, y - 8)], 24, kit.shoes)
    arm(canvas, [(x - way * 40, y - 304), (x - way * 76, y - 240), (x - way * 56, y - 184)], 30,
        (kit.shirt, look.skin))  # fmt: skip
    canvas.line(
        [(x + way * 10, y - 190), (x + way * 48, y - 104), (x + way * 56, y - 20)], 34, look.skin
    )
    canvas.line([(x + way * 50, y - 96), (x + way * 55, y - 40)], 36, kit.shorts)
    canvas.line([(x + way * 50, y - 12), (x + way * 92, y - 12)], 25, kit.shoes)
    canvas.line([(x - way * 14, y - 180), (x - way * 38, y - 128)], 56, p.INK)
    canvas.line([(x + way * 12, y - 180), (x + way * 34, y - 132)], 58, p.INK)
    torso(canvas, (x, y - 338), (x, y - 168), (124, 112), kit.shirt)
    canvas.rect((x - 60, y - 264), (120, 20), kit.shorts)
    arm(canvas, [(x + way * 42, y - 306), (x + way * 88, y - 250), (x + way * 112, y - 200)], 31,
        (kit.shirt, look.skin))  # fmt: skip
    head(canvas, (x, y - 388), 46, look)


def _ball(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.shade((x, y + 40), (50, 8))
    canvas.disc(centre, 42, p.WHITE)
    canvas.polygon([(x, y - 17), (x + 16, y - 5), (x + 10, y + 14), (x - 10, y + 14), (x - 16, y - 5)],
                   p.INK)  # fmt: skip
    for dx, dy, r in ((0, -37, 10), (35, -12, 10), (22, 31, 10), (-22, 31, 10), (-35, -12, 10)):
        canvas.disc((x + dx * 0.92, y + dy * 0.92), r * 0.75, p.INK)
    canvas.ring(centre, 42, 3, p.CHARCOAL)

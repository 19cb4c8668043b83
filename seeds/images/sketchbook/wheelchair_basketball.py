"""A shot from a sports wheelchair."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Look, arm, head, torso


def draw() -> Canvas:
    """Return a player in a sports wheelchair who shoots at the hoop."""
    canvas = Canvas("#2f7f7d")
    canvas.gradient(["#25706f", "#3b908c"], 0, 480)
    for x in range(0, 1200, 120):
        canvas.rect((x, 0), (4, 440), "#226665")
    for x, colour in ((120, p.GOLD), (240, p.TERRACOTTA), (360, p.CREAM)):
        canvas.polygon([(x, 60), (x + 84, 60), (x + 84, 170), (x + 42, 148), (x, 170)], colour)
    _floor(canvas)
    _hoop(canvas)
    _chair_player(canvas, (500, 690))
    canvas.disc((668, 152), 54, "#e8833a")
    canvas.curve([(616, 146), (668, 160), (720, 146)], 5, p.WALNUT)
    canvas.line([(664, 99), (672, 205)], 5, p.WALNUT)
    canvas.curve([(632, 112), (650, 152), (636, 194)], 5, p.WALNUT)
    canvas.curve([(704, 112), (688, 152), (704, 192)], 5, p.WALNUT)
    return canvas


def _floor(canvas: Canvas) -> None:
    canvas.rect((0, 440), (1200, 360), "#d99a5b")
    canvas.rect((0, 430), (1200, 18), p.CREAM)
    for i in range(7):
        y = 448 + i * i * 8.5
        canvas.rect((0, y), (1200, 2 + i * 0.4), "#c78547")
    canvas.polygon([(700, 448), (1010, 448), (1300, 800), (760, 800)], "#c2562f")
    canvas.line([(700, 448), (762, 800)], 10, p.CREAM)
    canvas.line([(-20, 740), (762, 740)], 8, p.CREAM)


def _hoop(canvas: Canvas) -> None:
    canvas.rect((1010, 210), (30, 420), p.CHARCOAL)
    canvas.rect((980, 610), (110, 30), p.INK, 8)
    canvas.line([(1024, 240), (950, 220)], 18, p.CHARCOAL)
    canvas.polygon([(916, 96), (960, 80), (960, 300), (916, 284)], p.CREAM)
    canvas.polygon([(916, 106), (926, 103), (926, 281), (916, 278)], p.TERRACOTTA)
    canvas.line([(916, 250), (800, 250)], 11, "#f0642d")
    for i in range(5):
        canvas.line([(804 + i * 26, 254), (822 + i * 17, 344)], 4, p.WHITE)
        canvas.line([(908 - i * 26, 254), (890 - i * 17, 344)], 4, p.WHITE)


def _chair_player(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    skin, shirt, chair = p.BROWN, p.GOLD, p.BRICK
    canvas.shade((x + 20, y + 8), (230, 20), 0.25)
    _wheel(canvas, (x + 24, y - 116), 118, "#6d7782")
    canvas.line([(x - 16, y - 190), (x + 132, y - 182), (x + 190, y - 44)], 20, chair)
    canvas.disc((x + 186, y - 18), 24, p.INK)
    canvas.disc((x + 186, y - 18), 9, p.SILVER)
    canvas.line([(x - 132, y - 16), (x - 60, y - 84)], 12, chair)
    canvas.disc((x - 138, y - 14), 17, p.INK)
    canvas.line([(x, y - 214), (x + 128, y - 216), (x + 160, y - 84)], 48, "#27304f")
    canvas.line([(x + 152, y - 62), (x + 206, y - 60)], 34, p.PAPER)
    canvas.line([(x - 70, y - 330), (x - 62, y - 186)], 18, chair)
    arm(canvas, [(x + 20, y - 392), (x + 106, y - 430), (x + 120, y - 524)], 38, (skin, skin))
    torso(canvas, (x, y - 424), (x - 4, y - 192), (132, 112), shirt)
    canvas.rect((x - 52, y - 262), (104, 14), p.TEAL)
    canvas.rect((x - 8, y - 360), (22, 62), p.TEAL, 4)
    head(canvas, (x + 8, y - 474), 52, Look(skin, Hair.TAIL, facing=0.9))
    canvas.arc((x + 8, y - 478), (52, 52), (196, 344), (12, p.TEAL))
    arm(canvas, [(x - 44, y - 388), (x + 60, y - 372), (x + 150, y - 484)], 38, (skin, skin))
    canvas.line([(x - 44, y - 388), (x + 20, y - 378)], 46, shirt)
    _wheel(canvas, (x - 20, y - 120), 128, p.INK)


def _wheel(canvas: Canvas, hub: Point, radius: float, colour: str) -> None:
    x, y = hub
    for dx, dy in ((1, 0), (0.707, 0.707), (0, 1), (-0.707, 0.707), (0.38, 0.92), (-0.38, 0.92),
                   (0.92, 0.38), (-0.92, 0.38)):  # fmt: skip
        reach = radius - 8
        canvas.line(
            [(x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach)], 2.5, p.SILVER
        )
    canvas.ring(hub, radius, 15, colour)
    canvas.ring(hub, radius - 22, 5, p.SILVER)
    canvas.disc(hub, 16, p.STEEL)

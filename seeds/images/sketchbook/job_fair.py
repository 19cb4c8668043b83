"""A sheet of paper that changes hands."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Look, arm, bust


def draw() -> Canvas:
    """Return a woman who hands a sheet over a table, in a gym with more tables."""
    canvas = Canvas("#f3e2c1")
    canvas.rect((0, 0), (1200, 420), "#efdcb6")
    for x in range(0, 1200, 150):
        canvas.rect((x, 0), (5, 420), "#e2cb9d")
    _banners(canvas)
    canvas.rect((0, 410), (1200, 390), "#d39b5f")
    for i in range(6):
        canvas.rect((0, 424 + i * i * 14), (1200, 3), "#c2884c")
    _booth(canvas, (190, 470), p.TEAL, Look(p.UMBER, Hair.CURLS))
    _booth(canvas, (600, 450), p.GOLD, Look(p.FAIR, Hair.THIN, p.GREY_HAIR))
    _booth(canvas, (1010, 470), p.PINK, Look(p.TAN, Hair.BUN))
    bust(canvas, (840, 300), 72, Look(p.UMBER, Hair.CURLS, facing=-0.6, glasses=True), p.DEEP_TEAL)
    for x in (326, 424):
        canvas.line([(x, 620), (x + (x - 376) * 0.1, 840)], 92, "#34405f")
    bust(canvas, (376, 296), 72, Look(p.TAN, Hair.LONG, p.BROWN_HAIR, facing=0.6), p.TERRACOTTA)
    canvas.polygon([(600, 640), (1180, 640), (1200, 800), (580, 800)], p.BRICK)
    canvas.rect((560, 612), (640, 36), "#b5482a", 8)
    arm(canvas, [(940, 470), (900, 574), (760, 530)], 52, (p.DEEP_TEAL, p.UMBER))
    sheet = [(560, 420), (706, 404), (724, 560), (578, 578)]
    canvas.polygon([(x + 8, y + 8) for x, y in sheet], "#b98f66")
    canvas.polygon(sheet, p.WHITE)
    _sheet_lines(canvas)
    arm(canvas, [(268, 470), (350, 600), (566, 548)], 54, (p.TERRACOTTA, p.TAN))
    _table_things(canvas)
    return canvas


def _banners(canvas: Canvas) -> None:
    for i, colour in enumerate((p.TEAL, p.GOLD, p.BRICK, p.GOLD, p.TEAL)):
        x = 112 + i * 220
        canvas.polygon([(x, 0), (x + 96, 0), (x + 96, 150), (x + 48, 124), (x, 150)], colour)
        canvas.disc((x + 48, 62), 22, p.CREAM)
    canvas.rect((0, 0), (1200, 14), p.WOOD)


def _booth(canvas: Canvas, foot: Point, colour: str, look: Look) -> None:
    x, y = foot
    for side in (-1, 1):
        canvas.rect((x + side * 126 - 4, y - 230), (8, 230), p.CREAM)
    bust(canvas, (x, y - 136), 28, look, p.CREAM)
    canvas.rect((x - 134, y - 62), (268, 76), colour, 5)
    canvas.rect((x - 140, y - 70), (280, 16), p.CREAM, 5)
    for i in range(6):
        tint = colour if i % 2 else p.CREAM
        canvas.rect((x - 144 + i * 48, y - 264), (48, 42), tint)
        canvas.slice((x - 120 + i * 48, y - 224), (24, 18), (0, 180), tint)


def _sheet_lines(canvas: Canvas) -> None:
    canvas.disc((606, 458), 20, p.AMBER)
    canvas.line([(642, 446), (690, 441)], 8, p.CHARCOAL)
    canvas.line([(642, 466), (678, 462)], 6, p.STEEL)
    for i in range(3):
        canvas.line([(594 + i * 2.4, 500 + i * 21), (690 + i * 2.4, 490 + i * 21)], 6, p.SILVER)


def _table_things(canvas: Canvas) -> None:
    canvas.rect((1000, 560), (96, 56), p.CREAM, 6)
    canvas.rect((1010, 550), (76, 12), p.WHITE, 3)
    canvas.rect((1010, 572), (76, 12), p.GOLD, 3)
    canvas.rect((916, 566), (52, 48), p.TEAL, 8)
    for x, colour in ((924, p.INK), (938, p.TERRACOTTA), (954, p.GOLD)):
        canvas.line([(x + 4, 570), (x - 2, 520)], 7, colour)
    canvas.disc((1138, 592), 22, "#d43d2f")
    canvas.line([(1138, 572), (1146, 558)], 5, p.WALNUT)

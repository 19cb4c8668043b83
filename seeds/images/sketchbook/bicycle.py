"""The bicycle that was not stolen."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point


def draw() -> Canvas:
    """Return a bicycle alone at a rack, and two locks that were cut."""
    canvas = Canvas(p.PEACH)
    _gym_wall(canvas)
    canvas.rect((0, 590), (1200, 210), "#d8b58b")
    canvas.rect((0, 590), (1200, 12), "#b98f66")
    canvas.veil([(0, 800), (260, 602), (520, 602), (420, 800)], p.CREAM, 0.25)
    front = Canvas()
    for x in (150, 250, 850, 950, 1050):
        _loop(front, x)
    front.shade((590, 706), (330, 20))
    _loop(front, 480)
    _bike(front, (430, 590), (760, 590))
    for x in (250, 950):
        _cut_lock(front, (x, 706))
    canvas.lay(front, (600, 362))
    return canvas


def _gym_wall(canvas: Canvas) -> None:
    canvas.gradient(["#e7a873", "#f4cf9c"], 0, 130)
    canvas.rect((0, 96), (1200, 500), "#2f8583")
    canvas.rect((0, 84), (1200, 26), p.CREAM)
    canvas.rect((0, 470), (1200, 126), p.DEEP_TEAL)
    canvas.rect((0, 462), (1200, 12), p.GOLD)
    for x in (70, 350, 630, 910):
        canvas.rect((x, 160), (220, 200), p.CREAM, 4)
        canvas.rect((x + 10, 170), (200, 180), "#f7c98d")
        canvas.polygon([(x + 10, 350), (x + 120, 170), (x + 190, 170), (x + 80, 350)], "#fbe0b0")
        canvas.rect((x + 105, 170), (10, 180), p.CREAM)
        canvas.rect((x + 10, 255), (200, 10), p.CREAM)


def _loop(canvas: Canvas, x: float) -> None:
    canvas.line([(x - 34, 690), (x - 34, 500)], 13, p.SILVER)
    canvas.line([(x + 34, 690), (x + 34, 500)], 13, p.SILVER)
    canvas.arc((x, 502), (40.5, 40.5), (180, 360), (13, p.SILVER))


def _bike(canvas: Canvas, back: Point, front: Point) -> None:
    for centre in (back, front):
        canvas.ring(centre, 118, 15, p.INK)
        canvas.ring(centre, 104, 5, p.SILVER)
        for dx, dy in ((100, 0), (71, 71), (0, 100), (-71, 71)):
            canvas.line([(centre[0] - dx, centre[1] - dy), (centre[0] + dx, centre[1] + dy)], 2,
                        p.SILVER)  # fmt: skip
        canvas.disc(centre, 14, p.CHARCOAL)
    crank, seat, neck = (578, 596), (520, 410), (712, 400)
    red = "#d43d2f"
    canvas.line([back, crank, (528, 436), back], 13, red)
    canvas.line([(528, 436), (716, 424)], 17, red)
    canvas.line([crank, (718, 440)], 17, red)
    canvas.line([(neck[0] - 8, neck[1] - 50), (722, 450), front], 15, red)
    canvas.line([(528, 440), seat], 12, p.CHARCOAL)
    canvas.blob([(462, 392), (520, 384), (588, 394), (560, 412), (484, 414)], p.WALNUT)
    canvas.curve([(660, 318), (700, 338), (734, 330), (756, 310)], 13, p.CHARCOAL)
    canvas.line([(646, 316), (672, 322)], 20, p.WALNUT)
    canvas.polygon([(742, 346), (896, 346), (872, 456), (764, 456)], "#c99657")
    for i in range(1, 5):
        canvas.line([(744 + i * 30, 350), (764 + i * 21, 452)], 4, p.WOOD)
    for y in (382, 418):
        canvas.line([(752 + (y - 350) * 0.2, y), (886 - (y - 350) * 0.2, y)], 4, p.WOOD)
    canvas.line([(740, 346), (898, 346)], 12, p.WOOD)
    canvas.disc(crank, 34, p.CHARCOAL)
    canvas.disc(crank, 22, p.STEEL)
    canvas.line([(578, 596), (616, 652)], 9, p.CHARCOAL)
    canvas.line([(600, 656), (640, 650)], 12, p.INK)


def _cut_lock(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.shade((x, y + 22), (70, 8))
    canvas.curve([(x - 20, y), (x - 66, y - 26), (x - 96, y + 6), (x - 70, y + 24)], 10, p.PINE)
    canvas.curve([(x + 20, y), (x + 62, y - 30), (x + 98, y - 8)], 10, p.PINE)
    canvas.rect((x - 28, y - 20), (56, 44), p.GOLD, 8)
    canvas.disc((x, y - 2), 6, p.WALNUT)
    canvas.rect((x - 3, y - 2), (6, 16), p.WALNUT, 3)

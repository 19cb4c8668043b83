"""A pot of tamales under cut paper."""

import math

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.landscape import scatter


def draw() -> Canvas:
    """Return a pot of steaming tamales on a striped cloth, under cut paper."""
    canvas = Canvas(p.TEAL)
    canvas.gradient(["#0d5f63", "#13807c", "#1c8a80"], 0, 600)
    _cut_paper(canvas)
    _striped_cloth(canvas)
    for x in (520, 600, 684):
        wave = [(x + 22 * math.sin(i * 1.25 + x), 304 - i * 23) for i in range(6)]
        canvas.curve(wave, 16, "#6fb4ab")
    _pot(canvas)
    _plate(canvas, (250, 640))
    _salsa(canvas, (950, 640))
    return canvas


def _cut_paper(canvas: Canvas) -> None:
    canvas.curve([(-20, 20), (300, 44), (600, 34), (900, 44), (1220, 20)], 4, p.CREAM)
    colours = (p.PINK, p.GOLD, p.TERRACOTTA, p.CREAM, p.LIME, "#b65fb0", p.AMBER)
    for i, colour in enumerate(colours):
        x, y = 22 + i * 168, 34 + 8 * math.sin(i)
        canvas.rect((x, y), (148, 132), colour)
        for j in range(6):
            canvas.polygon([(x + j * 24.7, y + 131), (x + 12.3 + j * 24.7, y + 154),
                            (x + 24.7 + j * 24.7, y + 131)], colour)  # fmt: skip
        hole = "#0f676a"
        canvas.disc((x + 74, y + 64), 20, hole)
        canvas.disc((x + 74, y + 64), 9, colour)
        for k in range(8):
            angle = math.radians(k * 45)
            spot = (x + 74 + 36 * math.cos(angle), y + 64 + 36 * math.sin(angle))
            canvas.ellipse(spot, (8, 8), hole)
        for dx in (16, 132):
            for dy in (18, 110):
                canvas.polygon([(x + dx, y + dy - 9), (x + dx + 9, y + dy), (x + dx, y + dy + 9),
                                (x + dx - 9, y + dy)], hole)  # fmt: skip


def _striped_cloth(canvas: Canvas) -> None:
    stripes = (p.BRICK, p.TERRACOTTA, p.GOLD, p.PINK, p.CREAM, p.TURQUOISE, p.MAROON)
    heights = (30, 46, 14, 34, 12, 30, 60)
    y = 578
    for colour, height in zip(stripes, heights, strict=True):
        canvas.rect((0, y), (1200, height), colour)
        y += height


def _pot(canvas: Canvas) -> None:
    canvas.shade((600, 676), (270, 20), 0.28)
    canvas.ellipse((600, 388), (224, 46), "#173f6b")
    for i, (x, y, lean) in enumerate(((440, 392, -26), (520, 372, -12), (600, 362, 2), (680, 372, 14),
                                      (756, 392, 28), (478, 408, -16), (560, 398, -4), (642, 398, 8),
                                      (722, 408, 18))):  # fmt: skip
        tamale = Canvas(size=(100, 190))
        _tamale(tamale, (50, 176), *(("#ecd29a", "#d2b070"), ("#e2c285", "#c39f60"))[i % 2])
        canvas.lay(tamale, (x, y - 46), lean)
    canvas.blob([(376, 392), (388, 560), (440, 664), (600, 676), (760, 664), (812, 560), (824, 392),
                 (720, 424), (600, 434), (480, 424)], "#20568e")  # fmt: skip
    canvas.polygon([(376, 400), (400, 414), (424, 640), (410, 620), (388, 540)], "#2f6da8")
    canvas.arc((600, 388), (226, 48), (0, 180), (14, "#3b7ab5"))
    for side in (-1, 1):
        canvas.curve([(600 + side * 214, 452), (600 + side * 262, 462), (600 + side * 258, 512),
                      (600 + side * 208, 512)], 17, "#173f6b")  # fmt: skip
    for a, b, c in scatter(30, 77):
        canvas.disc((430 + a * 350, 470 + b * 170), 2 + 3 * c, "#dbe8f2")


def _tamale(canvas: Canvas, foot: Point, husk: str, fold: str) -> None:
    x, y = foot
    canvas.blob([(x - 30, y), (x - 36, y - 80), (x - 24, y - 124), (x, y - 150), (x + 24, y - 124),
                 (x + 36, y - 80), (x + 30, y)], husk)  # fmt: skip
    for dx in (-18, 0, 18):
        canvas.line([(x + dx, y), (x + dx * 0.6, y - 120)], 3, fold)
    canvas.line([(x - 34, y - 76), (x + 34, y - 76)], 8, p.LEAF)


def _plate(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.shade((x, y + 24), (176, 30), 0.25)
    canvas.ellipse(centre, (172, 52), p.CREAM)
    canvas.ellipse((x, y - 3), (140, 38), "#efdfc2")
    canvas.blob([(x - 118, y - 4), (x - 60, y - 40), (x + 40, y - 48), (x + 120, y - 22), (x + 96, y + 20),
                 (x - 40, y + 26)], "#e2c285")  # fmt: skip
    canvas.blob([(x - 86, y - 16), (x - 40, y - 52), (x + 56, y - 56), (x + 92, y - 26), (x + 60, y - 4),
                 (x - 40, y + 2)], "#f7dfa0")  # fmt: skip
    canvas.blob([(x + 48, y - 50), (x + 92, y - 28), (x + 62, y - 6), (x + 40, y - 26)], "#b5432f")
    canvas.disc((x + 66, y - 28), 9, "#6f8a3c")
    for dx in (-70, -30, 10):
        canvas.line([(x + dx, y + 12), (x + dx + 26, y + 4)], 3, "#c39f60")


def _salsa(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.shade((x, y + 34), (130, 18), 0.25)
    for dx in (-60, 0, 60):
        canvas.disc((x + dx * 0.9, y + 28), 18, p.INK)
    canvas.slice((x, y - 34), (122, 76), (0, 180), "#4a4652")
    canvas.ellipse((x, y - 34), (122, 34), "#5d5866")
    canvas.ellipse((x, y - 34), (100, 25), p.BRICK)
    for a, b, c in scatter(24, 5):
        spot = (x - 78 + a * 156, y - 46 + b * 24)
        canvas.disc(spot, 3 + 4 * c, (p.LEAF, p.CREAM, p.TERRACOTTA)[int(c * 3) % 3])
    canvas.line([(x + 40, y - 40), (x + 132, y - 128)], 15, p.WOOD)

"""A welder and the sparks."""

import math

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import torso
from sketchbook.landscape import moon, scatter, stars


def draw() -> Canvas:
    """Return a welder at work in a dark shop, with flying sparks."""
    canvas = Canvas(p.NIGHT)
    canvas.gradient(["#17213f", "#232850", "#2f2a52"])
    _shop_window(canvas)
    _tool_wall(canvas)
    canvas.rect((0, 640), (1200, 160), "#151a33")
    canvas.glow((700, 508), 430, "#ff9a4d", 0.55)
    canvas.glow((700, 508), 200, "#ffe2a8", 0.6)
    _welder(canvas)
    _frame(canvas)
    _sparks(canvas, (700, 508))
    return canvas


def _shop_window(canvas: Canvas) -> None:
    view = Canvas(size=(330, 230))
    view.gradient([p.NIGHT, p.VIOLET, p.DUSK], 0, 230)
    stars(view, 60, 150, 5)
    moon(view, (250, 66), 26, "#2c2d5b")
    view.polygon([(0, 230), (0, 170), (90, 120), (170, 180), (250, 140), (330, 190), (330, 230)],
                 p.PLUM)  # fmt: skip
    canvas.rect((758, 88), (354, 254), "#3f4470", 6)
    canvas.lay(view, (935, 215))
    canvas.rect((930, 100), (10, 230), "#3f4470")
    canvas.rect((770, 210), (330, 10), "#3f4470")


def _tool_wall(canvas: Canvas) -> None:
    canvas.rect((90, 120), (300, 210), "#2c335c", 8)
    tool = "#465081"
    for i, length in enumerate((120, 96, 140, 84)):
        x = 132 + i * 70
        canvas.line([(x, 150), (x, 150 + length)], 12, tool)
        canvas.ring((x, 150), 20, 9, tool)
    canvas.rect((90, 352), (300, 14), "#3f4470", 4)
    for i, colour in enumerate(("#6d3a4a", "#2e5a66", "#76603f", "#4a3a66")):
        canvas.rect((110 + i * 70, 304 + 0), (48, 48), colour, 5)


def _welder(canvas: Canvas) -> None:
    coat, dark = "#8a4a3a", "#5f3230"
    canvas.line([(360, 640), (376, 800)], 92, "#2d3a5e")
    canvas.line([(460, 640), (470, 800)], 92, "#26314f")
    torso(canvas, (430, 340), (408, 680), (236, 220), coat)
    canvas.rect((336, 420), (170, 300), dark, 30)
    canvas.line([(350, 366), (392, 470)], 20, dark)
    canvas.line([(490, 366), (456, 470)], 20, dark)
    canvas.line([(340, 386), (396, 520), (560, 548)], 70, "#7a4034")
    canvas.line([(548, 546), (590, 544)], 78, "#c9a06a")
    canvas.line([(520, 384), (590, 462), (640, 440)], 66, coat)
    canvas.line([(622, 444), (650, 440)], 76, "#d9b37c")
    canvas.line([(640, 446), (694, 498)], 16, p.CHARCOAL)
    canvas.curve([(648, 456), (628, 560), (560, 690), (530, 830)], 12, "#11152b")
    canvas.disc((478, 246), 84, p.BROWN)
    canvas.slice((470, 230), (98, 96), (150, 330), p.BRICK)
    for x, y in ((420, 190), (456, 160), (500, 166)):
        canvas.disc((x, y), 8, p.GOLD)
    mask = [(456, 176), (560, 186), (590, 262), (570, 350), (500, 372), (448, 320)]
    canvas.blob(mask, "#39405f")
    canvas.polygon([(500, 216), (578, 226), (582, 290), (506, 284)], "#1a1f38")
    canvas.polygon([(510, 226), (570, 234), (574, 280), (514, 274)], "#f3a64e")
    canvas.polygon([(540, 230), (570, 234), (574, 280), (560, 278)], "#ffd892")
    canvas.curve([(560, 192), (588, 262), (568, 348)], 6, "#ffb765")


def _frame(canvas: Canvas) -> None:
    iron, edge = "#59638c", "#ffb765"
    canvas.rect((560, 640), (520, 22), "#3f4470", 4)
    for x in (600, 1020):
        canvas.rect((x, 660), (26, 140), "#333a63")
    canvas.polygon([(690, 520), (710, 520), (910, 520), (910, 548), (690, 548)], iron)
    canvas.rect((690, 510), (300, 30), iron)
    canvas.rect((690, 510), (30, 132), iron)
    canvas.rect((960, 510), (30, 132), "#434c74")
    canvas.rect((690, 510), (190, 5), edge)
    canvas.rect((690, 510), (5, 110), edge)
    canvas.rect((640, 620), (400, 22), iron)


def _sparks(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    for a, b, c in scatter(64, 21):
        angle = math.radians(-170 + a * 200)
        near, far = 40 + 90 * b, 70 + 250 * b * (0.5 + c / 2)
        fall = 110 * b * b
        colour = ("#fff0c4", "#ffc457", "#ff8d3c")[int(c * 3) % 3]
        start = (x + near * math.cos(angle), y + near * math.sin(angle) + fall * 0.3)
        end = (x + far * math.cos(angle), y + far * math.sin(angle) + fall)
        canvas.line([start, end], 2.5 + 2 * c, colour)
    canvas.glow(centre, 90, p.WHITE, 1)
    rays = []
    for i in range(24):
        r = (62, 20)[i % 2] * (1.25 if i % 6 == 0 else 1)
        angle = math.radians(i * 15)
        rays.append((x + r * math.cos(angle), y + r * math.sin(angle)))
    canvas.polygon(rays, "#fff6dc")
    canvas.disc(centre, 20, p.WHITE)

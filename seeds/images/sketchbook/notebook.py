"""The verses of the posadas."""

import math

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point, turned
from sketchbook.figures import Hair, Look, arm, bust


def draw() -> Canvas:
    """Return an old lady who reads verses from a notebook, between candles and a star."""
    canvas = Canvas(p.INDIGO)
    canvas.gradient(["#1b2552", "#3a2d66", "#6b3b68"])
    _lantern(canvas, (150, 150), p.TERRACOTTA)
    _lantern(canvas, (1050, 150), p.TEAL)
    canvas.line([(600, 0), (600, 40)], 4, "#cbb9d9")
    canvas.glow((600, 260), 420, "#ffcf7a", 0.45)
    _star_pinata(canvas, (600, 176))
    _lady(canvas)
    canvas.rect((0, 676), (1200, 124), p.MAROON)
    canvas.rect((0, 664), (1200, 22), "#9a4050")
    for x in range(0, 1200, 60):
        canvas.slice((x + 30, 686), (30, 34), (0, 180), "#f3dcb4" if x % 120 else "#e8b86a")
    for x, tall in ((214, 150), (300, 110), (900, 110), (986, 150)):
        _candle(canvas, (x, 668), tall)
    _held_book(canvas)
    return canvas


def _lantern(canvas: Canvas, centre: Point, colour: str) -> None:
    x, y = centre
    canvas.line([(x, 0), (x, y - 60)], 3, "#8a78a6")
    canvas.glow(centre, 190, "#ffcf7a", 0.55)
    canvas.ellipse(centre, (74, 62), colour)
    canvas.ellipse(centre, (40, 62), p.GOLD)
    canvas.ellipse(centre, (14, 62), colour)
    canvas.rect((x - 26, y - 70), (52, 14), p.WALNUT, 4)
    canvas.rect((x - 26, y + 56), (52, 14), p.WALNUT, 4)
    for dx in (-14, 0, 14):
        canvas.line([(x + dx, y + 70), (x + dx, y + 108)], 4, p.GOLD)


def _star_pinata(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    colours = (p.PINK, p.AMBER, p.LIME, p.TURQUOISE, "#b65fb0", p.TERRACOTTA, p.GOLD)
    for i, colour in enumerate(colours):
        angle = 360 / 7 * i
        cone = [(x - 30, y - 44), (x, y - 122), (x + 30, y - 44)]
        canvas.polygon(turned(cone, angle, centre), colour)
        for back in (-0.55, 0, 0.55):
            tip = turned([(x, y - 120)], angle, centre)[0]
            tail = turned([(x + back * 36, y - 146)], angle, centre)[0]
            canvas.line([tip, tail], 4, colour)
        band = turned([(x - 17, y - 76), (x, y - 81), (x + 17, y - 76)], angle, centre)
        canvas.line(band, 7, p.CREAM)
    for r, colour in (
        (60, p.PINK),
        (48, p.GOLD),
        (36, p.TURQUOISE),
        (24, p.CREAM),
        (11, p.TERRACOTTA),
    ):
        canvas.disc(centre, r, colour)


def _lady(canvas: Canvas) -> None:
    look = Look(p.TAN, Hair.BUN, p.GREY_HAIR, glasses=True)
    bust(canvas, (600, 426), 64, look, p.CREAM)
    for side in (-1, 1):
        shawl = [
            (600 + side * dx, y)
            for dx, y in (
                (60, 500),
                (124, 526),
                (176, 606),
                (184, 720),
                (60, 720),
                (30, 620),
                (16, 556),
            )
        ]
        canvas.blob(shawl, p.DEEP_TEAL)
        for i in range(3):
            canvas.line([(600 + side * (72 + i * 34), 524 + i * 26),
                         (600 + side * (62 + i * 42), 690)], 5, p.TURQUOISE)  # fmt: skip
    canvas.disc((536, 454), 6, p.GOLD)
    canvas.disc((664, 454), 6, p.GOLD)


def _held_book(canvas: Canvas) -> None:
    canvas.polygon(
        [(466, 574), (600, 598), (734, 574), (748, 716), (600, 742), (452, 716)], p.BRICK
    )
    for side in (-1, 1):
        page = [(600 + side * dx, y) for dx, y in ((2, 596), (60, 572), (124, 572), (136, 704),
                                                   (64, 704), (2, 730))]  # fmt: skip
        canvas.blob(page, p.PAPER)
        for i in range(5):
            y = 604 + i * 20
            canvas.line([(600 + side * 22, y + 4), (600 + side * (108 - 14 * (i % 2)), y - 4)], 5,
                        "#5d7fb0")  # fmt: skip
    canvas.line([(600, 598), (600, 734)], 4, "#d9ccb2")
    canvas.ring((668, 690), 18, 4, "#c9a27a")
    for side in (-1, 1):
        arm(canvas, [(600 + side * 176, 640), (600 + side * 178, 706), (600 + side * 148, 682)], 40,
            (p.DEEP_TEAL, p.TAN))  # fmt: skip


def _candle(canvas: Canvas, foot: Point, tall: float) -> None:
    x, y = foot
    flame = y - tall - 26
    canvas.glow((x, flame), 120, "#ffd98a", 0.7)
    canvas.rect((x - 46, y - 6), (92, 14), p.GOLD, 7)
    canvas.rect((x - 22, y - tall), (44, tall), p.CREAM, 6)
    canvas.rect((x - 22, y - tall), (14, tall * 0.4), "#fffaf0", 6)
    wobble = 3 * math.sin(x)
    canvas.blob(
        [(x, flame - 30), (x + 13 + wobble, flame), (x, flame + 18), (x - 13, flame)], p.AMBER
    )
    canvas.blob(
        [(x, flame - 12), (x + 6, flame + 2), (x, flame + 12), (x - 6, flame + 2)], "#fff0b8"
    )

"""A neon sign that is lit again."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.landscape import scatter, stars


def draw() -> Canvas:
    """Return a crowd that looks up at a theater's neon cactus at night."""
    canvas = Canvas(p.NIGHT)
    canvas.gradient(["#141a3c", "#33275a", "#5d3468"], 0, 700)
    stars(canvas, 80, 360, 8)
    _neighbours(canvas)
    _facade(canvas)
    canvas.glow((600, 250), 380, "#ff5f9e", 0.5)
    _neon_cactus(canvas)
    _marquee(canvas)
    canvas.rect((0, 680), (1200, 120), "#1c1530")
    canvas.glow((600, 690), 430, "#ff9a6b", 0.3)
    _crowd(canvas)
    return canvas


def _neighbours(canvas: Canvas) -> None:
    for x, top, width, colour in ((0, 330, 190, "#231d42"), (170, 400, 160, "#2a2149"),
                                  (880, 390, 150, "#2a2149"), (1010, 320, 190, "#231d42")):  # fmt: skip
        canvas.rect((x, top), (width, 480), colour)
        for i in range(2):
            for j in range(2):
                lit = (x + i + j) % 3 == 0
                canvas.rect((x + 30 + i * 70, top + 50 + j * 90), (42, 54),
                            "#e9a95a" if lit else "#3a2e5c", 3)  # fmt: skip


def _facade(canvas: Canvas) -> None:
    canvas.rect((310, 300), (580, 400), "#6d2d4f")
    canvas.rect((360, 220), (480, 90), "#6d2d4f")
    canvas.rect((310, 292), (580, 14), "#93416a")
    canvas.rect((430, 560), (340, 140), "#2b1533")
    for x in (440, 528, 616, 704):
        canvas.rect((x, 570), (76, 130), "#f7b45c", 4)
        canvas.rect((x + 8, 578), (60, 80), "#ffdf9b", 3)
    for x in (336, 792):
        canvas.rect((x, 570), (72, 96), "#f7d7a1", 3)
        canvas.rect((x + 8, 578), (56, 80), ("#2f7d7d", "#b5432f")[x > 600], 2)


def _neon_cactus(canvas: Canvas) -> None:
    canvas.rect((492, 108), (216, 336), "#2a1236", 26)
    for width, colour in ((40, "#b0246a"), (24, "#ff5f9e"), (8, "#ffd3e4")):
        canvas.line([(600, 414), (600, 162)], width, colour)
        canvas.line([(600, 330), (540, 330), (540, 242)], width, colour)
        canvas.line([(600, 288), (660, 288), (660, 204)], width, colour)
    for width, colour in ((16, "#1f8f6d"), (7, "#6ff0bd")):
        canvas.line([(512, 130), (688, 130)], width, colour)
        canvas.line([(512, 426), (688, 426)], width, colour)
        canvas.line([(510, 134), (510, 422)], width, colour)
        canvas.line([(690, 134), (690, 422)], width, colour)


def _marquee(canvas: Canvas) -> None:
    canvas.polygon([(330, 452), (870, 452), (906, 556), (294, 556)], "#f9e7c4")
    canvas.polygon([(330, 440), (870, 440), (874, 456), (326, 456)], p.AMBER)
    canvas.polygon([(298, 546), (902, 546), (908, 570), (292, 570)], p.AMBER)
    for i in range(24):
        canvas.disc((306 + i * 25.6, 558), 7, "#fff3cf")
    for i in range(21):
        canvas.disc((340 + i * 26, 448), 6, "#fff3cf")
    for row, spans in enumerate((((400, 90), (506, 140), (662, 60), (738, 66)),
                                 ((440, 150), (606, 70), (692, 90)))):  # fmt: skip
        for x, width in spans:
            canvas.rect((x, 476 + row * 32), (width, 18), "#8a2f52", 3)


def _crowd(canvas: Canvas) -> None:
    coats = ("#3b2a52", "#2c2346", "#45305c", "#33264c")
    for i, (a, b, c) in enumerate(scatter(17, 3)):
        x, r = 40 + i * 70 + a * 24, 22 + b * 7
        y = 662 + c * 24
        canvas.rect((x - r * 1.5, y + r * 0.8), (r * 3, 200), coats[i % 4], r)
        canvas.disc((x, y), r, "#1d1633")
        canvas.arc((x, y), (r, r), (215, 325), (4, "#ff8fb6"))
    _child_on_shoulders(canvas, (748, 680))


def _child_on_shoulders(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    dark, rim = "#150f29", "#ff8fb6"
    canvas.rect((x - 48, y + 6), (96, 140), dark, 26)
    canvas.disc((x, y - 14), 30, dark)
    canvas.rect((x - 25, y - 98), (50, 70), "#45305c", 20)
    canvas.line([(x - 20, y - 40), (x - 26, y + 20)], 16, "#45305c")
    canvas.line([(x + 20, y - 40), (x + 26, y + 20)], 16, "#45305c")
    canvas.line([(x + 18, y - 84), (x + 48, y - 128)], 14, "#45305c")
    canvas.disc((x, y - 116), 22, dark)
    canvas.arc((x, y - 116), (22, 22), (190, 300), (4, rim))

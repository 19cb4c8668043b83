"""Parents who read in a library."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Look, arm, bust
from sketchbook.landscape import scatter


def draw() -> Canvas:
    """Return a father and a mother who read at a table in a school library."""
    canvas = Canvas("#f3dfba")
    _shelves(canvas)
    bust(canvas, (390, 300), 78, Look(p.TAN, Hair.SHORT, facing=0.3, moustache=True), "#47536e")
    _safety_vest(canvas, (390, 300), 78)
    bust(canvas, (800, 304), 78,
         Look(p.BROWN, Hair.LONG, p.BROWN_HAIR, facing=-0.3, glasses=True), p.TERRACOTTA)  # fmt: skip
    canvas.rect((0, 640), (1200, 160), "#b9763f")
    canvas.rect((0, 628), (1200, 26), "#d9985c")
    _open_book(canvas, (390, 620), (p.TEAL, p.GOLD))
    _open_book(canvas, (800, 620), (p.PINK, p.TURQUOISE))
    for x, sleeve, skin in ((390, "#47536e", p.TAN), (800, p.TERRACOTTA, p.BROWN)):
        arm(canvas, [(x - 120, 510), (x - 150, 596), (x - 118, 604)], 46, (sleeve, skin))
        arm(canvas, [(x + 120, 510), (x + 150, 596), (x + 118, 604)], 46, (sleeve, skin))
    _coffee(canvas, (596, 664))
    canvas.rect((966, 664), (92, 46), p.INK, 10)
    canvas.rect((972, 669), (76, 36), "#86c3c9", 4)
    return canvas


def _shelves(canvas: Canvas) -> None:
    spines = (p.TEAL, p.BRICK, p.GOLD, p.PINE, p.PINK, p.DEEP_TEAL, p.AMBER, p.TURQUOISE, p.MAROON)
    canvas.rect((0, 0), (1200, 640), "#8a5a38")
    for row in range(3):
        top = 26 + row * 200
        canvas.rect((0, top), (1200, 176), "#6b4329")
        x, i = 12.0, row * 4
        for a, b, c in scatter(60, 31 + row):
            width, height = 20 + a * 24, 104 + b * 58
            if x + width > 1196:
                break
            if c > 0.9:
                x += 34
                continue
            colour = spines[(i + int(c * 9)) % 9]
            canvas.rect((x, top + 176 - height), (width, height), colour, 3)
            canvas.rect((x + 3, top + 176 - height + 18), (width - 6, 6), p.CREAM)
            x += width + 3
            i += 1


def _safety_vest(canvas: Canvas, centre: Point, r: float) -> None:
    x, y = centre
    for side in (-1, 1):
        canvas.polygon(
            [(x + side * r * 0.5, y + r * 1.44), (x + side * r * 1.2, y + r * 1.6),
             (x + side * r * 1.3, y + r * 4.2), (x + side * r * 0.14, y + r * 4.2)],
            "#f08c2e",
        )  # fmt: skip
        canvas.polygon(
            [(x + side * r * 0.72, y + r * 1.48), (x + side * r * 0.96, y + r * 1.53),
             (x + side * r * 0.98, y + r * 4.2), (x + side * r * 0.74, y + r * 4.2)],
            "#f6f0c6",
        )  # fmt: skip


def _open_book(canvas: Canvas, spine: Point, colours: tuple[str, str]) -> None:
    x, y = spine
    cover, drawing = colours
    canvas.polygon([(x - 138, y - 84), (x, y - 62), (x + 138, y - 84), (x + 146, y + 24), (x, y + 46),
                    (x - 146, y + 24)], cover)  # fmt: skip
    for side in (-1, 1):
        canvas.blob([(x, y - 66), (x + side * 60, y - 92), (x + side * 128, y - 84),
                     (x + side * 134, y + 14), (x + side * 64, y + 8), (x, y + 32)], p.PAPER)  # fmt: skip
    canvas.line([(x, y - 64), (x, y + 32)], 3, "#d9ccb2")
    for i in range(4):
        canvas.line([(x + 28, y - 56 + i * 18), (x + 110, y - 66 + i * 18)], 5, "#cbbfa8")
    canvas.disc((x - 68, y - 38), 24, drawing)
    canvas.polygon([(x - 118, y), (x - 82, y - 36), (x - 54, y - 14), (x - 40, y - 26), (x - 18, y + 8)],
                   cover)  # fmt: skip


def _coffee(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x + 6, y + 2), (66, 9))
    canvas.ring((x + 54, y - 44), 32, 12, p.CREAM)
    canvas.rect((x - 48, y - 92), (98, 94), p.CREAM, 16)
    canvas.rect((x - 48, y - 62), (98, 22), p.TERRACOTTA)
    canvas.ellipse((x + 1, y - 90), (48, 11), p.WALNUT)
    for dx in (-18, 16):
        canvas.curve([(x + dx, y - 110), (x + dx + 9, y - 126), (x + dx, y - 144),
                      (x + dx - 9, y - 162), (x + dx, y - 180)], 7, "#f7ead0")  # fmt: skip

"""Paper bags with candles along a path."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import torso
from sketchbook.landscape import far_range, scatter, stars


def draw() -> Canvas:
    """Return a path between glowing paper bags, with a family on it."""
    canvas = Canvas(p.NIGHT)
    canvas.gradient(["#121d44", "#2b2c62", "#5a3c72", "#a35a6c"], 0, 470)
    stars(canvas, 130, 400, 12)
    far_range(canvas, 440, "#3b2b58", 130)
    canvas.rect((0, 430), (1200, 370), "#231c3a")
    canvas.polygon([(-40, 430), (420, 436), (150, 560), (-40, 640)], "#3f4a78")
    canvas.polygon([(-40, 446), (300, 446), (80, 520), (-40, 560)], "#6a5f8f")
    for x, height in ((90, 330), (240, 250), (960, 250), (1110, 340)):
        _cottonwood(canvas, (x, 470), height)
    canvas.polygon([(570, 436), (630, 436), (1040, 800), (160, 800)], "#5b4660")
    canvas.polygon([(582, 436), (618, 436), (860, 800), (340, 800)], "#73566b")
    canvas.glow((600, 560), 460, "#ffb35c", 0.35)
    rows = [0.02, 0.05, 0.09, 0.145, 0.22, 0.33, 0.49, 0.74]
    for depth in rows[:5]:
        _pair_of_bags(canvas, depth)
    _family(canvas, (600, 650))
    for depth in rows[5:]:
        _pair_of_bags(canvas, depth)
    return canvas


def _pair_of_bags(canvas: Canvas, depth: float) -> None:
    y = 440 + 370 * depth
    for side in (-1, 1):
        _bag(canvas, (600 + side * (34 + 420 * depth), y), 0.12 + 1.2 * depth)


def _bag(canvas: Canvas, foot: Point, size: float) -> None:
    (x, y), w, h = foot, 92 * size, 124 * size
    canvas.glow((x, y - h * 0.4), w * 1.9 + 14, "#ffb65a", 0.75)
    canvas.ellipse((x, y), (w * 0.9, h * 0.09), "#d98a4e")
    canvas.polygon([(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w * 0.44, y), (x - w * 0.44, y)],
                   "#f2a94c")  # fmt: skip
    canvas.polygon([(x + w * 0.22, y - h), (x + w * 0.5, y - h), (x + w * 0.44, y), (x + w * 0.24, y)],
                   "#dd8f3d")  # fmt: skip
    canvas.rect((x - w * 0.5, y - h), (w, h * 0.14), "#f8c878")
    canvas.glow((x, y - h * 0.36), w * 0.62, "#fff3c2", 1)


def _cottonwood(canvas: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    bark, crown = "#1a1430", "#2c2348"
    canvas.line([(x, y), (x + 4, y - height * 0.6)], height * 0.06, bark)
    for dx, dy, r in ((-0.2, 0.62, 0.2), (0.22, 0.6, 0.19), (0, 0.82, 0.24), (-0.12, 0.48, 0.15),
                      (0.16, 0.44, 0.13)):  # fmt: skip
        canvas.disc((x + dx * height, y - dy * height), r * height, crown)
    for a, b, c in scatter(16, int(x)):
        spot = (x + (a - 0.5) * height * 0.6, y - height * (0.45 + b * 0.5))
        canvas.disc(spot, 3 + c * 5, "#4a3560")


def _family(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x, y), (150, 12), 0.35)
    _walker(canvas, (x - 74, y), 230, p.BRICK)
    _walker(canvas, (x + 78, y - 4), 240, p.DEEP_TEAL)
    _walker(canvas, (x + 2, y + 4), 140, p.GOLD)
    for side, reach in ((-1, -46), (1, 50)):
        canvas.line(
            [(x + side * 16, y - 84), (x + reach, y - 104)], 13, (p.BRICK, "#0d4652")[side > 0]
        )
        canvas.disc((x + side * 26, y - 88), 8, p.TAN)


def _walker(canvas: Canvas, foot: Point, height: float, coat: str) -> None:
    """Draw a person from behind, in a long coat."""
    (x, y), h = foot, height
    for side in (-1, 1):
        canvas.line([(x + side * h * 0.07, y - h * 0.3), (x + side * h * 0.08, y - h * 0.04)], h * 0.09,
                    "#20183a")  # fmt: skip
    torso(canvas, (x, y - h * 0.8), (x, y - h * 0.26), (h * 0.3, h * 0.36), coat)
    for side in (-1, 1):
        canvas.line([(x + side * h * 0.13, y - h * 0.72), (x + side * h * 0.18, y - h * 0.42)], h * 0.09,
                    coat)  # fmt: skip
    canvas.disc((x, y - h * 0.9), h * 0.105, "#2a1b26")
    canvas.rect((x - h * 0.12, y - h * 0.82), (h * 0.24, h * 0.07), p.CREAM, h * 0.03)

"""The desert: stars, sun and moon, mountains, saguaros, trees and bushes."""

from collections.abc import Iterator, Sequence

from sketchbook import palette as p
from sketchbook.canvas import HEIGHT, WIDTH, Canvas, Point


def scatter(count: int, seed: int) -> Iterator[tuple[float, float, float]]:
    """Yield *count* triples of numbers from 0 to 1, the same ones for the same *seed*."""
    state = seed * 7919 + 17
    for _ in range(count):
        triple = []
        for _ in range(3):
            state = (state * 1103515245 + 12345) % 2**31
            triple.append(((state >> 8) % 65536) / 65536)
        yield triple[0], triple[1], triple[2]


def stars(canvas: Canvas, count: int, bottom: float, seed: int = 1) -> None:
    """Strew *count* stars over the sky above *bottom*."""
    for x, y, size in scatter(count, seed):
        colour = p.WHITE if size > 0.55 else "#b9b6d6"
        canvas.disc((x * WIDTH, y**1.2 * bottom), 0.9 + 2.2 * size**3, colour)


def sun(canvas: Canvas, centre: Point, radius: float, colour: str = p.SUN) -> None:
    """Draw the sun with a soft light about it."""
    canvas.glow(centre, radius * 2.6, p.CREAM, 0.55)
    canvas.disc(centre, radius, colour)


def moon(canvas: Canvas, centre: Point, radius: float, sky: str) -> None:
    """Draw a crescent; *sky* is the colour beside it."""
    canvas.glow(centre, radius * 3, "#f6e8c8", 0.2)
    canvas.disc(centre, radius, "#f6e8c8")
    canvas.disc((centre[0] - radius * 0.42, centre[1] - radius * 0.16), radius * 0.92, sky)


def range_(canvas: Canvas, ridge: Sequence[Point], colour: str) -> None:
    """Draw a mountain range below its *ridge*, from edge to edge."""
    canvas.polygon([(0, HEIGHT), *ridge, (WIDTH, HEIGHT)], colour)


def far_range(canvas: Canvas, horizon: float, colour: str, height: float = 150) -> None:
    """Draw a range of pointed mountains that stands on *horizon*."""
    profile = ((0, 0.5), (130, 0.86), (260, 0.42), (420, 1), (560, 0.5), (690, 0.7),
               (800, 0.4), (960, 0.94), (1090, 0.5), (1200, 0.8))  # fmt: skip
    range_(canvas, [(x, horizon - height * y) for x, y in profile], colour)


def near_range(canvas: Canvas, horizon: float, colour: str, height: float = 90) -> None:
    """Draw a range of low hills that stands on *horizon*."""
    profile = ((0, 0.75), (180, 0.3), (330, 0.8), (520, 0.2), (700, 0.55), (880, 0.95),
               (1040, 0.4), (1200, 0.7))  # fmt: skip
    range_(canvas, [(x, horizon - height * y) for x, y in profile], colour)


def saguaro(canvas: Canvas, foot: Point, height: float, colour: str = p.PINE) -> None:
    """Draw a saguaro with two arms."""
    x, y = foot
    w = height * 0.15
    canvas.line([(x, y - w / 2), (x, y - height + w / 2)], w, colour)
    for side, elbow, reach, tip in ((-1, 0.42, 1.75, 0.72), (1, 0.55, 1.6, 0.86)):
        out = x + side * w * reach
        canvas.line(
            [(x, y - height * elbow), (out, y - height * elbow), (out, y - height * tip)],
            w * 0.72,
            colour,
        )


def tree(canvas: Canvas, foot: Point, height: float, colours: tuple[str, str]) -> None:
    """Draw a broad tree in two greens, the darker first."""
    x, y = foot
    h = height
    canvas.polygon(
        [(x - h * 0.05, y), (x - h * 0.03, y - h * 0.5), (x + h * 0.03, y - h * 0.5),
         (x + h * 0.05, y)],
        p.WALNUT,
    )  # fmt: skip
    canvas.line([(x, y - h * 0.32), (x + h * 0.16, y - h * 0.5)], h * 0.035, p.WALNUT)
    dark, light = colours
    for dx, dy, r in ((-0.26, 0.6, 0.2), (0.26, 0.6, 0.21), (0, 0.74, 0.27)):
        canvas.disc((x + dx * h, y - dy * h), r * h, dark)
    for dx, dy, r in ((-0.28, 0.65, 0.13), (0.06, 0.82, 0.16), (0.3, 0.66, 0.11)):
        canvas.disc((x + dx * h, y - dy * h), r * h, light)


def agave(canvas: Canvas, foot: Point, size: float, colour: str = p.TURQUOISE) -> None:
    """Draw the pointed leaves of an agave."""
    x, y = foot
    for lean, tall in ((-0.95, 0.45), (0.95, 0.45), (-0.55, 0.8), (0.55, 0.8), (0, 1)):
        tip = (x + lean * size, y - tall * size)
        canvas.polygon([(x - size * 0.16, y), tip, (x + size * 0.16, y)], colour)


def tuft(canvas: Canvas, foot: Point, size: float, colour: str = p.SAGE) -> None:
    """Draw a tuft of desert grass."""
    x, y = foot
    for lean, tall in ((-0.6, 0.7), (-0.25, 1), (0.15, 0.9), (0.55, 0.75)):
        canvas.line([(x, y), (x + lean * size, y - tall * size)], size * 0.12, colour)

"""A sheet to draw on: plain shapes in the picture's own units, kept large for smooth edges."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from PIL import Image, ImageChops, ImageColor, ImageDraw

Point = tuple[float, float]

#: Size of a finished picture, and how many times larger it is drawn.
WIDTH, HEIGHT = 1200, 800
SCALE = 2

#: Straight pieces between two points of a curve.
PIECES = 16


def turned(points: Sequence[Point], degrees: float, pivot: Point) -> list[Point]:
    """Return *points* turned clockwise about *pivot*."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [
        (
            pivot[0] + (x - pivot[0]) * cosine - (y - pivot[1]) * sine,
            pivot[1] + (x - pivot[0]) * sine + (y - pivot[1]) * cosine,
        )
        for x, y in points
    ]


def bent(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """Return a smooth way through *points* (a Catmull-Rom spline)."""
    count = len(points)
    way: list[Point] = []
    for i in range(count if closed else count - 1):
        a, b, c, d = (
            points[j % count] if closed else points[min(max(j, 0), count - 1)]
            for j in range(i - 1, i + 3)
        )
        way += [_between(a, b, c, d, step / PIECES) for step in range(PIECES)]
    return way if closed else [*way, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Return the point at *t* (0 to 1) on the way from *b* to *c*."""

    def axis(i: int) -> float:
        return 0.5 * (
            2 * b[i]
            + (c[i] - a[i]) * t
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        )

    return axis(0), axis(1)


class Canvas:
    """A sheet to draw on; every measure is in the picture's units, y grows downward."""

    def __init__(self, ground: str = "#00000000", size: Point = (WIDTH, HEIGHT)) -> None:
        pixels = (round(size[0] * SCALE), round(size[1] * SCALE))
        self.size = size
        self.image = Image.new("RGBA", pixels, ground)
        self._pen = ImageDraw.Draw(self.image)

    # Filled shapes

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        """Fill the polygon of *points*."""
        self._pen.polygon(_grown(points), fill=colour)

    def blob(self, points: Sequence[Point], colour: str) -> None:
        """Fill the smooth shape that runs through *points*."""
        self.polygon(bent(points, closed=True), colour)

    def rect(self, corner: Point, size: Point, colour: str, radius: float = 0) -> None:
        """Fill an upright rectangle, its corners rounded by *radius*."""
        (x, y), (w, h) = corner, size
        self._pen.rounded_rectangle(
            [x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1],
            radius=radius * SCALE,
            fill=colour,
        )

    def ellipse(self, centre: Point, radii: Point, colour: str) -> None:
        """Fill an upright ellipse."""
        self._pen.ellipse(_bounds(centre, radii), fill=colour)

    def disc(self, centre: Point, radius: float, colour: str) -> None:
        """Fill a circle."""
        self.ellipse(centre, (radius, radius), colour)

    def slice(self, centre: Point, radii: Point, span: Point, colour: str) -> None:
        """Fill what a chord cuts off an ellipse; *span* in degrees, clockwise from the right."""
        self._pen.chord(_bounds(centre, radii), *span, fill=colour)

    # Lines

    def line(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a line with round ends and joints through *points*."""
        self._pen.line(_grown(points), fill=colour, width=round(width * SCALE))
        for point in points:
            self.disc(point, width / 2 - 0.25, colour)

    def curve(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a smooth line with round ends through *points*."""
        self.line(bent(points, closed=False), width, colour)

    def ring(self, centre: Point, radius: float, width: float, colour: str) -> None:
        """Draw a circle as a line that lies inside *radius*."""
        self._pen.ellipse(
            _bounds(centre, (radius, radius)), outline=colour, width=round(width * SCALE)
        )

    def arc(self, centre: Point, radii: Point, span: Point, pen: tuple[float, str]) -> None:
        """Draw a part of an ellipse with *pen*, a width and a colour."""
        self._pen.arc(_bounds(centre, radii), *span, fill=pen[1], width=round(pen[0] * SCALE))

    # Light

    def gradient(self, stops: Sequence[str], top: float = 0, bottom: float = HEIGHT) -> None:
        """Fill the band from *top* to *bottom* with colours that run into each other."""
        inks = [ImageColor.getrgb(stop) for stop in stops]
        first, last = round(top * SCALE), round(bottom * SCALE)
        for row in range(first, last):
            place = (row - first) / max(last - first - 1, 1) * (len(inks) - 1)
            i = min(int(place), len(inks) - 2)
            mixed = tuple(
                round(a + (b - a) * (place - i)) for a, b in zip(inks[i], inks[i + 1], strict=True)
            )
            self._pen.line([(0, row), (self.image.width, row)], fill=mixed)

    def glow(self, centre: Point, radius: float, colour: str, strength: float) -> None:
        """Lay a round light on the picture, strongest (0 to 1) in its centre."""
        side = round(radius * 2 * SCALE)
        fall = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
        corner = (round((centre[0] - radius) * SCALE), round((centre[1] - radius) * SCALE))
        # The gradient reaches the corners of its square; what lies outside the circle is cut.
        mask = fall.point([max(0.0, (i - 75) / 180) ** 1.4 * 255 * strength for i in range(256)])
        self.image.paste(colour, (*corner, corner[0] + side, corner[1] + side), mask)

    def veil(self, points: Sequence[Point], colour: str, strength: float) -> None:
        """Lay a see-through polygon on the picture; *strength* 0 to 1."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(_grown(points), fill=round(255 * strength))
        self.image.paste(colour, (0, 0), mask)

    def shade(self, centre: Point, radii: Point, strength: float = 0.18) -> None:
        """Lay a soft flat shadow on the ground."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).ellipse(_bounds(centre, radii), fill=round(255 * strength))
        self.image.paste("#2a1420", (0, 0), mask)

    # Sheets

    def lay(self, sheet: Self, centre: Point, degrees: float = 0) -> None:
        """Lay *sheet* on the picture, turned clockwise about its own centre."""
        piece = sheet.image.rotate(-degrees, Image.Resampling.BICUBIC, expand=True)
        corner = (
            round(centre[0] * SCALE - piece.width / 2),
            round(centre[1] * SCALE - piece.height / 2),
        )
        self.image.paste(piece, corner, piece)

    def save(self, path: Path) -> None:
        """Write the picture at its finished size as a JPEG file."""
        finished = self.image.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        finished.save(path, quality=83, optimize=True, progressive=True)


def _grown(points: Sequence[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _bounds(centre: Point, radii: Point) -> list[float]:
    (x, y), (rx, ry) = centre, radii
    return [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]

"""People: heads with a little of a face, busts, and whole bodies made of round limbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point


class Hair(Enum):
    """How the hair is worn."""

    SHORT = auto()
    LONG = auto()
    BUN = auto()
    TAIL = auto()
    CURLS = auto()
    THIN = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """What a person looks like."""

    skin: str = p.TAN
    hair: Hair = Hair.SHORT
    hair_colour: str = p.BLACK_HAIR
    #: Where the face looks: -1 left, 0 at us, 1 right.
    facing: float = 0
    moustache: bool = False
    glasses: bool = False


@dataclass(frozen=True, slots=True)
class Kit:
    """What a player wears."""

    shirt: str
    shorts: str
    shoes: str = p.PAPER


def head(canvas: Canvas, centre: Point, r: float, look: Look) -> None:
    """Draw a head of radius *r* with its hair and a small smile."""
    x, y = centre
    _hair_behind(canvas, centre, r, look)
    canvas.rect((x - r * 0.34, y + r * 0.6), (r * 0.68, r * 0.86), look.skin, r * 0.3)
    for side in (-1, 1):
        canvas.disc(
            (x + side * r * 0.96 - look.facing * r * 0.12, y + r * 0.12), r * 0.19, look.skin
        )
    canvas.ellipse(centre, (r * 0.95, r * 1.05), look.skin)
    _hair_front(canvas, centre, r, look)
    _face(canvas, (x + look.facing * r * 0.3, y), r, look)


def _hair_behind(canvas: Canvas, centre: Point, r: float, look: Look) -> None:
    x, y = centre
    if look.hair is Hair.LONG:
        canvas.rect((x - r * 1.12, y - r * 0.5), (r * 2.24, r * 2.05), look.hair_colour, r * 0.7)
    elif look.hair is Hair.BUN:
        canvas.disc((x, y - r * 1.22), r * 0.46, look.hair_colour)
    elif look.hair is Hair.TAIL:
        back = -1 if look.facing >= 0 else 1
        canvas.curve(
            [(x + back * r * 0.7, y - r * 0.6), (x + back * r * 1.5, y - r * 0.35),
             (x + back * r * 1.75, y + r * 0.5)],
            r * 0.5,
            look.hair_colour,
        )  # fmt: skip
    elif look.hair is Hair.CURLS:
        for dx, dy in ((-0.85, -0.1), (0.85, -0.1), (-0.7, -0.65), (0.7, -0.65), (0, -0.9)):
            canvas.disc((x + dx * r, y + dy * r), r * 0.55, look.hair_colour)


def _hair_front(canvas: Canvas, centre: Point, r: float, look: Look) -> None:
    x, y = centre
    if look.hair is Hair.THIN:
        for side in (-1, 1):
            canvas.ellipse(
                (x + side * r * 0.9, y - r * 0.15), (r * 0.2, r * 0.36), look.hair_colour
            )
        return
    canvas.slice((x, y - r * 0.06), (r * 1.04, r * 1.06), (188, 352), look.hair_colour)
    shift = look.facing * r * 0.3
    canvas.slice((x + shift + r * 0.2, y - r * 0.16), (r * 0.6, r * 0.4), (0, 180), look.skin)
    canvas.slice((x + shift - r * 0.46, y - r * 0.18), (r * 0.28, r * 0.26), (0, 180), look.skin)


def _face(canvas: Canvas, centre: Point, r: float, look: Look) -> None:
    x, y = centre
    for side in (-1, 1):
        canvas.disc((x + side * r * 0.36, y + r * 0.12), r * 0.085, p.INK)
        if look.glasses:
            canvas.ring((x + side * r * 0.37, y + r * 0.12), r * 0.3, r * 0.07, p.CHARCOAL)
    if look.glasses:
        canvas.line(
            [(x - r * 0.08, y + r * 0.1), (x + r * 0.08, y + r * 0.1)], r * 0.07, p.CHARCOAL
        )
    if look.moustache:
        canvas.slice((x, y + r * 0.56), (r * 0.42, r * 0.22), (180, 360), look.hair_colour)
    else:
        canvas.arc((x, y + r * 0.42), (r * 0.3, r * 0.22), (20, 160), (r * 0.08, p.MAROON))


def bust(canvas: Canvas, centre: Point, r: float, look: Look, cloth: str) -> None:
    """Draw a head with shoulders below it, as of a person behind a table."""
    x, y = centre
    canvas.blob(
        [(x - r * 1.85, y + r * 4.8), (x - r * 1.6, y + r * 2.0), (x - r * 0.9, y + r * 1.38),
         (x, y + r * 1.5), (x + r * 0.9, y + r * 1.38), (x + r * 1.6, y + r * 2.0),
         (x + r * 1.85, y + r * 4.8)],
        cloth,
    )  # fmt: skip
    canvas.slice((x, y + r * 1.36), (r * 0.5, r * 0.34), (0, 180), look.skin)
    head(canvas, centre, r, look)


def arm(canvas: Canvas, joints: Sequence[Point], width: float, inks: tuple[str, str]) -> None:
    """Draw an arm that ends in a hand; *inks* are the sleeve's and the skin's colours."""
    sleeve, skin = inks
    canvas.line(joints, width, sleeve)
    canvas.disc(joints[-1], width * 0.58, skin)


def torso(canvas: Canvas, top: Point, bottom: Point, widths: Point, colour: str) -> None:
    """Draw a rounded trunk from the shoulders to the hips."""
    (x0, y0), (x1, y1), (w0, w1) = top, bottom, widths
    r0, r1 = w0 * 0.22, w1 * 0.2
    corners = [(x0 - w0 / 2 + r0, y0 + r0), (x0 + w0 / 2 - r0, y0 + r0),
               (x1 + w1 / 2 - r1, y1 - r1), (x1 - w1 / 2 + r1, y1 - r1)]  # fmt: skip
    canvas.polygon(corners, colour)
    for (ax, ay), (bx, by), width in (
        (corners[0], corners[1], r0), (corners[1], corners[2], min(r0, r1)),
        (corners[2], corners[3], r1), (corners[3], corners[0], min(r0, r1)),
    ):  # fmt: skip
        canvas.line([(ax, ay), (bx, by)], width * 2, colour)
    canvas.disc(corners[0], r0, colour)
    canvas.disc(corners[1], r0, colour)


def straw_hat(canvas: Canvas, centre: Point, r: float, colours: tuple[str, str]) -> None:
    """Draw a broad hat on the head that *centre* and *r* describe; hat and band colours."""
    x, y = centre
    hat, band = colours
    canvas.rect((x - r * 0.85, y - r * 1.55), (r * 1.7, r * 1.2), hat, r * 0.5)
    canvas.rect((x - r * 0.85, y - r * 0.82), (r * 1.7, r * 0.28), band)
    canvas.ellipse((x, y - r * 0.5), (r * 1.75, r * 0.3), hat)


def cap(canvas: Canvas, centre: Point, r: float, colour: str, facing: int) -> None:
    """Draw a baseball cap whose bill points to *facing* (-1 left, 1 right)."""
    x, y = centre
    canvas.slice((x, y - r * 0.22), (r * 1.06, r * 1.0), (180, 360), colour)
    left = x if facing > 0 else x - r * 1.7
    canvas.rect((left, y - r * 0.36), (r * 1.7, r * 0.22), colour, r * 0.11)

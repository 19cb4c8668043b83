"""A child at a telescope."""

import math

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Look, arm, head, torso
from sketchbook.landscape import far_range, near_range, saguaro, scatter, stars


def draw() -> Canvas:
    """Return a child at a telescope under the Milky Way, with two meteors."""
    canvas = Canvas(p.NIGHT)
    canvas.gradient(["#0d1538", "#1c2557", "#3a3272", "#7a4a78", "#d08566"], 0, 640)
    _milky_way(canvas)
    stars(canvas, 240, 560, 3)
    for head_at, tail_at in (((330, 210), (500, 110)), ((985, 400), (1105, 330))):
        _meteor(canvas, head_at, tail_at)
    _saturn(canvas, (250, 380))
    far_range(canvas, 620, "#3a2850", 130)
    near_range(canvas, 650, "#291d3e", 70)
    canvas.blob(
        [(-60, 680), (300, 636), (700, 628), (1260, 660), (1260, 860), (-60, 860)], "#191330"
    )
    saguaro(canvas, (1070, 680), 260, "#120e26")
    saguaro(canvas, (130, 690), 190, "#120e26")
    _telescope(canvas)
    _stargazer(canvas)
    return canvas


def _milky_way(canvas: Canvas) -> None:
    for i in range(11):
        place = (240 + i * 84, 620 - i * 58)
        canvas.glow(place, 150 + 30 * math.sin(i), "#a58ad0", 0.22)
        canvas.glow(place, 70, "#e8cfe0", 0.12)
    for a, b, c in scatter(170, 44):
        along, across = a * 11, (b - 0.5) * (1 - abs(c - 0.5)) * 190
        spot = (240 + along * 84 + across * 0.57, 620 - along * 58 + across * 0.82)
        canvas.disc(spot, 0.8 + c * 1.1, "#e6dcf2")


def _meteor(canvas: Canvas, head_at: Point, tail_at: Point) -> None:
    (x, y), (tx, ty) = head_at, tail_at
    across = (0.04 * (ty - y), -0.04 * (tx - x))
    canvas.veil(
        [(x - across[0], y - across[1]), (tx, ty), (x + across[0], y + across[1])], p.WHITE, 0.7
    )
    canvas.glow(head_at, 30, p.WHITE, 0.9)
    canvas.disc(head_at, 5, p.WHITE)


def _saturn(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.glow(centre, 90, p.GOLD, 0.3)
    canvas.disc(centre, 24, "#f3cf8e")
    canvas.polygon(
        [(x - 52, y + 16), (x - 48, y + 8), (x + 52, y - 16), (x + 48, y - 8)], "#f9e6bd"
    )


def _telescope(canvas: Canvas) -> None:
    dark, rim = "#0f0b20", "#c98a6a"
    for foot_x in (560, 668, 764):
        canvas.line([(664, 500), (foot_x, 712)], 13, dark)
    canvas.rect((640, 470), (48, 50), dark, 8)
    tube = Canvas(size=(420, 110))
    tube.rect((30, 22), (320, 66), "#efe6d6", 10)
    tube.rect((30, 64), (320, 24), "#cbbca8", 10)
    tube.rect((330, 12), (62, 86), p.TERRACOTTA, 10)
    tube.rect((96, 18), (14, 74), p.TERRACOTTA)
    tube.rect((2, 38), (44, 34), p.INK, 6)
    canvas.lay(tube, (700, 426), -38)
    canvas.line([(640, 486), (688, 486)], 10, rim)


def _stargazer(canvas: Canvas) -> None:
    canvas.shade((470, 716), (120, 12), 0.4)
    for top, knee, foot in (((446, 610), (440, 660), 438), ((488, 610), (494, 660), 496)):
        canvas.line([top, knee, (foot, 702)], 36, "#26335f")
        canvas.rect((foot - 20, 694), (58, 24), p.CREAM, 10)
    torso(canvas, (480, 468), (466, 634), (126, 122), p.GOLD)
    canvas.rect((404, 596), (124, 18), p.AMBER, 8)
    head(canvas, (500, 424), 54, Look(p.TAN, Hair.SHORT, facing=0.95))
    canvas.slice((498, 410), (58, 56), (176, 364), p.TERRACOTTA)
    canvas.rect((442, 398), (114, 20), p.BRICK, 10)
    canvas.disc((498, 350), 15, p.CREAM)
    arm(canvas, [(444, 506), (500, 566), (564, 530)], 34, (p.AMBER, p.TAN))
    canvas.line([(438, 478), (520, 486)], 22, p.TEAL)
    canvas.line([(446, 480), (420, 566)], 22, p.TEAL)

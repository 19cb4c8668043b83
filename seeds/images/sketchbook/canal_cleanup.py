"""Volunteers at the bottom of a dry canal."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Look, arm, cap, head, straw_hat, torso
from sketchbook.landscape import (
    far_range,
    near_range,
    saguaro,
    scatter,
    sun,
    tree,
)


def draw() -> Canvas:
    """Return two volunteers at the bottom of a dry canal."""
    canvas = Canvas(p.SAND)
    canvas.gradient(["#f2b877", "#f6d49c", "#f9e7c2"], 0, 400)
    sun(canvas, (880, 170), 72)
    far_range(canvas, 372, p.CLAY, 170)
    near_range(canvas, 372, p.RUST, 70)
    canvas.rect((0, 350), (1200, 450), p.SAGE)
    tree(canvas, (130, 420), 240, (p.PINE, p.LEAF))
    saguaro(canvas, (1075, 430), 190)
    _dry_bed(canvas)
    _bag(canvas, (905, 560), 0.85)
    _bag(canvas, (985, 590), 1.0)
    _bag(canvas, (930, 640), 1.1)
    _tire(canvas, (250, 640))
    _cart(canvas, (560, 690))
    _raker(canvas, (380, 700))
    _bagger(canvas, (790, 710))
    return canvas


def _dry_bed(canvas: Canvas) -> None:
    """Draw the concrete walls, their joints, the silt and the closed gate at the far end."""
    canvas.polygon([(480, 362), (720, 362), (1380, 800), (-180, 800)], "#efe5d2")
    canvas.polygon([(494, 362), (552, 362), (190, 800), (-120, 800)], "#cabda6")
    canvas.polygon([(706, 362), (648, 362), (1010, 800), (1320, 800)], "#ddd1bb")
    canvas.polygon([(552, 362), (648, 362), (1010, 800), (190, 800)], "#b98f66")
    for depth in (0.03, 0.08, 0.16, 0.28, 0.45, 0.68):
        y = 362 + 438 * depth
        for top, foot in (
            (494 - 614 * depth, 552 - 362 * depth),
            (706 + 614 * depth, 648 + 362 * depth),
        ):
            canvas.line([(top, y), (foot, y)], 1.5 + 3 * depth, "#b3a58c")
    canvas.rect((520, 296), (160, 70), "#cabda6", 4)
    canvas.rect((548, 312), (104, 54), p.WALNUT)
    canvas.line([(600, 312), (600, 262)], 6, p.CHARCOAL)
    canvas.ring((600, 252), 20, 5, p.BRICK)
    canvas.rect((512, 290), (176, 12), "#efe5d2", 4)
    for x, y, size in scatter(20, 4):
        canvas.ellipse((420 + x * 360, 500 + y * 270), (8 + size * 18, 2 + size * 4), "#a57b55")
    for centre, radii in (((470, 742), (120, 17)), ((690, 470), (60, 8))):
        canvas.ellipse(centre, radii, "#8db9bd")
        canvas.ellipse((centre[0] - radii[0] * 0.2, centre[1] - 2), (radii[0] * 0.5, radii[1] * 0.4),
                       "#b7d6d5")  # fmt: skip


def _bag(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    canvas.shade((x, y), (62 * size, 10 * size))
    shape = [(-52, -4), (-56, -52), (-22, -92), (20, -92), (56, -50), (52, -4)]
    canvas.blob([(x + dx * size, y + dy * size) for dx, dy in shape], p.DEEP_TEAL)
    canvas.polygon(
        [(x - 16 * size, y - 118 * size), (x, y - 92 * size), (x + 18 * size, y - 116 * size),
         (x + 8 * size, y - 86 * size), (x - 8 * size, y - 86 * size)],
        p.TEAL,
    )  # fmt: skip


def _tire(canvas: Canvas, centre: Point) -> None:
    canvas.shade((centre[0], centre[1] + 40), (66, 10))
    canvas.disc(centre, 52, p.CHARCOAL)
    canvas.disc(centre, 26, "#c6b89f")


def _cart(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x + 20, y + 4), (130, 12))
    canvas.polygon([(x - 86, y - 186), (x + 126, y - 164), (x + 96, y - 66), (x - 60, y - 66)],
                   "#dfe5e8")  # fmt: skip
    for i in range(1, 6):
        canvas.line([(x - 86 + i * 35, y - 182 + i * 3.6), (x - 60 + i * 26, y - 66)], 4, p.STEEL)
    for dy in (-128, -98):
        canvas.line([(x - 78, y + dy - 14), (x + 114, y + dy)], 4, p.STEEL)
    canvas.line([(x - 116, y - 206), (x - 86, y - 186), (x - 52, y - 48), (x + 100, y - 48)], 8,
                p.STEEL)  # fmt: skip
    canvas.line([(x - 86, y - 186), (x + 126, y - 164), (x + 96, y - 66)], 7, p.STEEL)
    canvas.line([(x - 128, y - 208), (x - 102, y - 202)], 14, p.TERRACOTTA)
    for dx in (-40, 86):
        canvas.line([(x + dx, y - 48), (x + dx, y - 14)], 6, p.STEEL)
        canvas.disc((x + dx, y - 8), 14, p.CHARCOAL)
    canvas.disc((x + 22, y - 196), 30, p.GOLD)
    canvas.rect((x - 50, y - 216), (52, 66), p.PINK, 8)
    canvas.rect((x + 54, y - 214), (34, 60), p.TURQUOISE, 10)


def _vest(canvas: Canvas, top: Point, size: Point) -> None:
    (x, y), (w, h) = top, size
    torso(canvas, (x, y), (x, y + h), (w, w * 0.88), p.AMBER)
    canvas.rect((x - w * 0.44, y + h * 0.52), (w * 0.88, 13), p.PAPER)
    for side in (-1, 1):
        canvas.line(
            [(x + side * w * 0.24, y + 12), (x + side * w * 0.24, y + h * 0.5)], 10, p.PAPER
        )


def _raker(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x, y + 4), (90, 12))
    canvas.line([(x - 24, y - 160), (x - 34, y - 84), (x - 38, y - 10)], 38, p.DEEP_TEAL)
    canvas.line([(x + 22, y - 160), (x + 36, y - 84), (x + 32, y - 10)], 38, p.DEEP_TEAL)
    for dx in (-46, 26):
        canvas.rect((x + dx - 4, y - 18), (48, 22), p.WALNUT, 10)
    canvas.line([(x + 118, y - 330), (x + 40, y - 20)], 10, p.WOOD)
    canvas.line([(x + 8, y - 26), (x + 72, y - 10)], 10, p.CHARCOAL)
    for i in range(5):
        canvas.line([(x + 10 + i * 15, y - 24 + i * 4), (x + 6 + i * 15, y - 2 + i * 4)], 5,
                    p.CHARCOAL)  # fmt: skip
    arm(canvas, [(x - 44, y - 272), (x - 8, y - 214), (x + 84, y - 206)], 28, (p.CREAM, p.BROWN))
    _vest(canvas, (x, y - 304), (120, 156))
    arm(canvas, [(x + 46, y - 274), (x + 92, y - 236), (x + 106, y - 284)], 28,
        (p.CREAM, p.BROWN))  # fmt: skip
    face = (x, y - 342)
    head(canvas, face, 38, Look(p.BROWN, Hair.LONG, facing=0.5))
    straw_hat(canvas, face, 38, (p.GOLD, p.BRICK))


def _bagger(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x, y + 4), (90, 12))
    canvas.line([(x - 22, y - 160), (x - 30, y - 84), (x - 30, y - 10)], 40, "#4a4f63")
    canvas.line([(x + 24, y - 160), (x + 34, y - 84), (x + 38, y - 10)], 40, "#4a4f63")
    for dx in (-46, 22):
        canvas.rect((x + dx - 4, y - 18), (48, 22), p.WALNUT, 10)
    arm(
        canvas, [(x + 48, y - 276), (x + 66, y - 214), (x - 40, y - 190)], 30, (p.TURQUOISE, p.FAIR)
    )
    _vest(canvas, (x, y - 306), (126, 160))
    arm(
        canvas, [(x - 48, y - 276), (x - 78, y - 214), (x - 92, y - 168)], 30, (p.TURQUOISE, p.FAIR)
    )
    _bag(canvas, (x - 94, y - 48), 0.98)
    face = (x, y - 344)
    head(canvas, face, 38, Look(p.FAIR, Hair.SHORT, p.BROWN_HAIR, facing=-0.5))
    cap(canvas, face, 38, p.TEAL, -1)

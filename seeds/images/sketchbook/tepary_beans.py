"""A harvest on the scale."""

import math

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.figures import Hair, Look, arm, bust
from sketchbook.landscape import far_range, scatter, sun


def draw() -> Canvas:
    """Return two children behind a scale full of beans, in a school garden."""
    canvas = Canvas(p.HONEY)
    canvas.gradient(["#f4c27f", "#f8dba6", "#fbeccb"], 0, 330)
    sun(canvas, (250, 150), 64)
    far_range(canvas, 330, p.CLAY, 150)
    canvas.rect((0, 318), (1200, 482), "#b7885a")
    for i, x in enumerate((60, 250, 950, 1140)):
        _bean_pole(canvas, (x, 560), 330 - 24 * (i % 2))
    for i, x in enumerate((150, 1050)):
        _bean_pole(canvas, (x, 600), 340 + 14 * i)
    bust(canvas, (400, 300), 74, Look(p.BROWN, Hair.TAIL, facing=0.6), p.PINK)
    bust(canvas, (800, 300), 74, Look(p.UMBER, Hair.SHORT, facing=-0.6), p.TURQUOISE)
    _table(canvas)
    _scale(canvas)
    arm(canvas, [(296, 480), (330, 574), (440, 560)], 44, (p.PINK, p.BROWN))
    arm(canvas, [(904, 480), (880, 576), (764, 560)], 44, (p.TURQUOISE, p.UMBER))
    return canvas


def _bean_pole(canvas: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    canvas.line([(x, y), (x, y - height)], 8, p.WOOD)
    wave = [(x + 20 * math.sin(i * 1.4), y - height * i / 8) for i in range(9)]
    canvas.curve(wave, 6, p.PINE)
    for i in range(9):
        side = -1 if i % 2 else 1
        cx, cy = x + side * 34, y - height * (i + 0.3) / 9
        colour = p.LEAF if i % 3 else p.PINE
        canvas.blob([(x, cy), (cx, cy - 26), (cx + side * 34, cy), (cx, cy + 22)], colour)
        if i % 3 == 1:
            canvas.curve([(x - side * 6, cy), (x - side * 26, cy + 20), (x - side * 22, cy + 54)], 11,
                         p.GOLD)  # fmt: skip


def _table(canvas: Canvas) -> None:
    canvas.rect((90, 596), (1020, 34), "#d9a066", 8)
    canvas.rect((90, 618), (1020, 14), p.WOOD, 6)
    canvas.rect((130, 632), (940, 168), p.WALNUT)
    for x in range(130, 1070, 94):
        canvas.rect((x + 88, 632), (6, 168), "#4a2e1d")


def _scale(canvas: Canvas) -> None:
    canvas.shade((600, 600), (190, 14))
    canvas.polygon([(500, 596), (540, 486), (660, 486), (700, 596)], p.BRICK)
    canvas.disc((600, 542), 46, p.PAPER)
    canvas.ring((600, 542), 48, 6, p.GOLD)
    for i in range(9):
        angle = math.radians(150 + i * 30)
        canvas.line([(600 + 34 * math.cos(angle), 542 + 34 * math.sin(angle)),
                     (600 + 39 * math.cos(angle), 542 + 39 * math.sin(angle))], 4, p.INK)  # fmt: skip
    canvas.line([(600, 542), (624, 520)], 6, p.TERRACOTTA)
    canvas.disc((600, 542), 6, p.INK)
    canvas.rect((588, 462), (24, 28), p.STEEL)
    canvas.blob([(440, 446), (500, 384), (560, 350), (600, 338), (650, 352), (710, 388), (760, 446),
                 (600, 470)], "#d8b07a")  # fmt: skip
    for x, y, tone in scatter(120, 9):
        cx = 452 + x * 296
        top = 446 - 98 * math.cos((cx - 600) / 152 * 1.5) ** 0.8 if abs(cx - 600) < 150 else 446
        colour = ("#f6ead2", "#c47f4d", "#8c4a2f", "#e7c79a")[int(tone * 4) % 4]
        canvas.ellipse((cx, top + 10 + y * (440 - top)), (12, 8.5), colour)
    canvas.slice((600, 440), (182, 50), (0, 180), p.SILVER)
    canvas.rect((412, 430), (376, 18), "#dfe5e8", 9)

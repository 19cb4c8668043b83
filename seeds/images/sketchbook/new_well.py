"""Water from the tap, and the tower that it comes from."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point
from sketchbook.landscape import (
    saguaro,
    sun,
)


def draw() -> Canvas:
    """Return a glass that fills under a kitchen faucet, with a water tower in the window."""
    canvas = Canvas("#d9e6dc")
    _view_from_kitchen(canvas)
    _counter(canvas)
    _jug(canvas, (958, 618))
    _faucet_and_glass(canvas)
    return canvas


def _view_from_kitchen(canvas: Canvas) -> None:
    view = Canvas(size=(860, 520))
    view.gradient(["#f6c48a", "#f8dfae", "#fbeecb"], 0, 420)
    sun(view, (655, 190), 62)
    ridge = [(0, 330), (120, 240), (230, 310), (400, 200), (560, 320), (700, 250), (860, 330)]
    view.polygon([(0, 520), *ridge, (860, 520)], p.CLAY)
    view.polygon([(0, 520), (0, 380), (200, 350), (460, 385), (860, 345), (860, 520)], p.RUST)
    view.polygon([(0, 520), (0, 430), (430, 412), (860, 432), (860, 520)], p.SAGE)
    _water_tower(view, (190, 440))
    saguaro(view, (62, 474), 130)
    canvas.rect((150, 60), (900, 560), p.WHITE, 10)
    canvas.lay(view, (600, 340))
    canvas.rect((596, 80), (8, 520), p.WHITE)
    canvas.rect((130, 592), (940, 26), "#f1f0e6", 8)


def _water_tower(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for dx in (-70, -24, 24, 70):
        canvas.line([(x + dx * 0.8, y - 190), (x + dx, y)], 9, p.CHARCOAL)
    canvas.line([(x - 66, y - 60), (x + 66, y - 120)], 5, p.CHARCOAL)
    canvas.line([(x + 66, y - 60), (x - 66, y - 120)], 5, p.CHARCOAL)
    canvas.rect((x - 92, y - 310), (184, 130), p.TEAL, 22)
    canvas.rect((x - 92, y - 262), (184, 26), p.CREAM)
    canvas.polygon([(x - 100, y - 302), (x, y - 366), (x + 100, y - 302)], p.DEEP_TEAL)


def _counter(canvas: Canvas) -> None:
    canvas.rect((0, 640), (1200, 160), p.TERRACOTTA)
    canvas.rect((0, 626), (1200, 26), "#d87a4e")
    for i in range(9):
        x = -30 + i * 150
        canvas.polygon([(x, 726), (x + 50, 690), (x + 100, 726), (x + 50, 762)], p.BRICK)
        canvas.polygon([(x + 24, 726), (x + 50, 707), (x + 76, 726), (x + 50, 745)], p.GOLD)


def _jug(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.shade((x, y + 14), (110, 12))
    canvas.rect((x - 24, y - 300), (48, 60), "#7db9cf", 8)
    canvas.rect((x - 30, y - 312), (60, 26), p.DEEP_TEAL, 8)
    canvas.rect((x - 92, y - 250), (184, 262), "#8cc6d8", 44)
    for dy in (70, 128, 186):
        canvas.rect((x - 92, y - 250 + dy), (184, 9), "#6aaec6")
    canvas.rect((x - 66, y - 216), (16, 190), "#c3e3ea", 8)


def _faucet_and_glass(canvas: Canvas) -> None:
    canvas.shade((560, 640), (120, 12))
    canvas.rect((694, 596), (92, 40), p.STEEL, 14)
    canvas.curve(
        [(740, 610), (740, 420), (736, 300), (690, 226), (620, 218), (568, 262), (560, 318)],
        38,
        p.STEEL,
    )
    canvas.curve([(730, 600), (730, 420), (726, 304), (684, 236), (624, 230)], 8, p.SILVER)
    canvas.rect((534, 306), (52, 26), "#717b88", 8)
    canvas.line([(740, 540), (826, 512)], 20, p.STEEL)
    canvas.disc((830, 511), 17, "#717b88")
    canvas.polygon([(548, 332), (572, 332), (568, 520), (552, 520)], "#a9dbe6")
    outline = [(468, 410), (652, 410), (630, 636), (490, 636)]
    canvas.veil(outline, p.WHITE, 0.45)
    canvas.polygon([(475, 478), (645, 478), (628, 628), (492, 628)], p.WATER)
    canvas.ellipse((560, 478), (85, 13), "#8fd0dc")
    canvas.ellipse((560, 478), (30, 7), "#c9ecf0")
    for x, y, r in ((530, 540, 7), (586, 566, 9), (548, 592, 5), (604, 520, 5)):
        canvas.disc((x, y), r, "#8fd0dc")
    canvas.veil([(490, 424), (506, 424), (516, 610), (504, 610)], p.WHITE, 0.7)
    canvas.line([(468, 410), (490, 634), (630, 634), (652, 410)], 5, "#eef7f7")

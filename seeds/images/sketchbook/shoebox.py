"""A shoebox full of photographs."""

from sketchbook import old_photographs
from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point, turned


def draw() -> Canvas:
    """Return an open shoebox on a table, with old photographs about it."""
    canvas = Canvas("#b5713f")
    for y in range(0, 800, 134):
        canvas.rect((0, y), (1200, 5), "#9c5d31")
        canvas.rect((0, y + 5), (1200, 50), "#bb7744")
    canvas.lay(_photo(old_photographs.pickup()), (225, 270), -14)
    canvas.lay(_photo(old_photographs.team()), (975, 262), 11)
    canvas.lay(_photo(old_photographs.girl_and_calf()), (236, 578), 9)
    _box(canvas)
    canvas.lay(_photo(old_photographs.couple(), tall=True), (590, 330), -6)
    _box_front(canvas)
    canvas.lay(_photo(old_photographs.church()), (962, 590), -10)
    _magnifier(canvas, (790, 640))
    return canvas


def _photo(scene: Canvas, *, tall: bool = False) -> Canvas:
    """Return *scene* with a white border, on a sheet of its own."""
    size = (236, 300) if tall else (312, 236)
    sheet = Canvas(size=(size[0] + 16, size[1] + 16))
    sheet.rect((8, 10), size, "#7c4826", 5)
    sheet.rect((2, 2), size, p.PAPER, 4)
    sheet.lay(scene, (size[0] / 2 + 2, size[1] / 2 + 2))
    return sheet


def _box(canvas: Canvas) -> None:
    canvas.shade((606, 668), (232, 26), 0.3)
    canvas.polygon([(402, 440), (812, 440), (780, 360), (434, 360)], "#7c3f22")
    for i in range(5):
        x = 420 + i * 66
        canvas.polygon(turned([(x, 300), (x + 150, 300), (x + 150, 440), (x, 440)], -3 + i * 2,
                              (x + 70, 400)), (p.PAPER, "#e9d6b0", "#f4e8cc")[i % 3])  # fmt: skip


def _box_front(canvas: Canvas) -> None:
    canvas.polygon([(402, 440), (812, 440), (800, 666), (414, 666)], p.TEAL)
    canvas.polygon([(402, 440), (812, 440), (811, 462), (403, 462)], "#0a5050")
    canvas.rect((500, 508), (214, 104), p.CREAM, 6)
    canvas.blob([(540, 580), (556, 546), (592, 552), (634, 568), (676, 574), (680, 590), (610, 592)],
                p.BRICK)  # fmt: skip
    canvas.rect((536, 588), (146, 8), p.WALNUT, 4)
    canvas.line([(582, 556), (600, 548)], 4, p.CREAM)
    canvas.line([(596, 562), (614, 553)], 4, p.CREAM)


def _magnifier(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.line([(x + 44, y + 44), (x + 110, y + 104)], 24, p.INK)
    canvas.disc((x, y), 66, "#f3e2bd")
    canvas.slice((x, y), (52, 52), (200, 290), p.PAPER)
    canvas.ring((x, y), 70, 13, p.GOLD)

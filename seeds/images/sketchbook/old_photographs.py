"""The prints that lie about the shoebox."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas, Point

SEPIA_GROUND, SEPIA_LIGHT, SEPIA_MID, SEPIA_DARK = "#e9d6b0", "#f4e8cc", "#b08a5e", "#5c4230"


def _sepia(size: Point = (276, 200)) -> Canvas:
    return Canvas(SEPIA_GROUND, size)


def _doll(canvas: Canvas, foot: Point, height: float, cloth: str) -> None:
    """Draw a small person as an old print shows one."""
    x, y = foot
    r = height * 0.13
    canvas.rect(
        (x - height * 0.15, y - height * 0.68), (height * 0.3, height * 0.68), cloth, r * 0.7
    )
    canvas.disc((x, y - height * 0.82), r, "#d9b88a")
    canvas.slice((x, y - height * 0.84), (r * 1.06, r * 1.08), (180, 360), SEPIA_DARK)


def pickup() -> Canvas:
    """Return a pickup truck."""
    photo = _sepia()
    photo.rect((0, 140), (276, 60), SEPIA_MID)
    photo.polygon([(0, 140), (70, 92), (140, 132), (210, 84), (276, 140)], "#cfae80")
    photo.rect((30, 110), (216, 46), SEPIA_DARK, 12)
    photo.blob([(112, 116), (122, 66), (150, 58), (182, 66), (196, 116)], SEPIA_DARK)
    photo.polygon([(128, 106), (134, 76), (152, 72), (152, 106)], SEPIA_LIGHT)
    photo.polygon([(158, 106), (158, 72), (174, 76), (184, 106)], SEPIA_LIGHT)
    photo.rect((30, 104), (84, 12), "#7a5a40", 3)
    for x in (76, 204):
        photo.disc((x, 158), 26, "#33241a")
        photo.disc((x, 158), 11, SEPIA_LIGHT)
    photo.disc((242, 124), 9, SEPIA_LIGHT)
    return photo


def team() -> Canvas:
    """Return a baseball team in two rows."""
    photo = _sepia()
    photo.rect((0, 130), (276, 70), SEPIA_MID)
    for i in range(5):
        _doll(photo, (42 + i * 48, 140), 94, SEPIA_LIGHT)
    for i in range(4):
        _doll(photo, (66 + i * 48, 184), 88, "#fbf3df")
        photo.rect((66 + i * 48 - 13, 142), (26, 5), SEPIA_DARK)
    photo.disc((214, 168), 15, SEPIA_DARK)
    return photo


def girl_and_calf() -> Canvas:
    """Return a girl who won a ribbon with her calf."""
    photo = _sepia()
    photo.rect((0, 146), (276, 54), SEPIA_MID)
    _doll(photo, (86, 170), 118, SEPIA_LIGHT)
    photo.disc((104, 110), 10, p.DEEP_TEAL)
    photo.polygon([(98, 116), (94, 140), (104, 132), (114, 140), (110, 116)], p.DEEP_TEAL)
    photo.blob([(140, 112), (190, 98), (238, 108), (244, 140), (190, 150), (146, 142)], SEPIA_DARK)
    for x in (152, 172, 214, 232):
        photo.rect((x, 136), (11, 42), SEPIA_DARK, 4)
    photo.blob([(124, 84), (152, 80), (166, 104), (150, 126), (126, 118)], SEPIA_DARK)
    photo.ellipse((130, 112), (13, 11), "#d9b88a")
    photo.blob([(196, 104), (220, 104), (222, 126), (200, 126)], SEPIA_LIGHT)
    photo.line([(100, 128), (130, 118)], 4, SEPIA_DARK)
    return photo


def couple() -> Canvas:
    """Return a bride and a groom."""
    photo = _sepia((204, 268))
    photo.slice((102, 150), (92, 132), (180, 360), SEPIA_LIGHT)
    photo.rect((10, 148), (184, 120), SEPIA_LIGHT)
    photo.polygon([(44, 268), (58, 150), (98, 150), (112, 268)], p.WHITE)
    photo.blob(
        [(46, 134), (56, 90), (78, 76), (100, 90), (110, 134), (104, 190), (52, 190)], "#fbf6ea"
    )
    photo.rect((62, 136), (36, 62), p.WHITE, 12)
    photo.disc((79, 112), 22, "#d9b88a")
    photo.slice((79, 106), (23, 22), (180, 360), SEPIA_DARK)
    photo.rect((108, 130), (58, 138), SEPIA_DARK, 16)
    photo.polygon([(128, 130), (146, 130), (137, 168)], p.WHITE)
    photo.polygon([(130, 138), (144, 146), (144, 138), (130, 146)], "#33241a")
    photo.disc((137, 102), 23, "#c99c6c")
    photo.slice((137, 96), (24, 23), (176, 364), "#33241a")
    for x, y in ((92, 196), (104, 190), (98, 206), (110, 202)):
        photo.disc((x, y), 10, "#cfae80")
    return photo


def church() -> Canvas:
    """Return a church and the people before it."""
    photo = _sepia()
    photo.rect((0, 150), (276, 50), SEPIA_MID)
    photo.rect((86, 72), (104, 90), SEPIA_LIGHT)
    photo.polygon([(80, 76), (138, 40), (196, 76)], SEPIA_LIGHT)
    photo.rect((124, 22), (28, 40), SEPIA_LIGHT)
    photo.slice((138, 46), (8, 12), (180, 360), SEPIA_DARK)
    photo.line([(138, 6), (138, 24)], 4, SEPIA_DARK)
    photo.line([(131, 12), (145, 12)], 4, SEPIA_DARK)
    photo.slice((138, 126), (18, 26), (180, 360), SEPIA_DARK)
    photo.rect((120, 124), (36, 38), SEPIA_DARK)
    for i, x in enumerate((30, 56, 216, 242)):
        _doll(photo, (x, 180 - i % 2 * 6), 70, (SEPIA_DARK, "#fbf3df")[i % 2])
    return photo

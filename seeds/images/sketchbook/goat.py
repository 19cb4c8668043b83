"""A goat on Main Street."""

from sketchbook import palette as p
from sketchbook.canvas import Canvas


def draw() -> Canvas:
    """Return a goat with a packet of seeds, in front of three shops."""
    canvas = Canvas("#f7dcae")
    canvas.gradient(["#f6cf96", "#fae5bd"], 0, 260)
    _shop(canvas, 0, "#d9795a", (p.TEAL, p.CREAM))
    _shop(canvas, 400, p.TURQUOISE, (p.BRICK, p.CREAM))
    _shop(canvas, 800, "#dfa64f", (p.MAROON, p.CREAM))
    canvas.rect((0, 600), (1200, 200), "#cdb79b")
    canvas.rect((0, 600), (1200, 14), "#e4d3b8")
    for x in range(-60, 1300, 170):
        canvas.line([(x + 60, 616), (x, 800)], 4, "#b9a284")
    beast = Canvas()
    _goat_body(beast)
    _goat_head(beast)
    canvas.lay(beast, (592, 374))
    return canvas


def _shop(canvas: Canvas, left: float, wall: str, awning: tuple[str, str]) -> None:
    canvas.rect((left, 110), (400, 490), wall)
    canvas.rect((left, 96), (400, 30), p.CREAM)
    canvas.rect((left + 34, 260), (190, 230), "#f9eecb", 6)
    canvas.rect((left + 34, 372), (190, 8), p.WALNUT)
    canvas.rect((left + 125, 260), (8, 230), p.WALNUT)
    canvas.rect((left + 258, 260), (110, 340), p.WALNUT, 6)
    canvas.rect((left + 274, 280), (78, 150), "#f9eecb", 4)
    canvas.disc((left + 350, 450), 8, p.GOLD)
    for i in range(8):
        colour = awning[i % 2]
        x = left + 8 + i * 48
        canvas.rect((x, 190), (48, 62), colour)
        canvas.slice((x + 24, 252), (24, 22), (0, 180), colour)
    canvas.rect((left + 8, 180), (384, 14), awning[0])


def _goat_body(canvas: Canvas) -> None:
    coat, shadow, hoof = "#fbf4e6", "#e5d8c2", p.CHARCOAL
    canvas.shade((560, 712), (250, 22))
    for knee, foot in (((444, 600), 436), ((690, 600), 700)):
        canvas.line([(knee[0] + 30, 520), (knee[0] + 34, 610), (foot + 40, 694)], 38, shadow)
        canvas.rect((foot + 20, 688), (42, 24), hoof, 7)
    canvas.curve([(372, 440), (330, 404), (326, 360)], 34, coat)
    canvas.blob(
        [(366, 450), (400, 386), (520, 372), (640, 370), (730, 330), (772, 400), (748, 500),
         (690, 560), (560, 572), (440, 560), (380, 520)],
        coat,
    )  # fmt: skip
    canvas.blob([(420, 552), (560, 540), (690, 544), (640, 590), (500, 592)], shadow)
    for top, knee, foot in (((420, 500), (408, 600), 392), ((700, 500), (712, 604), 706)):
        canvas.line([top, knee, (foot + 10, 694)], 44, coat)
        canvas.rect((foot - 14, 688), (48, 26), hoof, 8)
    canvas.blob([(470, 400), (540, 392), (580, 440), (540, 490), (470, 470)], "#b9764c")
    canvas.blob([(404, 446), (436, 430), (452, 470), (424, 496)], "#b9764c")


def _goat_head(canvas: Canvas) -> None:
    coat = "#fbf4e6"
    canvas.polygon([(660, 410), (700, 268), (806, 276), (776, 440)], coat)
    canvas.curve([(726, 244), (700, 176), (650, 148), (606, 168)], 26, "#a08a70")
    canvas.curve([(760, 240), (748, 170), (706, 132), (660, 138)], 26, "#c2ab8c")
    canvas.blob([(690, 262), (720, 216), (790, 210), (850, 262), (886, 318), (866, 354), (800, 344),
                 (740, 330)], coat)  # fmt: skip
    canvas.blob([(720, 262), (672, 244), (604, 272), (656, 304), (714, 292)], "#b9764c")
    canvas.blob([(700, 266), (664, 260), (632, 274), (662, 288), (700, 284)], p.ROSE)
    canvas.polygon([(800, 340), (838, 346), (806, 424), (794, 384)], "#e5d8c2")
    canvas.ellipse((790, 262), (15, 17), p.GOLD)
    canvas.rect((780, 258), (20, 8), p.INK, 4)
    canvas.disc((872, 314), 6, p.CHARCOAL)
    packet = [(846, 322), (958, 286), (1002, 424), (890, 460)]
    canvas.polygon(packet, "#a9d6cf")
    canvas.polygon([(846, 322), (958, 286), (968, 318), (856, 354)], p.TERRACOTTA)
    canvas.blob([(896, 366), (946, 350), (938, 430), (930, 434)], p.AMBER)
    for tip in ((896, 346), (916, 336), (938, 338)):
        canvas.line([(921, 362), tip], 8, p.LEAF)
    canvas.curve([(820, 336), (850, 342), (874, 338)], 8, "#cdbfa8")
    canvas.curve([(672, 384), (722, 410), (786, 396)], 20, p.BRICK)
    canvas.disc((724, 428), 24, p.GOLD)
    canvas.rect((712, 430), (24, 6), p.WALNUT, 3)

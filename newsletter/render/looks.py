"""What a picture looks like, in 64 bits: equal, or nearly so, however it is scaled and packed.

A difference hash: is each point of a very small grey picture darker than its neighbour?
"""

from itertools import pairwise
from pathlib import Path

from PIL import Image

#: Points of the small picture: eight differences in each of eight rows.
POINTS = (9, 8)

#: Neighbours that differ by so many of 256 greys differ to the eye, too.
SEEN = 4

#: So many differences of the 64 must be seen: a plain ground or a logo on it looks like any other.
ENOUGH = 16


def look_of(path: Path) -> str:
    """Return what the picture in the file *path* looks like, as 16 hexadecimal digits.

    `""` for one that shows too little to be told from others, or that is not there any more.
    Two of the same picture differ in a few bits at most; two pictures in about half of them.
    """
    try:
        with Image.open(path) as file:
            grey = _on_white(file).resize(POINTS, Image.Resampling.LANCZOS).tobytes()
    except OSError:
        return ""
    width, height = POINTS
    rows = (grey[top : top + width] for top in range(0, width * height, width))
    steps = [after - before for row in rows for before, after in pairwise(row)]
    if sum(abs(step) >= SEEN for step in steps) < ENOUGH:
        return ""
    return f"{int(''.join('1' if step > 0 else '0' for step in steps), 2):016x}"


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("L")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("L")

"""Cuts an article's picture to the sizes that editions show, and keeps the files."""

import contextlib
import hashlib
import math
import os
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from newsletter.errors import PageError, StoreError

#: Formats that are read, as Pillow calls them; of a moving GIF the first frame.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
#: Most pixels that are decoded.
PIXELS_LIMIT = 40_000_000
#: Pixels that suffice for every size; a picture of several times as many is reduced at once.
PIXELS_NEEDED = 5_000_000
#: A picture smaller than this on either side is an icon or a counting pixel.
SIDE_MINIMUM = 48
#: Largest file in bytes.
FILE_LIMIT = 120_000
#: JPEG qualities that are tried, one after the other, until the file is small enough.
QUALITIES = (84, 76, 68, 58, 48, 36, 24)
#: Where the cut is taken from: the middle, and a little above it, where faces are.
CENTRE = (0.5, 0.4)
#: What shows through a transparent picture.
GROUND = "#ffffff"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture in one size."""

    #: Absolute address of the file.
    url: str
    #: As displayed, px; the file holds up to twice as many.
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shapes:
    """A picture in all sizes that editions show."""

    #: Heads an issue: 2 to 1.
    lead: Shot
    #: Heads a story in a side by side edition: 3 to 1.
    wide: Shot
    #: Stands beside a story: 4 to 3.
    thumb: Shot


#: Shape -> size as displayed, and the width of the file. The lead is shown 544 px wide in a
#: column and 584 px wide over two, from one file.
SIZES = {
    "lead": ((544, 272), 1168),
    "wide": ((584, 195), 1168),
    "thumb": ((176, 132), 352),
}


def shape(data: bytes, folder: Path, base_url: str) -> Shapes:
    """Cut the picture in *data*, write the files into *folder*, and say where they are read.

    A file is named for the picture's content: one that is there already is not made again.

    Raises:
        PageError: *data* is no picture that can be shown.
        StoreError: *folder* cannot be written.
    """
    name = hashlib.sha256(data).hexdigest()[:20]
    paths = {kind: folder / f"{name}-{kind}.jpg" for kind in SIZES}
    if not all(path.exists() for path in paths.values()):
        picture = _read(data)
        for kind, path in paths.items():
            write(path, _jpeg(_cut(picture, kind)))
    shots = {
        kind: Shot(f"{base_url}/media/{paths[kind].name}", *size)
        for kind, (size, _) in SIZES.items()
    }
    return Shapes(**shots)


def _read(data: bytes) -> Image.Image:
    """Decode *data*, turned upright, without transparency."""
    with _plain_words(), Image.open(BytesIO(data), formats=FORMATS) as found:
        if found.width * found.height > PIXELS_LIMIT:
            raise PageError(f"The picture is too large: {found.width} by {found.height} pixels.")
        if min(found.size) < SIDE_MINIMUM:
            raise PageError(f"The picture is too small: {found.width} by {found.height} pixels.")
        found.draft("RGB", (1168, 1168))
        upright = ImageOps.exif_transpose(_reduced(found))
        if not upright.has_transparency_data:
            return upright.convert("RGB")
        clear = upright.convert("RGBA")
        ground = Image.new("RGB", clear.size, GROUND)
        ground.paste(clear, mask=clear)
        return ground


def _reduced(found: Image.Image) -> Image.Image:
    """Return a very large picture at a half, a third and so on: all that follows copies it."""
    factor = math.isqrt(found.width * found.height // PIXELS_NEEDED)
    if factor < 2 or found.mode not in {"L", "RGB", "RGBA", "CMYK"}:
        return found
    small = found.reduce(factor)
    small.info["exif"] = found.info.get("exif", b"")
    return small


@contextlib.contextmanager
def _plain_words() -> Iterator[None]:
    """Turn what Pillow raises, and its warnings of bombs, into words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PageError("The picture is too large to be opened safely.") from error
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, ArithmeticError) as error:
        raise PageError(
            "This is no picture that can be read.", remedy="Use JPEG, PNG, WebP or GIF."
        ) from error


def _cut(picture: Image.Image, kind: str) -> Image.Image:
    """Cut *picture* to the shape of *kind*, never larger than it is."""
    (shown_width, shown_height), file_width = SIZES[kind]
    ratio = shown_width / shown_height
    width = min(file_width, picture.width, round(picture.height * ratio))
    return ImageOps.fit(
        picture, (width, max(1, round(width / ratio))), Image.Resampling.LANCZOS, centering=CENTRE
    )


def _jpeg(picture: Image.Image) -> bytes:
    """Encode *picture* as well as the limit allows; in the last resort at half the size."""
    for quality in QUALITIES:
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
        if file.tell() <= FILE_LIMIT:
            return file.getvalue()
    return _jpeg(picture.reduce(2))


def write(path: Path, data: bytes) -> None:
    """Write *data* into the media folder so that nobody ever sees half a file.

    Raises:
        StoreError: *path* cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o644)
        os.replace(file.name, path)  # noqa: PTH105  # Path.replace() is the same, but typed loosely
    except OSError as error:
        raise StoreError(
            f"The picture cannot be kept: {error.strerror}.",
            where=str(path.parent),
            remedy="Give the program leave to write there, and room.",
        ) from error

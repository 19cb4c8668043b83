"""Cuts an article's picture to the sizes that editions show, and keeps the files."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from newsletter.errors import StoreError
from newsletter.render.decoding import decoded
from newsletter.render.looks import look_of

#: How pictures are cut; raised when that changes, so that they are all cut anew.
CUT = b"2"
#: Largest file in bytes.
FILE_LIMIT = 120_000
#: JPEG qualities that are tried, one after the other, until the file is small enough.
QUALITIES = (84, 76, 68, 58, 48, 36, 24)
#: Where the cut is taken from: the middle, and a little above it, where faces are.
CENTRE = (0.5, 0.4)
#: What shows through a transparent picture that is too heavy as PNG.
GROUND = "#ffffff"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture in one size."""

    #: Absolute address of the file.
    url: str
    #: As displayed, px; the file holds up to twice as many.
    width: int
    #: 0 when it is not ours, and nobody knows: then its width is set and the height follows.
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
    #: What it looks like, as `look_of` says of its lead; `""` when nobody knows.
    look: str = ""


#: Shape -> size as displayed, and the width of the file. The lead is shown 544 px wide in a
#: column and 584 px wide over two, from one file.
SIZES = {
    "lead": ((544, 272), 1168),
    "wide": ((584, 195), 1168),
    "thumb": ((176, 132), 352),
}


def linked(url: str) -> Shapes:
    """Return the picture at *url* as its source shows it: uncut, of a width that is safe."""
    lead, wide, thumb = (Shot(url, SIZES[kind][0][0], 0) for kind in ("lead", "wide", "thumb"))
    return Shapes(lead, wide, thumb)


def shape(data: bytes, folder: Path, base_url: str) -> Shapes:
    """Cut the picture in *data*, write the files into *folder*, and say where they are read.

    A file is named for the picture's content: one that is there already is not made again.

    Raises:
        PageError: *data* is no picture that can be shown.
        StoreError: *folder* cannot be written.
    """
    name = hashlib.sha256(CUT + data).hexdigest()[:20]
    known = {kind: _there(folder / f"{name}-{kind}") for kind in SIZES}
    paths = {kind: path for kind, path in known.items() if path}
    if len(paths) < len(SIZES):
        picture = decoded(data)
        for kind in SIZES:
            suffix, file = _file(_cut(picture, kind))
            paths[kind] = folder / f"{name}-{kind}{suffix}"
            write(paths[kind], file)
    lead, wide, thumb = (
        Shot(f"{base_url}/media/{paths[kind].name}", *SIZES[kind][0])
        for kind in ("lead", "wide", "thumb")
    )
    return Shapes(lead, wide, thumb, look_of(paths["lead"]))


def width_of(path: Path) -> int:
    """Return how many pixels wide the picture in the file *path* is; 0 when nobody can tell."""
    try:
        with Image.open(path) as file:
            return file.width
    except (OSError, ValueError, Image.DecompressionBombError):
        return 0


def _there(stem: Path) -> Path | None:
    """Return the file that begins with *stem*, if it was made before."""
    files = (stem.with_name(stem.name + suffix) for suffix in (".jpg", ".png"))
    return next((file for file in files if file.exists()), None)


def _cut(picture: Image.Image, kind: str) -> Image.Image:
    """Cut *picture* to the shape of *kind*, never larger than it is."""
    (shown_width, shown_height), file_width = SIZES[kind]
    ratio = shown_width / shown_height
    width = min(file_width, picture.width, round(picture.height * ratio))
    return ImageOps.fit(
        picture, (width, max(1, round(width / ratio))), Image.Resampling.LANCZOS, centering=CENTRE
    )


def _file(picture: Image.Image) -> tuple[str, bytes]:
    """Return the ending and the bytes of the file of *picture*.

    What is transparent is PNG; a photograph of which that would be too heavy stands on white.
    """
    if picture.mode != "RGBA":
        return ".jpg", _jpeg(picture)
    for one in (picture, picture.quantize(256, Image.Quantize.FASTOCTREE)):
        file = BytesIO()
        one.save(file, "PNG", compress_level=7)
        if file.tell() <= FILE_LIMIT:
            return ".png", file.getvalue()
    ground = Image.new("RGB", picture.size, GROUND)
    ground.paste(picture, mask=picture)
    return ".jpg", _jpeg(ground)


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
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            os.replace(name, path)  # noqa: PTH105  # Path.replace() is the same, but typed loosely
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"The picture cannot be kept: {error.strerror}.",
            where=str(path.parent),
            remedy="Give the program leave to write there, and room.",
        ) from error

"""Opens a picture that a stranger sent: upright, in the colours of screens, and small enough."""

import contextlib
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, features

from newsletter.errors import PageError
from newsletter.render import png_rows

#: Formats that are read, as Pillow calls them; of a moving picture the first frame.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
#: Most pixels that are decoded.
PIXELS_LIMIT = 40_000_000
#: Pixels that suffice for every size; a picture of several times as many is reduced at once.
PIXELS_NEEDED = 3_000_000
#: A picture smaller than this on either side is an icon or a counting pixel.
SIDE_MINIMUM = 48
#: What JPEG is asked for: the lead, as wide and high as its file.
DRAFT = (1168, 584)
#: Bytes that decoding may take. The process has 220 MB; 31 MB are Python and its libraries, and
#: the file, the reduced picture and the cuts are to be held beside.
MEMORY = 140_000_000
#: Bytes that the decoder takes for each pixel, measured: it holds the picture several times.
PER_PIXEL = {"WEBP": 16, "AVIF": 12, "GIF": 2}
#: How AVIF begins, after its first length.
AVIF = (b"ftypavif", b"ftypavis")


def decoded(data: bytes) -> Image.Image:
    """Return the picture in *data* as RGB, or RGBA when something shows through it.

    Raises:
        PageError: it is no picture that can be shown.
    """
    # Opening a WebP takes memory for all its pixels already.
    if (extent := webp_size(data)) and extent[0] * extent[1] * PER_PIXEL["WEBP"] > MEMORY:
        raise _too_large(extent)
    with _plain_words(data), Image.open(BytesIO(data), formats=FORMATS) as found:
        if found.width * found.height > PIXELS_LIMIT:
            raise PageError(f"The picture is too large: {found.width} by {found.height} pixels.")
        if min(found.size) < SIDE_MINIMUM:
            raise PageError(f"The picture is too small: {found.width} by {found.height} pixels.")
        extent = found.size
        profile, exif = found.info.get("icc_profile"), found.info.get("exif", b"")
        try:
            small = _reduced(found, data)
            small.info = {"exif": exif}
            ImageOps.exif_transpose(small, in_place=True)
            return _opaque(_for_screens(small, profile))
        except MemoryError:
            raise _too_large(extent) from None


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height as the first chunk of a WebP says (RFC 9649); None if it is none."""
    kind = data[12:16]
    if data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return (width, height) if kind == b"VP8 " else None


def _too_large(extent: tuple[int, int]) -> PageError:
    return PageError(
        f"The picture is too large to be made smaller here: {extent[0]} x {extent[1]} pixels.",
        remedy="Put a smaller one in its place.",
    )


def _reduced(found: Image.Image, data: bytes) -> Image.Image:
    """Return the picture, a very large one at a half, a third and so on."""
    told = png_rows.header(data) if found.format == "PNG" else None
    if told and found.width * found.height > PIXELS_NEEDED:
        size = png_rows.size(told)
        factor = _factor(size)
        bands = (_dressed(band, found, told.depth) for band in png_rows.bands(data, told, factor))
        return _joined(bands, size, factor)
    extent = found.size
    coefficients = _coefficients(found)
    found.draft("RGB", DRAFT)
    pixels = found.width * found.height
    if coefficients + pixels * PER_PIXEL.get(str(found.format), len(found.getbands()) * 2) > MEMORY:
        raise _too_large(extent)
    found.load()
    factor = _factor(found.size)
    rows = max(1, png_rows.BAND // found.width // factor) * factor
    strips = (
        _plain(found.crop((0, top, found.width, min(found.height, top + rows))))
        for top in range(0, found.height, rows)
    )
    return _joined(strips, found.size, factor)


def _factor(size: tuple[int, int]) -> int:
    return max(1, math.isqrt(size[0] * size[1] // PIXELS_NEEDED))


def _coefficients(found: Image.Image) -> int:
    """Return the bytes that a progressive JPEG holds until its last pass: two for each value."""
    layers = getattr(found, "layer", None)
    if not layers or not found.info.get("progressive"):
        return 0
    widest = max(layer[1] for layer in layers) * max(layer[2] for layer in layers)
    values = sum(layer[1] * layer[2] for layer in layers) / max(1, widest)
    return int(2 * found.width * found.height * values)


def _dressed(band: Image.Image, found: Image.Image, depth: int) -> Image.Image:
    """Give a *band* the palette and the transparency of the picture that it was found in."""
    clear = found.info.get("transparency")
    if depth == 16 and clear is not None:
        clear = tuple(one >> 8 for one in clear) if isinstance(clear, tuple) else clear >> 8
    if band.mode == "P" and found.palette:
        band.putpalette(found.palette.palette or b"", found.palette.rawmode or "RGB")
    if clear is not None:
        band.info["transparency"] = clear
    return _plain(band)


def _plain(picture: Image.Image) -> Image.Image:
    """Return *picture* in a mode that can be reduced, and of which profiles speak."""
    if picture.mode.startswith("I"):  # grey, of sixteen bits
        return picture.convert("I").point([value >> 8 for value in range(65536)], "L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB")


def _joined(bands: Iterator[Image.Image], size: tuple[int, int], factor: int) -> Image.Image:
    """Reduce *bands*, which are a picture of *size*, by *factor*, and put them together."""
    whole: Image.Image | None = None
    top = 0
    for band in bands:
        small = band.reduce(factor) if factor > 1 else band
        if whole is None:
            whole = Image.new(small.mode, (-(-size[0] // factor), -(-size[1] // factor)))
        whole.paste(small, (0, top))
        top += small.height
    if whole is None:
        raise ValueError("The picture has no rows.")
    return whole


def _for_screens(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return *picture* in sRGB, as mail programs take it; a profile that is no good is ignored."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(picture, theirs, ours, outputMode=mode)
            if made is not None:
                return made
    return picture.convert(mode)


def _opaque(picture: Image.Image) -> Image.Image:
    """Return *picture* without its transparency when nothing shows through."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        return picture.convert("RGB")
    return picture


@contextlib.contextmanager
def _plain_words(data: bytes) -> Iterator[None]:
    """Turn what Pillow raises, and its warnings of bombs, into words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PageError("The picture is too large to be opened safely.") from error
    except (
        OSError, SyntaxError, ValueError, EOFError, TypeError, ArithmeticError, LookupError,
        struct.error, zlib.error,
    ) as error:  # fmt: skip
        raise refusal(data, has_avif=features.check("avif") is True) from error


def refusal(data: bytes, *, has_avif: bool) -> PageError:
    """Return why *data* cannot be read, when Pillow reads AVIF or does not."""
    if data[4:12] in AVIF and not has_avif:
        return PageError(
            "The picture is in AVIF, which cannot be read here: Pillow was built without it.",
            remedy="Use JPEG, PNG, WebP or GIF.",
        )
    return PageError(
        "This is no picture that can be read.", remedy="Use JPEG, PNG, WebP, GIF or AVIF."
    )

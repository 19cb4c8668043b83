"""Pictures of every making come out upright, in true colours and small."""

import zlib

import pytest
from PIL import Image, ImageCms

from newsletter.errors import PageError
from newsletter.render.decoding import decoded, refusal, webp_size
from tests.render.test_pictures import encoded


def shade(picture):
    """Return the middle pixel."""
    return picture.getpixel((picture.width // 2, picture.height // 2))


def png(width, height, depth, colour, row, *, interlaced=False):
    """Write a PNG of *height* times the same *row*, or of the passes of an interlaced one."""

    def chunk(kind, told):
        body = kind + told
        return len(told).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)

    sizes = width.to_bytes(4) + height.to_bytes(4)
    told = sizes + bytes([depth, colour, 0, 0, int(interlaced)])
    rows = row if interlaced else row * height
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", told)
    return start + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("width", [60, 2400])
def test_sixteen_bits_of_grey_keep_their_shade(width):
    """Half of what is white is a middle grey, in a small picture and in a large one."""
    data = png(width, 1600, 16, 0, b"\0" + b"\x80\x00" * width)

    assert shade(decoded(data)) == (128, 128, 128)


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("1", 1), ("L", 99), ("P", 7), ("RGB", (9, 99, 199)), ("RGBA", (9, 99, 199, 120))],
)
def test_a_large_png_is_what_the_library_makes_of_it(mode, colour):
    """Read band by band, filters and palettes come out as they do in one piece."""
    large = Image.new(mode, (2600, 2500), 0)
    if mode == "P":
        large.putpalette([value % 256 for value in range(768)][::-1])
    large.paste(colour, (600, 300, 2600, 2200))

    small, whole = decoded(encoded(large)), large.convert("RGBA" if mode == "RGBA" else "RGB")

    assert small.size == whole.size
    for x, y in ((10, 10), (1300, 1200), (599, 1200), (600, 300), (2599, 2199), (2599, 2200)):
        assert small.getpixel((x, y)) == whole.getpixel((x, y))


def test_a_large_png_of_sloping_rows_is_read_as_in_one_piece():
    """Every kind of filter goes on over the edge of a band."""
    slope = Image.linear_gradient("L").resize((1800, 1800))
    large = Image.merge("RGB", [slope, slope.rotate(90), slope.rotate(45)])

    assert decoded(encoded(large, compress_level=1)).tobytes() == large.tobytes()


def test_a_large_interlaced_png_is_read_at_half_its_size():
    """Its sixth pass is a picture of its own."""
    width, height = 2000, 1600
    passes = b""
    for left, top, across, down, value in (
        (0, 0, 8, 8, 1), (4, 0, 8, 8, 2), (0, 4, 4, 8, 3), (2, 0, 4, 4, 4), (0, 2, 2, 4, 5),
        (1, 0, 2, 2, 200), (0, 1, 1, 2, 7),
    ):  # fmt: skip
        columns = len(range(left, width, across))
        passes += (b"\0" + bytes([value]) * columns) * len(range(top, height, down))

    small = decoded(png(width, height, 8, 0, passes, interlaced=True))

    assert (small.size, shade(small)) == ((1000, 800), (200, 200, 200))


def test_a_large_png_that_ends_early_is_no_picture():
    """Half a picture is not shown."""
    data = encoded(Image.effect_noise((2100, 2100), 60))

    with pytest.raises(PageError, match="no picture"):
        decoded(data[: len(data) // 2])


def test_a_transparent_colour_of_a_large_palette_stays_transparent():
    """Drawings are saved so."""
    drawing = Image.new("P", (2000, 1600), 3)
    drawing.putpalette(bytes(range(48)))
    data = encoded(drawing, transparency=3)

    assert shade(decoded(data))[3] == 0


def test_a_profile_that_does_not_fit_is_ignored():
    """The picture is shown as it is."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    grey = Image.new("RGB", (200, 200), (200, 60, 60))

    assert shade(decoded(encoded(grey, icc_profile=lab.tobytes()))) == (200, 60, 60)
    assert shade(decoded(encoded(grey, icc_profile=b"no profile"))) == (200, 60, 60)


def swapped():
    """Return a profile like sRGB whose red and green have changed places."""
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return (
        ours.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tXYZ", b"gXYZ", 1)
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_profile_is_applied(kind):
    """What a device calls red and is green comes out green."""
    data = encoded(Image.new("RGB", (200, 200), (250, 10, 10)), kind, icc_profile=swapped())

    red, green, _ = shade(decoded(data))

    assert green > 200 > red


@pytest.mark.parametrize(
    ("kind", "size", "options"),
    [
        ("WEBP", (3400, 3200), {"method": 0}),
        ("WEBP", (3400, 3200), {"method": 0, "lossless": True, "quality": 0}),
        ("AVIF", (3800, 3600), {"speed": 10}),
        ("JPEG", (5600, 5400), {"progressive": True, "subsampling": 0}),
    ],
)
def test_what_cannot_be_made_smaller_in_our_memory_says_so(kind, size, options):
    """The reason is not that it were no picture."""
    data = encoded(Image.new("RGB", size), kind, **options)

    with pytest.raises(
        PageError, match=f"too large to be made smaller here: {size[0]} x {size[1]}"
    ):
        decoded(data)


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": b"Exif\0\0"}])
def test_the_size_of_a_webp_stands_in_its_first_chunk(options):
    """Whichever chunk that is."""
    assert webp_size(encoded(Image.new("RGB", (321, 123)), "WEBP", **options)) == (321, 123)


def test_avif_that_cannot_be_read_says_why():
    """It is a picture, only not here."""
    data = encoded(Image.new("RGB", (80, 80)), "AVIF")

    assert "AVIF" in refusal(data, has_avif=False).what
    assert "no picture" in refusal(data, has_avif=True).what

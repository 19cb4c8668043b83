"""Tests of cutting pictures."""

import stat
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsletter.errors import PageError, StoreError
from newsletter.render import shape, width_of
from newsletter.render.pictures import write

BASE = "https://news.example"


def encoded(picture, kind="PNG", **options):
    """Return a picture as a file."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def kept(shot, folder):
    """Open the file of a shot."""
    return Image.open(BytesIO((folder / shot.url.rpartition("/")[2]).read_bytes()))


def test_a_picture_is_cut_to_three_shapes(tmp_path):
    """Files hold twice the pixels that are shown, in the same proportions."""
    shapes = shape(encoded(Image.new("RGB", (3000, 2000), "#804020")), tmp_path, BASE)

    assert (shapes.lead.width, shapes.lead.height) == (544, 272)
    assert (shapes.wide.width, shapes.wide.height) == (584, 195)
    assert (shapes.thumb.width, shapes.thumb.height) == (176, 132)
    assert kept(shapes.lead, tmp_path).size == (1168, 584)
    assert kept(shapes.wide, tmp_path).size == (1168, 390)
    assert kept(shapes.thumb, tmp_path).size == (352, 264)
    assert shapes.lead.url.startswith("https://news.example/media/")


def test_the_cut_is_taken_a_little_above_the_middle(tmp_path):
    """Of a tall picture, the part at two fifths of what is too much is kept."""
    tall = Image.new("RGB", (600, 1500), "white")
    tall.paste("black", (0, 480, 600, 780))

    shapes = shape(encoded(tall), tmp_path, BASE)

    lead = kept(shapes.lead, tmp_path).convert("L")
    assert lead.resize((1, 1)).getpixel((0, 0)) < 10


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_known_formats_become_jpeg(tmp_path, kind):
    """Outlook shows no WebP, so every file is JPEG."""
    shapes = shape(encoded(Image.new("RGB", (800, 600), "#336699"), kind), tmp_path, BASE)

    assert kept(shapes.thumb, tmp_path).format == "JPEG"


def test_of_a_moving_picture_the_first_frame_is_kept(tmp_path):
    """A GIF stands still in a mail."""
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    moving = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    red, _, blue = kept(shape(moving, tmp_path, BASE).thumb, tmp_path).getpixel((50, 50))

    assert red > 200
    assert blue < 50


def test_what_is_transparent_stays_so(tmp_path):
    """A logo without ground is PNG."""
    clear = encoded(Image.new("RGBA", (400, 300), (0, 0, 0, 0)))

    thumb = kept(shape(clear, tmp_path, BASE).thumb, tmp_path)

    assert (thumb.format, thumb.getpixel((9, 9))) == ("PNG", (0, 0, 0, 0))
    assert shape(clear, tmp_path, BASE).thumb.url.endswith(".png")


def test_a_photograph_whose_alpha_hides_nothing_is_jpeg(tmp_path):
    """Phones and editors save such."""
    photo = Image.effect_noise((800, 600), 90).convert("RGBA")

    assert kept(shape(encoded(photo), tmp_path, BASE).lead, tmp_path).format == "JPEG"


def test_a_photograph_with_a_clear_edge_stands_on_white(tmp_path):
    """As PNG it would weigh too much."""
    photo = Image.effect_noise((800, 600), 200).convert("RGBA")
    photo.paste((0, 0, 0, 0), (0, 0, 100, 600))

    lead = kept(shape(encoded(photo), tmp_path, BASE).lead, tmp_path)

    assert lead.format == "JPEG"
    assert min(lead.getpixel((5, 5))) > 230


def test_a_phone_s_picture_is_turned_upright_and_forgets_where_it_was(tmp_path):
    """Orientation is applied, and all EXIF data (place, camera) is gone."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    lying = Image.new("RGB", (300, 900), "white")
    lying.paste("black", (0, 0, 300, 450))

    lead = kept(shape(encoded(lying, "JPEG", exif=exif), tmp_path, BASE).lead, tmp_path)

    assert lead.getpixel((lead.width - 20, 20)) < (60, 60, 60)
    assert lead.getpixel((20, 20)) > (200, 200, 200)
    assert not lead.getexif()


def test_a_small_picture_is_not_blown_up(tmp_path):
    """Its file has the pixels it came with; only the display is larger."""
    shapes = shape(encoded(Image.new("RGB", (300, 200))), tmp_path, BASE)

    assert kept(shapes.lead, tmp_path).size == (300, 150)
    assert shapes.lead.width == 544


def test_no_file_is_heavy(tmp_path):
    """Even noise stays under 120 KB."""
    noise = Image.effect_noise((1600, 1200), 200).convert("RGB")

    shape(encoded(noise, "JPEG"), tmp_path, BASE)

    assert max(path.stat().st_size for path in tmp_path.iterdir()) <= 120_000


def test_a_picture_is_cut_once(tmp_path):
    """The same content has the same name, and its files are not written again."""
    data = encoded(Image.new("RGB", (800, 600)))
    first = shape(data, tmp_path, BASE)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}

    again = shape(data, tmp_path, BASE)

    assert again == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == times
    assert len(times) == 3


def test_files_can_be_read_by_the_web_server(tmp_path):
    """They are not the writer's alone."""
    shape(encoded(Image.new("RGB", (800, 600))), tmp_path / "new", BASE)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}

    assert modes == {0o644}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no picture"),
        (b"<html>404</html>", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (encoded(Image.new("RGB", (100, 100)), "BMP"), "no picture"),
        (encoded(Image.new("RGB", (800, 600)), "JPEG")[:-400], "no picture"),
        (encoded(Image.new("RGB", (1, 1))), "too small"),
        (encoded(Image.new("1", (7000, 7000))), "too large"),
        (encoded(Image.new("1", (20000, 20000))), "too large"),
    ],
)
def test_what_is_no_picture_is_refused_in_plain_words(tmp_path, data, words):
    """Pages, vectors, stumps, counting pixels and bombs are not shown, and leave no files."""
    with pytest.raises(PageError, match=words):
        shape(data, tmp_path, BASE)

    assert list(tmp_path.iterdir()) == []


@given(st.binary(max_size=200), st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_a_picture_or_an_error_of_ours(tmp_path_factory, noise, kind):
    """Whatever is wrong in a file, no foreign exception comes out."""
    folder = tmp_path_factory.mktemp("media")
    data = bytearray(encoded(Image.new("RGB", (120, 90), "#336699"), kind))
    data[len(data) // 3 : len(data) // 3 + len(noise)] = noise

    try:
        shapes = shape(bytes(data), folder, BASE)
    except PageError:
        return
    assert shapes.thumb.width == 176


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    """The disk's trouble is not the picture's fault."""
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="cannot be kept"):
        shape(encoded(Image.new("RGB", (80, 60))), tmp_path / "file", BASE)


def test_a_very_large_picture_is_cut_in_little_memory(tmp_path):
    """It is reduced before it is copied, and still turned upright."""
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    large = Image.new("RGB", (7_000, 5_500), "#804020")
    shapes = shape(encoded(large, "PNG", exif=exif, compress_level=1), tmp_path, BASE)

    assert kept(shapes.lead, tmp_path).width == 1168


def test_a_picture_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    """Here a folder has its name."""
    (tmp_path / "a.jpg" / "x").mkdir(parents=True)

    with pytest.raises(StoreError):
        write(tmp_path / "a.jpg", b"...")

    assert [one.name for one in tmp_path.iterdir()] == ["a.jpg"]


def test_the_width_of_a_file_is_told(tmp_path):
    """0 for what is no picture, or not there."""
    (tmp_path / "a.png").write_bytes(encoded(Image.new("RGB", (321, 5))))
    (tmp_path / "b.png").write_bytes(b"no picture")

    assert [width_of(tmp_path / f"{name}.png") for name in "abc"] == [321, 0, 0]

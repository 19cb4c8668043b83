"""What a picture looks like, however it is scaled and packed."""

import random

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from newsletter.render.looks import look_of


def scene(seed, size=(1200, 600)):
    """Draw a picture of some shapes."""
    chance = random.Random(seed)
    picture = Image.new("RGB", size, (chance.randrange(256),) * 3)
    draw = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        colour = tuple(chance.randrange(256) for _ in range(3))
        draw.rectangle((x, y, x + chance.randrange(400), y + chance.randrange(300)), fill=colour)
    return picture


def look(picture, folder, **options):
    """Return what *picture* looks like as a file."""
    path = folder / "picture.jpg"
    picture.save(path, "JPEG", **options)
    return look_of(path)


def distance(one, other):
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize("seed", range(4))
def test_a_picture_is_known_again(tmp_path, seed):
    """Smaller, packed harder, brighter."""
    picture = scene(seed)
    first = look(picture, tmp_path, quality=90)
    brighter = ImageEnhance.Brightness(picture).enhance(1.1)

    assert len(first) == 16
    assert distance(first, look(picture.resize((300, 150)), tmp_path, quality=40)) <= 6
    assert distance(first, look(brighter, tmp_path)) <= 6


def test_other_pictures_look_otherwise(tmp_path):
    """Nearly half of the bits differ."""
    looks = [look(scene(seed), tmp_path) for seed in range(8)]

    assert min(distance(a, b) for a in looks for b in looks if a != b) > 12


@pytest.mark.parametrize("mark", [None, (560, 270, 640, 330)])
def test_a_plain_ground_looks_like_nothing(tmp_path, mark):
    """Nor does a small sign on it: it would be taken for any other."""
    picture = Image.new("RGB", (1200, 600), "#0b5563")
    if mark:
        ImageDraw.Draw(picture).rectangle(mark, fill="white")

    assert look(picture, tmp_path) == ""


def test_what_shows_through_is_white(tmp_path):
    """As it is in a mail."""
    clear = scene(1).convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 600, 600))
    white = clear.copy()
    white.paste((255, 255, 255, 255), (0, 0, 600, 600))
    clear.save(tmp_path / "clear.png")
    white.save(tmp_path / "white.png")

    assert look_of(tmp_path / "clear.png") == look_of(tmp_path / "white.png") != ""


@pytest.mark.parametrize("content", [None, b"", b"no picture"])
def test_what_cannot_be_opened_looks_like_nothing(tmp_path, content):
    """Another program may have put the file away."""
    path = tmp_path / "gone.jpg"
    if content is not None:
        path.write_bytes(content)

    assert look_of(path) == ""

"""Tests of the newsroom's logo."""

from io import BytesIO

import pytest
from PIL import Image

from newsletter.errors import ConfigError
from newsletter.model import Brand
from newsletter.render import with_logo
from newsletter.render.logo import logo_of

BASE = "https://news.example"


@pytest.mark.parametrize(("kind", "ending"), [("PNG", ".png"), ("JPEG", ".jpg"), ("GIF", ".gif")])
def test_a_file_is_given_out_as_it_is(tmp_path, kind, ending):
    """Uncut, byte for byte, under a name of its content; its height follows its shape."""
    drawn = BytesIO()
    Image.new("RGB", (480, 100), "#0b5563").save(drawn, kind)
    (tmp_path / "logo").write_bytes(drawn.getvalue())
    media = tmp_path / "media"

    brand = with_logo(Brand(logo=str(tmp_path / "logo"), logo_width=120), media, BASE)

    assert with_logo(Brand(logo=str(tmp_path / "logo")), media, BASE) == brand
    (kept,) = media.iterdir()
    assert kept.read_bytes() == drawn.getvalue()
    assert kept.suffix == ending
    assert logo_of(brand).url == f"{BASE}/media/{kept.name}"
    assert (logo_of(brand).width, logo_of(brand).height) == (120, 25)


def test_an_address_stays_what_it_is(tmp_path):
    """Nothing is fetched, and nothing is written."""
    brand = Brand(logo="https://cdn.example/logo.png", logo_height=40)

    assert with_logo(brand, tmp_path / "media", BASE) == brand
    assert logo_of(brand).height == 40
    assert not (tmp_path / "media").exists()


def test_no_logo_is_no_picture(tmp_path):
    """A newsroom without one has its name alone."""
    assert logo_of(with_logo(Brand(), tmp_path, BASE)) is None


@pytest.mark.parametrize("content", [None, b"", b"<svg/>", b"\x89PNG\r\n\x1a\nnothing more"])
def test_a_file_that_is_no_picture_is_refused(tmp_path, content):
    """It says which, and what would do."""
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)

    with pytest.raises(ConfigError, match=r"logo\.png.*PNG, JPEG or GIF"):
        with_logo(Brand(logo=str(tmp_path / "logo.png")), tmp_path / "media", BASE)

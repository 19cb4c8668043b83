"""The featured picture comes in the size that fits, with what it shows and who made it."""

import pytest

from newsletter.model import Picture
from tests.gather.wordpress.newsroom import only

AT = "https://news.example/wp-content/uploads"


def media(full=3_000, sizes=(), **fields):
    """Describe a picture of a width, and its smaller copies."""
    copies = {f"s{w}": {"source_url": f"{AT}/bus-{w}x100.jpg", "width": w} for w in sizes}
    return {
        "media_type": "image",
        "source_url": f"{AT}/bus.jpg",
        "media_details": {"width": full, "height": 100, "sizes": copies},
        **fields,
    }


def picture(*found):
    """Return the picture of a post with *found* embedded."""
    return only(_embedded={"wp:featuredmedia": list(found)}).picture


@pytest.mark.parametrize(
    ("full", "sizes", "chosen"),
    [
        (3_000, (150, 300, 1_024, 1_536, 2_048), "bus-1536x100.jpg"),
        (3_000, (150, 300), "bus.jpg"),
        (6_000, (150, 2_048), "bus-2048x100.jpg"),
        (1_200, (150, 1_024), "bus.jpg"),
        (500, (150,), "bus.jpg"),
        (None, (), "bus.jpg"),
    ],
)
def test_the_size_fits_a_letter(full, sizes, chosen):
    """The largest up to 1,600 pixels, else the next above, else what was uploaded."""
    assert picture(media(full, sizes)) == Picture(f"{AT}/{chosen}")


@pytest.mark.parametrize(
    ("alt", "caption", "shows", "credit"),
    [
        ("A bus", "<p>Photo: Ana Ruiz</p>\n", "A bus", "Photo: Ana Ruiz"),
        ("", "<p>A bus. (Foto por Ana Ruiz / AP)</p>", "A bus.", "Foto por Ana Ruiz / AP"),
        ("bus.jpg", "A bus &amp; a tram. Courtesy of the city.", "A bus & a tram.", "Courtesy of the city."),
        ("A bus", "Photos of the year", "A bus", ""),
        ("", "", "", ""),
        (None, None, "", ""),
    ],
)  # fmt: skip
def test_the_caption_says_who_made_it(alt, caption, shows, credit):
    """And what it shows, if nothing else does."""
    found = picture(media(alt_text=alt, caption={"rendered": caption}))

    assert (found.alt, found.credit) == (shows, credit)


@pytest.mark.parametrize(
    "odd",
    [
        {"code": "rest_forbidden", "message": "No.", "data": {"status": 401}},
        {"media_type": "file", "source_url": f"{AT}/plan.pdf"},
        {"source_url": f"{AT}/logo.svg"},
        {"source_url": "javascript:alert(1)"},
        {"source_url": "", "media_details": {"sizes": ["x"]}},
    ],
)
def test_what_cannot_be_shown_is_passed_over(odd):
    """The next one is taken, if there is one."""
    assert picture(odd) is None
    assert picture(odd, media(1_000)) == Picture(f"{AT}/bus.jpg")

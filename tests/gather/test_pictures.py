"""Of a text's pictures those are taken that are worth showing."""

import pytest

from newsletter.gather.pictures import alike, described, in_text
from newsletter.gather.urls import Place
from newsletter.model import Picture

PLACE = Place(base="https://news.example/feed/")


def test_a_picture_of_a_text_is_found():
    """With its whole address and what it shows."""
    found = in_text('<p>x <img src="/bus.jpg" alt="Un  autobús &amp; más"></p>', PLACE)

    assert list(found) == [Picture("https://news.example/bus.jpg", "Un autobús & más")]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="/x.jpg" width="1" height="1">',
        '<img src="/x.jpg" width="64px">',
        '<img src="/x.svg">',
        '<img src="data:image/gif;base64,R0lGOD">',
        '<img src="https://secure.gravatar.com/avatar/1.jpg">',
        '<img src="https://s.w.org/images/core/emoji/72x72/1f31f.png">',
        '<img src="https://pixel.wp.com/b.jpg">',
        "<img>",
        "no picture",
    ],
)
def test_icons_and_counters_are_not_shown(picture):
    """Faces, moods, counters and drawings are no pictures of the news."""
    assert not list(in_text(picture, PLACE))


def test_a_picture_that_waits_for_a_script_is_found():
    """The true address stands beside a placeholder."""
    found = in_text('<img src="data:image/gif;base64,R0" data-src="/bus.jpg">', PLACE)

    assert list(found) == [Picture("https://news.example/bus.jpg")]


def test_a_width_of_any_length_is_no_reason_to_fail():
    """Numbers may be absurd."""
    assert len(list(in_text(f'<img src="/bus.jpg" width="{"9" * 5_000}">', PLACE))) == 1


def test_the_name_of_a_file_describes_nothing():
    """Read aloud, IMG_1234.jpg helps nobody."""
    assert described("IMG_1234.JPG") == ""
    assert described("A bus.jpg on a wall") == "A bus.jpg on a wall"


def test_sizes_of_one_picture_are_alike():
    """WordPress writes the size into the name."""
    assert alike("https://n.example/bus-1024x683.jpg?w=2", "http://n.example/bus.jpg")
    assert not alike("https://n.example/bus.jpg", "https://n.example/car.jpg")

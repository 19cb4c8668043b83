"""Which picture an address shows."""

import pytest

from newsletter.stories.pictures import picture_key


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/canal.jpg",
        "http://www.news.example/canal-1024x683.jpg",
        "https://news.example/canal-scaled.jpg",
        "https://news.example/canal@2x.jpg",
        "https://news.example/canal-300x200@2x.jpg",
        "https://news.example/canal.jpg?w=640&quality=80",
    ],
)
def test_a_picture_is_the_same_in_every_size(url):
    """What sites and image servers add for a size does not matter."""
    assert picture_key(url) == "news.example/canal.jpg"


def test_other_pictures_are_others():
    """A number in a name is no size, and a parameter that chooses the picture counts."""
    one, two = "https://n.example/img-2026.jpg", "https://n.example/img-2025.jpg"

    assert picture_key(one) != picture_key(two)
    assert picture_key("https://n.example/i?id=1&w=9") != picture_key(
        "https://n.example/i?id=2&w=9"
    )

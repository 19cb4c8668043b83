"""Which picture an address shows."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.stories.pictures import picture_key, same_looks


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


def look(*bits):
    """Return a look that differs from an ordinary one in *bits*."""
    return f"{0x0F0F_3355_AA99_00FF ^ sum(1 << bit for bit in bits):016x}"


def test_pictures_that_look_alike_are_one():
    """All are called as the first of them is, whatever their sizes."""
    looks = {
        "https://n.example/b.jpg": look(),
        "https://n.example/a-300x200.jpg": look(0, 9, 18),
        "https://n.example/c.jpg": look(1, 10, 19),
        "https://n.example/z.jpg": look(*range(0, 64, 2)),
    }

    assert same_looks(looks) == dict.fromkeys(
        ("n.example/b.jpg", "n.example/c.jpg"), "n.example/a.jpg"
    )


@given(st.sets(st.integers(0, 63), max_size=9))
@example({0, 8, 16, 24, 32, 40})
@example({24, 32, 40, 48, 56, 63})
def test_six_bits_may_differ(bits):
    """Wherever they are; with seven it is another picture."""
    same = same_looks({"https://n.example/a": look(), "https://n.example/b": look(*bits)})

    assert bool(same) is (len(bits) <= 6)

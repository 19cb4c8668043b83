"""Our own pictures are there, and light."""

from dataclasses import replace

import pytest

from newsletter.model import Rendering
from newsletter.pipeline.weighing import size_of, weigh

HOME = "https://news.example.org/media"


@pytest.fixture
def room(newsroom, tmp_path):
    """A newsroom with pictures of several sizes."""
    media = tmp_path / "shown"
    media.mkdir()
    for name, size in (("small", 1_000), ("big", 130_000), *((f"p{n}", 110_000) for n in range(8))):
        (media / f"{name}.jpg").write_bytes(bytes(size))
    return replace(newsroom, media=media)


def showing(*names):
    """Return the rendering of an edition with those pictures."""
    shown = "".join(f'<img src="{HOME}/{name}.jpg">' for name in names)
    return {"en": Rendering("en", "", "", f"<body>{shown}</body>", "")}


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["small"], []),
        (["gone"], [("I-02", "block")]),
        (["big"], [("I-03", "warn")]),
        ([f"p{number}" for number in range(8)], [("I-03", "warn")]),
    ],
)
def test_pictures_are_weighed(room, names, wanted):
    """I-02, I-03: one that is gone, one that is heavy, and all together."""
    assert [(one.id, one.level) for one in weigh(room, showing(*names))] == wanted


def test_only_our_own_are(room):
    """No other address is read, nor another folder."""
    assert size_of(room, f"{HOME}/small.jpg") == 1_000
    assert size_of(room, "https://elsewhere.example/media/small.jpg") is None
    assert size_of(room, f"{HOME}/../config.toml") is None

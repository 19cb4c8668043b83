"""The pictures of an issue are fetched once, and one that cannot be shown stops nothing."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from newsletter.model import Article, Picture, Story
from newsletter.pipeline.picturing import take_pictures
from newsletter.ports import Fetched
from tests.pipeline.wires import Wire

GOOD, BAD, GONE = (f"https://n.example/{name}.jpg" for name in ("good", "bad", "gone"))


@pytest.fixture
def stories():
    """Stories with pictures, of which one stands twice."""
    pictures = [GOOD, BAD, GOOD]
    return [
        Story(n, {"en": Article("wire", str(n), "", "en", f"Story {n}", picture=Picture(url))})
        for n, url in enumerate(pictures, 1)
    ]


@pytest.fixture
def room(newsroom):
    """A newsroom that finds one good picture, and one that is a page."""
    file = BytesIO()
    Image.new("RGB", (800, 600), "#804020").save(file, "JPEG")
    pages = {GOOD: Fetched(GOOD, 200, file.getvalue()), BAD: "<html>no picture</html>"}
    return replace(newsroom, fetcher=Wire(pages))


def test_each_picture_is_fetched_once(room, stories):
    """The next layout asks for none of them, and is told the same."""
    first, second = take_pictures(room, stories), take_pictures(room, stories)

    assert first == second
    assert list(first.shapes) == [GOOD]
    assert sorted(room.fetcher.asked) == [BAD, GOOD]


def test_what_is_no_picture_is_a_fault(room, stories):
    """Its story goes without, and the reason is told."""
    assert "no picture" in take_pictures(room, stories).faults[BAD]


def test_a_picture_in_a_file_that_is_gone_is_a_fault(room, tmp_path):
    """It is named."""
    lost = str(tmp_path / "lost.jpg")
    article = Article("desk", "1", "", "en", "Story", picture=Picture(lost))

    assert "lost.jpg" in take_pictures(room, [Story(1, {"en": article})]).faults[lost]

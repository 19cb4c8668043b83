"""Our own pictures are there, and light."""

from dataclasses import replace

import pytest
from PIL import Image

from newsletter.model import Article, Rendering, Story
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


@pytest.fixture
def measured(room):
    """The same, with two pictures of 1,000 and 1,200 pixels, one cut twice."""
    for name, width in (("a-lead", 1_000), ("a-wide", 1_000), ("b-lead", 1_200)):
        Image.new("RGB", (width, 400)).save(room.media / f"{name}.jpg")
    return room


def shown(name, width, alt="", link="https://a.example/x"):
    """Return a picture, as an edition shows it."""
    return f'<a href="{link}"><img src="{HOME}/{name}.jpg" width="{width}" alt="{alt}"></a>'


def test_coarse_pictures_are_found(measured):
    """I-03: fewer than two pixels for each px; once for all cuts and editions, where it is widest."""
    html = {"en": shown("a-lead", 544) + shown("b-lead", 584), "en~es": shown("a-wide", 584)}
    renderings = {code: Rendering(code, "", "", one, "") for code, one in html.items()}
    article = Article(source="s", guid="g", url="https://a.example/x", language="en", title="Rain")

    found = list(weigh(measured, renderings, {3: Story(3, {"en": article})}))

    assert [(one.id, one.level, one.edition, one.where) for one in found] == [
        ("I-03", "warn", "en~es", "stories/3/en/picture.url")
    ]
    said = found[0].messages["en"]
    assert said.startswith("Image is 1,000 pixels wide and is shown at 584; use 1,168")
    assert said.endswith(": Rain")
    assert "1,168" in found[0].messages["es"]


@pytest.mark.parametrize(
    ("html", "called"),
    [
        (shown("a-lead", 544, "The dam"), "The dam"),
        (shown("a-lead", 544), f"{HOME}/a-lead.jpg"),
        (f'<img src="{HOME}/a-lead.jpg" width="544">', f"{HOME}/a-lead.jpg"),
        (shown("a-lead", 500), ""),
        (shown("a-lead", 0), ""),
        (shown("small", 544), ""),
    ],
)
def test_a_coarse_picture_is_called_by_what_an_editor_knows(measured, html, called):
    """I-03: its description, else its address; what cannot be measured is nobody's fault."""
    found = list(weigh(measured, {"en": Rendering("en", "", "", html, "")}))

    assert [one.messages["en"].rpartition(": ")[2] for one in found] == [called] * bool(called)
    assert {one.where for one in found} <= {"stories"}


def test_only_our_own_are(room):
    """No other address is read, nor another folder."""
    assert size_of(room, f"{HOME}/small.jpg") == 1_000
    assert size_of(room, "https://elsewhere.example/media/small.jpg") is None
    assert size_of(room, f"{HOME}/../config.toml") is None

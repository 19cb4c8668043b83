"""Pictures are shown everywhere, and described."""

from dataclasses import replace

import pytest

from newsletter.render import displays
from tests.render.sample import SITE

LEAD = "https://news.example/media/bus-lead.jpg"
ALT = 'alt="The last bus now leaves after the night shift ends"'


@pytest.mark.parametrize("size", ['width="100%"', 'width="auto"', ""])
def test_a_picture_has_its_size(found, size):
    """I-04: Outlook needs it in figures."""
    assert found(('width="544"', size))[0] == ("I-04", "block")


def test_a_picture_has_a_description(found, findings):
    """I-01: none at all blocks, an empty one of the lead warns; and its link says nothing."""
    assert found((ALT, "")) == [("I-01", "block"), ("A-05", "block")]
    empty = findings((ALT, 'alt=""'))
    assert [(one.id, one.level, one.where) for one in empty] == [
        ("I-01", "warn", "stories/1/en/picture.alt"),
        ("A-05", "block", "stories/1/en/url"),
    ]


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("data:image/png;base64,AAAA", "block"),
        ("bus.jpg", "block"),
        ("https://[::1", "block"),
        ("https://news.example/media/bus.webp", "warn"),
        ("https://news.example/media/bus.SVG", "warn"),
        ("https://news.example/media/bus.avif", "warn"),
        ("http://news.example/media/bus.jpg", "warn"),
    ],
)
def test_a_picture_is_one_that_mail_programs_show(found, url, level):
    """I-02: JPEG, PNG or GIF from the web."""
    assert found((LEAD, url)) == [("I-02", level)]


def test_pictures_of_a_newsroom_without_https_are_not_named_one_by_one(findings, stacked):
    """I-02: L-01 says it of its pages; of others the first is named, and its story."""
    own = findings(
        (LEAD, "http://local.example/a.jpg"), site=replace(SITE, base_url="http://local.example")
    )
    two = findings((LEAD, "http://a.example/a.jpg"), ("https://news.example/media/canal-thumb.jpg", "http://a.example/b.jpg"))  # fmt: skip

    assert "I-02" not in {one.id for one in own}
    assert [(one.id, one.where) for one in two] == [("I-02", "stories/1/en/picture.url")]
    assert "(+" in two[0].messages["en"]


@pytest.mark.parametrize("alt", ["bus_final.jpg", "IMG_0123", "Picture of a bus", "bus " * 40])
def test_a_description_says_what_is_seen(found, alt):
    """I-05: no name of a file, no "picture of", no story."""
    assert found((ALT, f'alt="{alt}"')) == [("I-05", "warn")]


def test_pictures_are_told_as_they_are_shown(stacked):
    """Address, width, description, and where they lead; those of no width too."""
    made = replace(stacked, html=stacked.html.replace("</body>", '<img src="http://a/b"></body>'))

    first, *_, last = displays(made)

    assert (first.url, first.width, first.alt) == (LEAD, 544, ALT[5:-1])
    assert first.link.startswith("https://news.example/en/")
    assert (last.url, last.width, last.alt, last.link) == ("http://a/b", 0, "", "")

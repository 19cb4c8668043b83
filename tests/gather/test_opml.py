"""Lists of feeds are read, and what is no list is refused in plain words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError
from newsletter.gather import Listed, id_of, read_opml

LANGUAGES = ("en", "es")


def opml(*outlines):
    """Write a list of *outlines*."""
    return f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>'.encode()


def outline(title, url):
    """Write a feed as a list names it."""
    return f'<outline type="rss" text="{title}" xmlUrl="{url}"/>'


def test_feeds_come_in_their_order_with_their_folders():
    """The language is the one that an address names."""
    listed = read_opml(
        opml(
            f'<outline text="Schools">{outline("Aula &amp; Class", "https://n.example/es/feed")}</outline>',
            outline("Wire", "https://w.example/feed"),
        ),
        LANGUAGES,
    )

    assert listed == [
        Listed("Aula & Class", "https://n.example/es/feed", "es", ("Schools",)),
        Listed("Wire", "https://w.example/feed"),
    ]


def test_what_has_no_web_address_is_listed_without():
    """Whoever imports is told of it by its title."""
    assert read_opml(opml(outline("Files", "ftp://n.example/feed")), LANGUAGES) == [
        Listed("Files", "")
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x00\xff" * 500,
        b"<html><body>no list</body></html>",
        opml(),
        b'<!DOCTYPE o [<!ENTITY a "ha">]>' + opml(outline("&a;", "https://n.example/")),
        opml(outline("A", "https://n.example/1"))[:-20],
        '<!DOCTYPE o [<!ENTITY a "ha">]><opml/>'.encode("utf-16"),
        opml(*(outline("A", f"https://n.example/{n}") for n in range(1_001))),
    ],
)
def test_what_is_no_list_is_refused(content):
    """In a sentence."""
    with pytest.raises(PageError) as caught:
        read_opml(content, LANGUAGES)

    assert caught.value.what.endswith(".")


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(content):
    """Whatever it is given, it is a list or an error of ours."""
    try:
        read_opml(b"<opml>" + content, LANGUAGES)
    except PageError as error:
        assert error.what


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("La Voz de Yuma", "la-voz-de-yuma"),
        ("¡Año Nuevo!", "ano-nuevo"),
        ("新闻", "source"),
        ("wire", "wire-2"),
        ("https://n.example/feed", "n-example-feed"),
        ("x" * 90, "x" * 30),
    ],
)
def test_ids_are_made_of_titles(title, name):
    """Small letters, digits and dashes, at most thirty, and not taken."""
    assert id_of(title, {"wire"}) == name

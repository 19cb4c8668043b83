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
        Listed("Aula & Class", "https://n.example/es/feed", "es", ("Schools",), 1),
        Listed("Wire", "https://w.example/feed", line=1),
    ]


def test_what_has_no_web_address_is_listed_without():
    """Whoever imports is told of it by its title."""
    (listed,) = read_opml(opml(outline("Files", "ftp://n.example/feed")), LANGUAGES)

    assert (listed.title, listed.url) == ("Files", "")
    assert "http://" in listed.fault


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
        opml(*["<outline/>"] * 100_000),
        opml(*["<outline text='a'>"] * 1_000, *["</outline>"] * 1_000),
        opml(outline("A", "https://n.example/?a=1&b=2")),
        b"<rss><channel/><!-- <opml> --></rss>",
        b'<?xml version="1.0" encoding="klingon"?><opml/>',
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
        ("https://www.n.example/", "n-example"),
        ("x" * 90, "x" * 30),
    ],
)
def test_ids_are_made_of_titles(title, name):
    """Small letters, digits and dashes, at most thirty, and not taken."""
    assert id_of(title, {"wire"}) == name


def test_every_feed_has_its_line():
    """So that whoever is told of it finds it; comments and the declaration count."""
    lines = ["<?xml version='1.0'?>", "<!-- a", "b -->", "<opml><body>", "",
             outline("A", "https://n.example/a"), "", outline("B", "https://n.example/b"),
             "</body></opml>"]  # fmt: skip
    for end in ("\n", "\r\n"):
        listed = read_opml(end.join(lines).encode(), LANGUAGES)

        assert [one.line for one in listed] == [6, 8]


def test_a_broken_list_says_in_which_line():
    """And what is most often the matter."""
    broken = b"\n\n<opml><body>\n" + outline("A", "https://n.example/?a=1&b=2").encode()

    with pytest.raises(PageError) as caught:
        read_opml(broken, LANGUAGES)

    assert "line 4" in caught.value.what
    assert "&amp;" in caught.value.remedy


@pytest.mark.parametrize(
    ("tag", "address", "language", "foreign"),
    [
        ("es-MX", "https://n.example/feed", "es", ""),
        ("en", "https://n.example/es/feed", "es", ""),
        ("fr", "https://n.example/feed", "", "fr"),
        ("klingon!", "https://n.example/feed", "", ""),
    ],
)
def test_a_list_says_the_language_of_a_feed(tag, address, language, foreign):
    """Its address says it better: the list copies what a content system has for a default."""
    (listed,) = read_opml(opml(f'<outline xmlUrl="{address}" language="{tag}"/>'), LANGUAGES)

    assert (listed.language, listed.foreign) == (language, foreign)


def test_a_page_without_a_feed_is_named():
    """With what to do about it; folders and sayings of the list are none."""
    listed = read_opml(
        opml('<outline text="Site" htmlUrl="https://n.example/"/><outline text="Hm"/>'), LANGUAGES
    )

    assert [one.title for one in listed] == ["Site"]
    assert "sources try https://n.example/" in listed[0].fault


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("UTF-8", "cp1252"),
        ("GBK", "gbk"),
    ],
)
def test_lists_come_in_any_encoding(declared, encoding):
    """Also in another than they say, when Windows wrote them."""
    title = "\u65b0\u805e" if encoding == "gbk" else "Año"
    text = opml(outline(title, "https://n.example/")).decode()
    content = f'<?xml version="1.0" encoding="{declared}"?>\n{text}'.encode(encoding)

    (listed,) = read_opml(content, LANGUAGES)

    assert (listed.title, listed.line) == (title, 2)


def test_names_are_read_in_any_letters():
    """OPML is written by many hands; categories are folders, too."""
    content = b'<OPML><Body><Outline TEXT="A" XMLURL="https://n.example/" category="/News/Local"/></Body></OPML>'

    (listed,) = read_opml(content, LANGUAGES)

    assert (listed.url, listed.folders) == ("https://n.example/", ("News", "Local"))


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("feed://n.example/rss", "http://n.example/rss"),
        ("feed:https://n.example/rss", "https://n.example/rss"),
        ("FEED:http://n.example/rss", "http://n.example/rss"),
    ],
)
def test_addresses_that_are_marked_as_feeds_are_read(said, url):
    """Some readers write them so."""
    (listed,) = read_opml(opml(outline("Wire", said)), LANGUAGES)

    assert (listed.url, listed.fault) == (url, "")


def test_what_is_no_address_is_kept_as_it_was_said():
    """Whoever imports is told which one it was."""
    (listed,) = read_opml(opml(outline("Files", "ftp://n.example/feed")), LANGUAGES)

    assert (listed.url, listed.said) == ("", "ftp://n.example/feed")

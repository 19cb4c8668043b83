"""JSON Feeds are read, and what is wrong in one item harms nothing else."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError
from newsletter.gather import Gathered, read
from newsletter.model import Picture, Source, SourceKind
from tests.gather.samples import FEED, Shelf, gathered, only, visit

VERSION = "https://jsonfeed.org/version/1.1"

#: All that an item can say.
ITEM = {
    "id": "7",
    "url": "https://news.example/en/pool",
    "external_url": "https://city.example/pool",
    "title": "Pool <b> stays open &amp; free",
    "content_html": '<p>The council voted. See <a href="map">the map</a>.</p><img src="/bus.jpg" alt="A bus">',
    "content_text": "The council voted.",
    "summary": "It is open all year.",
    "image": "/bus.jpg",
    "banner_image": "/banner.jpg",
    "date_published": "2026-11-23T10:00:00-07:00",
    "date_modified": "2026-11-23T18:00:00Z",
    "authors": [{"name": "Ana Ruiz"}, {"name": "Ben Oak", "url": "https://ben.example"}],
    "tags": ["water", "parks"],
    "language": "en",
    "attachments": [{"url": "/other.jpg", "mime_type": "image/jpeg"}],
}


def feed(*items, **facts):
    """Write a feed of *items*."""
    return json.dumps({"version": VERSION, "title": "News", "items": items, **facts})


def test_an_item_becomes_an_article():
    """All that it says arrives where it belongs; its title is plain words."""
    article = only(feed(ITEM), headers={"content-type": "text/plain"})

    assert (article.guid, article.url, article.language) == ("7", ITEM["url"], "en")
    assert article.title == "Pool <b> stays open &amp; free"
    assert article.summary == "It is open all year."
    assert '<a href="https://news.example/en/map">the map</a>' in article.body
    assert (article.author, article.section) == ("Ana Ruiz, Ben Oak", "water")
    assert article.published_at == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert article.updated_at == datetime(2026, 11, 23, 18, tzinfo=UTC)
    assert article.picture == Picture("https://news.example/bus.jpg", "A bus")


@pytest.mark.parametrize(
    ("facts", "url"),
    [
        ({"url": "/a", "id": "https://n.example/id"}, "https://news.example/a"),
        (
            {"id": "https://n.example/id", "external_url": "https://x.example/"},
            "https://n.example/id",
        ),
        ({"id": "7", "external_url": "https://x.example/"}, "https://x.example/"),
        ({"id": "7"}, ""),
        ({"url": "javascript:x()"}, ""),
    ],
)
def test_an_item_is_found_at_its_own_address_first(facts, url):
    """Its id serves if it is an address; the page that it speaks of comes last."""
    assert only(feed({"title": "T", **facts})).url == url


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"content_text": "One.\n\n<Two>."}, "<p>One.</p><p>&lt;Two&gt;.</p>"),
        ({"content_html": " ", "content_text": "One."}, "<p>One.</p>"),
        ({"content_html": "<script>x()</script><p>One.</p>"}, "<p>One.</p>"),
        ({"summary": "One."}, "<p>One.</p>"),
    ],
)
def test_the_text_is_taken_from_where_it_is(facts, text):
    """HTML before words, words before the summary."""
    assert only(feed({"title": "T", **facts})).body == text


def test_items_say_more_than_their_feed():
    """Language and author of the feed hold where the item names none."""
    named = {"title": "T", "language": "es", "author": {"name": "Ana"}}
    feeds = feed(named, {"title": "U"}, language="en", author={"name": "The desk"})
    articles = gathered(feeds).articles

    assert [(one.language, one.author) for one in articles] == [("es", "Ana"), ("en", "The desk")]


@pytest.mark.parametrize(
    ("facts", "picture"),
    [
        ({"banner_image": "/b.jpg"}, "b.jpg"),
        ({"attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg"}]}, ""),
        ({"attachments": [1, {"url": "/a.jpg", "mime_type": "image/jpeg"}]}, "a.jpg"),
        ({"image": "/avatar/x.jpg", "banner_image": "/b.jpg"}, "b.jpg"),
        ({"content_html": "x <img src='/in.jpg'>"}, "in.jpg"),
    ],
)
def test_a_picture_is_found(facts, picture):
    """The item's own, its banner, an attached one, or one in its text."""
    found = only(feed({"title": "T", **facts})).picture

    assert (found and found.url) == (f"https://news.example/{picture}" if picture else None)


@pytest.mark.parametrize("name", sorted(ITEM))
@pytest.mark.parametrize("wrong", [None, True, [[]], {"a": 1}, ["\ud800"], -1e999, 10**400])
def test_a_wrong_field_loses_only_itself(name, wrong):
    """The item is taken without it."""
    article = only(feed({**ITEM, name: wrong}))
    right = only(feed(ITEM))
    kept = [
        key
        for key in ("title", "url", "guid", "summary", "author", "section", "published_at")
        if getattr(article, key) == getattr(right, key)
    ]

    assert len(kept) >= 6


def test_numbers_are_names_as_they_are_written():
    """A reader must take an id of any type (JSON Feed 1.1, items)."""
    items = '{"title": "T", "id": 1.10}, {"title": "U", "id": 12345678901234567890}'
    result = gathered(f'{{"items": [{items}]}}')

    assert [one.guid for one in result.articles] == ["1.10", "12345678901234567890"]


def test_what_is_no_item_is_complained_of():
    """The others are taken."""
    result = gathered(feed({"title": "T"}, 1, None, ["x"], {}))

    assert [one.title for one in result.articles] == ["T"]
    assert [one.what for one in result.complaints] == [
        "3 of its items are not written as items of a feed.",
        "It has no title, and no text that could give one.",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{", "This feed is broken in line 1."),
        (b'{"items": [\n{"title": "T"},\n', "This feed is broken in line 3."),
        (b'{"items": []} {}', "This feed is broken in line 1."),
        (b'{"a":' * 100_000, "This feed is nested too deep to be read."),
        (b'{"items": ' + b"[" * 100_000, "This feed is nested too deep to be read."),
        (f'{{"version": "{VERSION}"}}'.encode(), "This feed holds no list of items."),
        (
            f'{{"version": "{VERSION}", "items": {{}}}}'.encode(),
            "This feed holds no list of items.",
        ),
        (b'{"code": "rest_no_route"}', "This is no feed."),
        (b"{" + b"\xff" * 30, "This feed is broken in line 1."),
    ],
)
def test_what_cannot_be_read_is_refused(content, what):
    """In plain words, and it says where."""
    with pytest.raises(PageError) as caught:
        gathered(content)

    assert (caught.value.what, caught.value.where) == (what, FEED)
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_encoding_of_json_is_read(encoding):
    """With a mark at its beginning or without."""
    text = json.dumps({"version": VERSION, "items": [{"title": "Año"}]}, ensure_ascii=False)

    assert only(f"\n {text}".encode(encoding)).title == "Año"


def test_controls_in_texts_do_no_harm():
    """Many programs write JSON by hand."""
    assert only('{"items": [{"title": "A\tb\x00c"}]}').title == "A b c"


def test_a_feed_may_be_a_file(tmp_path):
    """Its addresses are seen from the site that it names."""
    path = tmp_path / "feed.json"
    path.write_text(feed({"title": "T", "url": "/a"}, home_page_url="https://site.example/en/"))
    result = read(visit(Source("wire", SourceKind.FEED, path=str(path)), Shelf(b"")))

    assert [one.url for one in result.articles] == ["https://site.example/a"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "url", "mime_type"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(sorted([*ITEM, "author"])), VALUES, max_size=6), max_size=3
    )
)
def test_any_items_are_read(items):
    """Whatever their fields hold, each gives an article or a complaint."""
    result = gathered(feed(*items))

    assert isinstance(result, Gathered)
    assert len(result.articles) + len(result.complaints) <= len(items)

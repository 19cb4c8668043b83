"""Feeds of every dialect are read; what is none is refused in plain words."""

import json
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pytest

from newsletter.errors import PageError, SourceError
from newsletter.gather import Validators, read
from newsletter.model import Source, SourceKind
from tests.gather.samples import (
    FEED,
    Shelf,
    atom,
    feed_source,
    gathered,
    rss,
    visit,
)

VERSION = "https://jsonfeed.org/version/1.1"
SAMPLES = sorted((Path(__file__).parents[2] / "data/gather/feeds").glob("*.xml"))


def plain(value):
    """Write *value* as JSON can hold it."""
    return value.isoformat() if isinstance(value, datetime) else dict(value)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_become_what_is_expected(path):
    """Beside each sample stands what it must become."""
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    result = gathered(path.read_bytes(), headers={"content-type": "application/rss+xml"})
    articles = [
        json.loads(json.dumps(asdict(article), default=plain)) for article in result.articles
    ]

    assert [
        {name: article[name] for name in known}
        for article, known in zip(articles, expected, strict=True)
    ] == expected
    assert result.complaints == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "It is empty."),
        (b" \n", "It is empty."),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "This is a web page, not a feed."),
        (b"just words", "This is no feed."),
        (bytes(range(256)), "This is no feed."),
        (b"<rss version='2.0'><channel>", "This feed is broken in line 1."),
        (b"<?xml version='1.0' encoding='\xff\xfe'?><rss/>", "It cannot be read as a feed."),
    ],
)
def test_what_is_no_feed_is_refused(content, what):
    """Each with what it is instead, and where it is."""
    with pytest.raises(PageError) as caught:
        gathered(content)

    assert caught.value.what == what
    assert caught.value.where == FEED


@pytest.mark.parametrize(
    "feed",
    [rss(), atom(), rss(channel="<title>Empty</title>"), rss(channel="<title>A &nope;</title>")],
)
def test_a_feed_without_items_is_a_feed(feed):
    """There may be no news yet."""
    assert gathered(feed, headers={"content-type": "text/plain"}).articles == ()


@pytest.mark.parametrize("rest", ["<item><title>Tw", "<item><title>Two</title>", "", "</chan"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_feed_that_breaks_off_gives_what_it_has(rest, encoding):
    """The whole items before the break are taken, and it is complained of."""
    start = "<?xml version='1.0'?>\n<rss version='2.0'>\n<channel>\n"
    feed = f"{start}<item><title>One</title></item>\n{rest}"
    result = gathered(feed.encode(encoding))
    (complaint,) = result.complaints

    assert [article.title for article in result.articles] == ["One"]
    assert complaint.where == FEED
    assert complaint.what.startswith("This feed is broken in line 5, and breaks off")
    assert ("left out" in complaint.what) == rest.startswith("<item")


def test_a_feed_of_another_kind_does_not_break_off():
    """CDF, which came before RSS, ends otherwise."""
    result = gathered("<channel><item><title>One</title></item></channel>")

    assert [article.title for article in result.articles] == ["One"]
    assert result.complaints == ()


@pytest.mark.parametrize(
    "feed", [rss("<title>A & B &nope;</title>"), rss("<title>A & B</title>") + "x"]
)
def test_a_feed_that_is_no_xml_but_ends_as_it_should_bothers_nobody(feed):
    """It was read all the same."""
    result = gathered(feed)

    assert result.articles[0].title.startswith("A & B")
    assert result.complaints == ()


@pytest.mark.parametrize("tag", ["pubDate", "dc:date"])
@pytest.mark.parametrize("date", ["yesterday", "", "32 Foo 99999", "9" * 400, "0000-00-00"])
def test_an_article_whose_date_cannot_be_read_has_none(tag, date):
    """It is taken nevertheless."""
    result = gathered(rss(f"<title>T</title><{tag}>{date}</{tag}>"))

    assert [article.published_at for article in result.articles] == [None]
    assert result.complaints == ()


def test_entities_that_read_files_stay_empty(tmp_path):
    """No feed reads our disk."""
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    feed = f"<!DOCTYPE r [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>" + rss("<title>a &x; b</title>")

    assert "secret" not in gathered(feed).articles[0].title


def test_entities_that_grow_are_stopped():
    """A billion laughs are not laughed."""
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    feed = f"<!DOCTYPE r [<!ENTITY a0 'ha'>{laughs}]>" + rss("<title>T &a9;</title>")

    assert all(len(article.title) <= 300 for article in gathered(feed).articles)


def test_an_item_that_stands_twice_is_one():
    """Feeds repeat items when they are changed."""
    item = (
        "<title>Pool {}</title><guid isPermaLink='false'>7</guid><link>https://n.example/a</link>"
        "<description>The council voted on Monday to keep the pool open all year.</description>"
    )
    result = gathered(rss(item.format("stays open"), item.format("open all year")))
    again = gathered(rss(item.format("stays open"), item.format("stays open")))

    assert [article.title for article in result.articles] == ["Pool stays open"]
    assert [complaint.where for complaint in result.complaints] == ["Pool open all year"]
    assert "keeper" in result.complaints[0].what
    assert (len(again.articles), again.complaints) == (1, ())


def test_items_with_one_guid_are_told_apart():
    """Some systems give all their items the same."""
    item = "<title>{0}</title><guid isPermaLink='false'>7</guid><link>https://n.example/{0}</link>"
    named = gathered(rss(item.format("a"), item.format("b"))).articles
    bare = "<title>{0}</title><guid isPermaLink='false'>7</guid>"
    nameless = gathered(rss(bare.format("a"), bare.format("b"))).articles

    assert [article.guid for article in named] == ["7", "https://n.example/b"]
    assert [article.guid for article in nameless] == ["7", "b"]


@pytest.mark.parametrize(
    "shared",
    [
        "<link>https://n.example/</link>",
        "<guid isPermaLink='false'>0</guid><link>https://n.example/</link>",
        "<guid isPermaLink='false'>0</guid>",
        "<title>Weather</title>",
        "<title>Weather</title><link>https://n.example/</link>",
    ],
)
def test_items_that_share_their_names_are_all_taken(shared):
    """No guid, one front page, or one title for all: their words tell them apart."""
    told = (
        "Rain on Monday in the whole valley, with storms.",
        "The council keeps its pool until September.",
        "Line nine returns in June under other drivers.",
    )
    titles = [shared if "<title>" in shared else f"<title>{one}</title>{shared}" for one in told]
    items = [
        f"{title}<description>{one}</description>" for title, one in zip(titles, told, strict=True)
    ]
    result = gathered(rss(*items))
    again = gathered(rss(*items[::-1], items[0]))

    assert len({article.guid for article in result.articles}) == len(told)
    assert [article.body for article in result.articles] == [f"<p>{one}</p>" for one in told]
    assert len(again.articles) == len(told)
    assert result.complaints == again.complaints == ()


def test_a_body_that_grows_is_complained_of():
    """Its article is taken without its links, and stays small."""
    links = "<a href=x>word </a>" * 5_000
    item = {"title": "Pool", "url": f"https://n.example/{'a' * 1_900}/", "content_html": links}
    result = gathered(json.dumps({"version": VERSION, "items": [item] * 2}))
    (complaint,) = result.complaints
    (article,) = result.articles

    assert article.body.startswith("<p>word word")
    assert len(article.body) < 100_000
    assert complaint.where == "Pool"
    assert "grows beyond" in complaint.what


def test_what_is_asked_for_is_what_we_know():
    """The validators of the last time are shown, and the new ones are kept."""
    shelf = Shelf(rss("<title>T</title>").encode(), {"etag": '"2"', "last-modified": "Mon"})
    known = Validators('"1"', "Sun")
    result = read(visit(feed_source(allow_private=True), shelf, validators=known))

    assert shelf.asked == [(FEED, '"1"', "Sun", True)]
    assert (result.validators.etag, result.validators.modified) == ('"2"', "Mon")
    assert not result.unchanged


def test_an_unchanged_feed_gives_nothing_new():
    """Its validators stay."""
    shelf = Shelf(b"", status=304)
    known = Validators('"1"', "Sun")
    result = read(visit(feed_source(), shelf, validators=known))

    assert (result.unchanged, result.articles, result.validators) == (True, (), known)


def test_links_are_seen_from_where_the_feed_was_found():
    """After a redirect that is another place."""
    shelf = Shelf(rss("<title>T</title><link>a</link>").encode(), url="https://moved.example/x/")
    result = read(visit(feed_source(), shelf))

    assert result.articles[0].url == "https://moved.example/x/a"


@pytest.fixture
def file(tmp_path):
    """Return a function that reads a feed from a file, with a picture in a folder beside it."""
    (tmp_path / "room/feeds/images").mkdir(parents=True)
    (tmp_path / "room/feeds/images/bus.jpg").touch()
    (tmp_path / "secret.jpg").touch()
    path = tmp_path / "room/feeds/en.xml"

    def written(content):
        path.write_text(content, "utf-8")
        source = Source("wire", SourceKind.FEED, path=str(path))
        return read(visit(source, Shelf(b"")))

    return written


def test_a_feed_may_be_a_file(file, tmp_path):
    """Its pictures lie beside it, its relative links are the site's."""
    item = "<title>Año</title><link>/a</link><media:content url='{}' medium='image'/>"
    result = file(
        rss(
            item.format("images/bus.jpg"),
            item.format("../../secret.jpg") + "<guid>2</guid>",
            item.format("https://n.example/x.jpg") + "<guid>3</guid>",
            channel="<link>https://news.example/en/</link>",
        )
    )
    pictures = [article.picture and article.picture.url for article in result.articles]

    assert result.articles[0].url == "https://news.example/a"
    assert pictures == [
        str(tmp_path / "room/feeds/images/bus.jpg"),
        None,
        "https://n.example/x.jpg",
    ]
    assert result.validators == Validators()


def test_a_feed_in_a_file_shows_nothing_of_the_disk_around_it(tmp_path):
    """It may be a stranger's: what lies beside config.toml is its own, what lies above is not."""
    room = tmp_path / "room"
    room.mkdir()
    for picture in (tmp_path / "passport.jpg", room / "bus.jpg"):
        picture.touch()
    names = ["../passport.jpg", str(tmp_path / "passport.jpg"), str(room / "bus.jpg"), "bus.jpg"]
    items = [f"<title>T{name}</title><enclosure url='{name}' type='image/jpeg'/>" for name in names]
    path = room / "feed.xml"
    path.write_text(rss(*items), "utf-8")
    result = read(visit(Source("wire", SourceKind.FEED, path=str(path)), Shelf(b"")))
    pictures = [article.picture and article.picture.url for article in result.articles]

    assert pictures == [None, None, None, str(room / "bus.jpg")]


@pytest.mark.parametrize("name", ["none.xml", "", "\x00"])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path, name):
    """It says which and what to do."""
    source = Source("wire", SourceKind.FEED, path=str(tmp_path / name))

    with pytest.raises(SourceError) as caught:
        read(visit(source, Shelf(b"")))

    assert caught.value.where == source.path
    assert caught.value.remedy


@pytest.mark.parametrize("count", [1_500, 30_000])
def test_a_feed_of_too_many_items_gives_its_first(count):
    """It is said how many there are, and the others cost no time; its end is not missed."""
    began = time.monotonic()
    items = (f"<title>Item {number} of the feed</title>" for number in range(count))
    result = gathered(rss(*items))
    objects = ", ".join(
        f'{{"title": "Item {number}", "id": "{number}"}}' for number in range(1_500)
    )
    other = gathered(f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{objects}]}}')

    assert len(result.articles) == len(other.articles) == 1_000
    assert result.articles[-1].title == "Item 999 of the feed"
    what = f"It holds {count:,} items, of which the first 1,000 were read. "
    assert [one.what for one in result.complaints] == [
        f"{what}Ask its keeper for a feed of the newest only."
    ]
    assert "1,500 items" in other.complaints[0].what
    assert time.monotonic() - began < 6

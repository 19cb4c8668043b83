"""A web page that names its feed is as good as the feed, and says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError
from newsletter.gather import Validators, read
from newsletter.gather.feeds.discovery import dialect_of, feed_of, is_of_wordpress, is_page
from newsletter.ports import Fetched
from tests.gather.samples import FEED, atom, feed_source, gathered, rss, visit

PAGE = "https://news.example/"


class Site:
    """A fetcher that has several pages."""

    def __init__(self, **pages):
        self.pages = {f"{PAGE}{name}": content.encode() for name, content in pages.items()}
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return the page that is asked for."""
        self.asked.append((url, etag, modified, allow_private))
        headers = {"etag": '"1"', "cache-control": "max-age=60"}
        return Fetched(url, 200, self.pages[url], headers)


def link(href, kind="rss+xml", more=""):
    """Write a link to a feed."""
    return f'<link rel="alternate" type="application/{kind}" href="{href}" {more}>'


def page(*links):
    """Write a page with *links*."""
    return f"<!doctype html><html><head>{''.join(links)}</head><body>Hello</body></html>"


@pytest.mark.parametrize(
    ("links", "language", "named"),
    [
        ([link("/rss.xml")], "", "rss.xml"),
        ([link("/a"), link("/b")], "", "a"),
        ([link("/a", "atom+xml"), link("/b")], "es", "a"),
        ([link("/a.json", "feed+json")], "", "a.json"),
        ([link("/feed.json", "json")], "", "feed.json"),
        ([link("/wp-json/wp/v2/pages/2", "json")], "", ""),
        ([link("/oembed?format=xml", "xml+oembed"), link("/a")], "", "a"),
        ([link("/comments/feed/"), link("/feed/")], "", "feed/"),
        ([link("/a", more="title='News: Comments Feed'"), link("/b")], "", "b"),
        ([link("/comments/feed/")], "", ""),
        ([link("/en/feed"), link("/es/feed")], "es", "es/feed"),
        ([link("/a", more="hreflang='en'"), link("/b", more="hreflang='es-MX'")], "es", "b"),
        ([link("/a", more="lang='en'"), link("/b", more="lang='es'")], "es", "b"),
        ([link("/a"), link("/b", more="hreflang='fr'")], "es", "a"),
        (['<base href="/deep/">', link("a")], "", "deep/a"),
        ([link("javascript:x()"), link(""), link("/a")], "", "a"),
        (["<link rel='stylesheet' type='application/rss+xml' href='/a'>"], "", ""),
        (
            ["<LINK REL='Alternate Home' TYPE='Application/RSS+XML; charset=utf-8' HREF='/a'>"],
            "",
            "a",
        ),
        (["<link>"], "", ""),
    ],
)
def test_the_feed_of_a_page_is_found(links, language, named):
    """The first that is one, and in the language that is wanted if any says so."""
    assert feed_of(page(*links).encode(), PAGE, language) == (f"{PAGE}{named}" if named else "")


@pytest.mark.parametrize(
    ("content", "page"),
    [
        ("<!DOCTYPE html><p>", True),
        ("<?xml version='1.0'?>\n<!-- a --><html xmlns='http://www.w3.org/1999/xhtml'>", True),
        ("\ufeff\n<HTML lang='es'>", True),
        ("<head><title>x</title>", True),
        ("<!DOCTYPE rss><rss><channel><description><![CDATA[<html>]]>", False),
        (rss("<description>&lt;html> <html></description>"), False),
        (atom(), False),
        ("<headline>", False),
        ("", False),
    ],
)
def test_a_page_is_told_from_a_feed(content, page):
    """By what it begins with, whatever its encoding."""
    assert is_page(content.encode()) == page
    assert is_page(content.encode("utf-16")) == page


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=8))
def test_any_bytes_are_a_page_without_a_feed(content, url, language):
    """Nothing breaks it."""
    assert feed_of(content, url, language) == ""


def test_the_feed_of_a_page_is_read_in_its_place():
    """With one request more, and a complaint that says how to save it."""
    site = Site(**{"": page(link("/rss.xml")), "rss.xml": rss("<title>T</title><link>a</link>")})
    source = feed_source(url=PAGE, allow_private=True)
    result = read(visit(source, site, validators=Validators('"0"', "Sun", "x")))
    (complaint,) = result.complaints

    assert [article.url for article in result.articles] == [f"{PAGE}a"]
    assert site.asked == [(PAGE, '"0"', "Sun", True), (f"{PAGE}rss.xml", "", "", True)]
    assert (result.validators, result.fresh, result.unchanged) == (Validators(), 60, False)
    assert complaint.where == PAGE
    assert complaint.what == (
        f"This is a web page; its feed is {PAGE}rss.xml: write that address into config.toml, "
        "and each reading saves a request."
    )


def test_the_language_of_the_source_chooses():
    """A site has a feed for each."""
    pages = {
        "": page(link("/en.xml", more="hreflang='en'"), link("/es.xml", more="hreflang='es'")),
        "es.xml": rss("<title>Hola</title>"),
    }
    result = read(visit(feed_source(url=PAGE, language="es"), Site(**pages)))

    assert [article.title for article in result.articles] == ["Hola"]


def test_a_page_without_a_feed_is_refused():
    """It says what is needed."""
    with pytest.raises(PageError) as caught:
        gathered(page())

    assert caught.value.what == "This is a web page, not a feed."
    assert (caught.value.where, caught.value.remedy) == (FEED, "Give the address of its feed.")


def test_a_page_that_calls_a_page_its_feed_is_refused():
    """It is not followed any further."""
    site = Site(**{"": page(link("/a")), "a": page(link("/"))})

    with pytest.raises(PageError, match="web page, not a feed"):
        read(visit(feed_source(url=PAGE), site))
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("content", "dialect"),
    [
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "RSS 2.0"),
        (b"<rss version='0.91'/>", "RSS 0.91"),
        (b"<rss><channel/></rss>", "RSS"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "Atom"),
        (b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>', "Atom"),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/"/>', "RSS 1.0"),
        (b'\xef\xbb\xbf {"version": "https://jsonfeed.org/version/1.1"}', "JSON Feed 1.1"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1", "items": []}', "JSON Feed 1"),
        ('<rss version="2.0"/>'.encode("utf-16"), "RSS 2.0"),
        (b"<!doctype html><html><body>&lt;rss&gt;</body></html>", ""),
        (b"[]", ""),
        (b"", ""),
    ],
)
def test_the_dialect_of_a_feed_is_told(content, dialect):
    """By its bytes, whatever the server calls it."""
    assert dialect_of(content) == dialect


def test_wordpress_is_known_by_its_marks():
    """Its pages name its interface, its feeds what made them."""
    page = b"<html><head><link rel='https://api.w.org/' href='/wp-json/'></head></html>"
    feed = b"<rss><channel><generator>https://wordpress.org/?v=6.7</generator></channel></rss>"

    assert is_of_wordpress(page)
    assert is_of_wordpress(feed)
    assert not is_of_wordpress(b"<p>We moved from wordpress.org to another.</p>")

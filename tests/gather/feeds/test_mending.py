"""What feedparser would stumble over is mended before it sees it."""

import time

import pytest

from newsletter.gather.feeds.mending import content_type, in_utf8, mended
from tests.gather.samples import gathered, only, rss

MEDIA = b'xmlns:m="http://search.yahoo.com/mrss/"'


@pytest.mark.parametrize(
    ("content", "made"),
    [
        (b"<m:description>x</m:description>", b"<m:caption>x</m:caption>"),
        (b'<m:description type="plain">x</m:description >', b"<m:caption>x</m:caption>"),
        (b"<m:description/>", b"<m:caption/>"),
        (b"<description>x</description>", b"<description>x</description>"),
        (b"<m:descriptions>x", b"<m:descriptions>x"),
    ],
)
def test_captions_get_a_name_of_their_own(content, made):
    """Whatever a feed calls Media RSS, its description is a caption."""
    assert mended(b"<rss " + MEDIA + b">" + content) == b"<rss " + MEDIA + b">" + made


def test_a_feed_without_media_rss_stays_as_it_is():
    """Other words called description are texts."""
    assert mended(b"<m:description>x</m:description>") == b"<m:description>x</m:description>"


@pytest.mark.parametrize(
    "author",
    [
        "<author>{}</author>",
        "<author><![CDATA[{}]]></author>",
        "<dc:creator>{}</dc:creator>",
        "<author a='b'><name>{}</name></author>",
    ],
)
def test_an_author_without_end_takes_no_time(author):
    """64 KB of author cost feedparser 45 seconds."""
    began = time.monotonic()
    article = only(rss(f"<title>T</title>{author.format('a' * 65_536)}"))

    assert time.monotonic() - began < 2
    assert len(article.author) <= 300


def test_an_impossible_character_costs_no_feed():
    """Only the character is lost."""
    result = gathered(rss("<title>a&#99999999999;b&#xD800;c&#x1F335;</title>", "<title>T</title>"))

    assert [article.title for article in result.articles] == ["abc🌵", "T"]


@pytest.mark.parametrize(
    ("content", "said", "kind"),
    [
        ("año".encode(), "text/xml; charset=ISO-8859-1", "application/xml; charset=utf-8"),
        ("año".encode(), "", "application/xml; charset=utf-8"),
        ("año".encode("latin-1"), "text/xml; charset=ISO-8859-1", "text/xml; charset=ISO-8859-1"),
        (b"ano", "text/xml; charset=ISO-8859-1", "text/xml; charset=ISO-8859-1"),
    ],
)
def test_what_reads_as_utf_8_is_utf_8(content, said, kind):
    """Servers are wrong about the charset more often than texts are UTF-8 by chance."""
    assert content_type(content, said) == kind


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "text/xml; charset=ISO-8859-1"),
        ("utf-8", "text/xml"),
        ("utf-8", "text/html; charset=windows-1252"),
        ("cp1252", "application/rss+xml"),
        ("iso-8859-1", "text/xml; charset=ISO-8859-1"),
        ("utf-16", "application/rss+xml"),
    ],
)
def test_words_arrive_with_their_accents(encoding, said):
    """Whatever the server says, the declaration or the bytes are believed."""
    name = {"cp1252": "windows-1252"}.get(encoding, encoding)
    feed = f'<?xml version="1.0" encoding="{name}"?>' + rss("<title>¿Mañana? Sí, señor</title>")
    (article,) = gathered(feed.encode(encoding), headers={"content-type": said}).articles

    assert article.title == "¿Mañana? Sí, señor"


@pytest.mark.parametrize(
    "link",
    ["<link uri='at://did/1'>{}</link>", '<link  uri = "at://did/1" >{}</link>', "<link>{}</link>"],
)
def test_a_second_address_does_not_hide_the_first(link):
    """Bridges to other networks write theirs beside it."""
    url = "https://news.example/a"

    assert only(rss(f"<title>T</title>{link.format(url)}")).url == url


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize(
    "declared", ["", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='UTF-16'?>"]
)
@pytest.mark.parametrize("said", ["", "text/xml", "application/xml; charset=utf-8"])
@pytest.mark.parametrize("title", ["Pool", "Año"])
def test_wide_letters_are_read(encoding, declared, said, title):
    """Whatever the declaration and the server say: the first bytes know better."""
    feed = (declared + rss(f"<title>{title}</title>")).encode(encoding)

    assert only(feed, headers={"content-type": said}).title == title


def test_narrow_letters_stay_as_they_are():
    """Most feeds need nothing."""
    content = "<?xml version='1.0'?><rss>ñ</rss>".encode()

    assert in_utf8(content) is content


@pytest.mark.parametrize("element", ["author", "dc:creator"])
@pytest.mark.parametrize("tag", ["p", "a href='/ana'", "strong"])
def test_an_author_in_naked_html_is_read(element, tag):
    """The tags go, the name stays."""
    name = f"<{tag}>Ana Ruiz</{tag.split()[0]}>"

    assert only(rss(f"<title>T</title><{element}>{name}</{element}>")).author == "Ana Ruiz"


def test_an_author_of_atom_keeps_its_elements():
    """They say what is what."""
    author = "<author><name>Ana</name><uri>https://a.example</uri></author>"

    assert mended(author.encode()) == author.encode()


def test_bare_ampersands_are_meant():
    """Titles and links of a feed that does not escape them come out as they were written."""
    article = only(
        rss(
            "<title>AT&T hires 200 in Q&A session &amp; more</title>"
            "<link>http://ex.org/?a=1&b=2&copy=3</link>"
            "<description><![CDATA[<p>R&D &amp; more & <b>else</b>.</p>]]></description>"
        )
    )

    assert article.title == "AT&T hires 200 in Q&A session & more"
    assert article.url == "http://ex.org/?a=1&b=2&copy=3"
    assert "R&amp;D &amp; more &amp; <b>else</b>." in article.body


@pytest.mark.parametrize(
    "content", [b"<![CDATA[a & b]]>", b"&amp;&#8217;&#x2019;&eacute;", b"\x1b$B&T\x1b(B &"]
)
def test_other_ampersands_stay(content):
    """In CDATA they are letters; references are what they are; and half a letter is none."""
    assert mended(content) == content

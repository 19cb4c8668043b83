"""One source is tried before it is saved, and saved with the same words."""

import pytest

from newsletter import config
from tests.cli.conftest import answer

LONG = " ".join(["The council met on Monday and decided that the pool stays open."] * 20)
TEASER = "<description>The mayor is happy with the pool.</description>"
FEED = f"""\
<rss version="2.0"><channel><language>en</language>
<item><title>The pool stays open</title><link>/pool</link>{TEASER}
<pubDate>Mon, 02 Nov 2026 09:00:00 GMT</pubDate></item>
<item><description></description></item>
</channel></rss>
"""
SITE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
PAGE = f"<html><body><article><h1>The pool stays open</h1><p>{LONG}</p></article></body></html>"


@pytest.fixture
def site(httpserver):
    """A site whose page names its feed, of one teaser."""
    httpserver.expect_request("/").respond_with_data(SITE, content_type="text/html")
    httpserver.expect_request("/feed").respond_with_data(FEED)
    httpserver.expect_request("/pool").respond_with_data(PAGE, content_type="text/html")
    return httpserver.url_for("/")


def test_a_source_is_tried(newsroom, site):
    """Nothing of it is kept, and the lines for config.toml are shown."""
    found = answer(newsroom("sources", "try", f"{site}feed", "--allow-private", "--json"))
    shown = newsroom("sources", "try", f"{site}feed", "--allow-private").stdout

    assert [one["title"] for one in found["articles"]] == ["The pool stays open"]
    assert (found["added"], found["read_as"], found["languages"]) == (False, "RSS 2.0", {"en": 1})
    assert f'url = "{site}feed"' in shown
    assert answer(newsroom("sources", "list", "--json"))[0]["articles"] == 5


def test_the_feed_that_a_site_names_is_shown_and_saved(newsroom, site, tmp_path):
    """Not the site's address, which would cost a request each time; and nobody is asked twice."""
    found = answer(newsroom("sources", "try", site, "--allow-private", "--json"))
    shown = newsroom("sources", "try", site, "--allow-private", "--add", "--id", "pool").stdout

    assert (found["address"], found["named_by"]) == (f"{site}feed", site)
    assert not [one for one in found["complaints"] if "web page" in one["what"]]
    assert f"{site}feed" in shown
    assert "RSS 2.0" in shown
    added = config.read(tmp_path / "config.toml").sources[-1]
    assert (added.id, added.url, added.allow_private) == ("pool", f"{site}feed", True)


def test_pages_are_read_with_full_text(newsroom, site, tmp_path):
    """As a gathering would; and it is saved so."""
    words = ("sources", "try", site, "--allow-private", "--language", "en")
    teaser = newsroom(*words)
    whole = newsroom(*words, "--full-text", "--add")

    assert "teaser, 7 words" in teaser.stdout
    assert "--full-text" in teaser.stderr
    assert "whole, 240 words" in whole.stdout
    added = config.read(tmp_path / "config.toml").sources[-1]
    assert (added.full_text, added.language) == (True, "en")


def test_what_is_a_source_is_not_added_again(newsroom, site, tmp_path):
    """Nor what holds nothing; the exit code says that nothing was added."""
    (tmp_path / "empty").mkdir()
    newsroom("sources", "try", site, "--allow-private", "--add")
    before = (tmp_path / "config.toml").read_text()

    twice = newsroom("sources", "try", f"{site}feed", "--allow-private", "--add", code=1).stderr
    known = newsroom("sources", "try", "desk", "--add", code=1).stderr
    empty = newsroom("sources", "try", "empty", "--add", code=1).stderr

    assert "a source already" in twice
    assert "a source already: desk" in known
    assert "no article" in empty
    assert (tmp_path / "config.toml").read_text() == before


def test_a_source_without_articles_has_failed(newsroom, tmp_path):
    """The exit code says so to programs too."""
    (tmp_path / "empty").mkdir()

    found = answer(newsroom("sources", "try", str(tmp_path / "empty"), "--json", code=1))

    assert found["found"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("https://n.example/", "--kind", "folder"), "A folder has a path"),
        (("articles", "--kind", "wordpress"), "an address, not a path"),
        (("articles", "--id", "desk"), "There is a source 'desk'"),
        (("articles", "--id", "Not So"), "small letters"),
        (("articles", "--language", "fr"), "en, es"),
        (("n" * 300,), "no address and no path"),
        (("",), "No address is given."),
        (("  ",), "No address is given."),
        ((f"https://n.example/{'a' * 20_000}",), "longer than 2,000 characters"),
    ],
)
def test_wrong_use_is_told(newsroom, words, said):
    """With the choices that there are."""
    shown = newsroom("sources", "try", *words, code=2).stderr

    assert said in shown
    assert len(shown) < 500


def test_known_sources_and_paths_are_tried(newsroom, tmp_path):
    """By id, or where they lie."""
    by_name = answer(newsroom("sources", "try", "desk", "--json"))
    by_path = answer(newsroom("sources", "try", str(tmp_path / "articles"), "--json"))

    assert by_name["found"] == by_path["found"] == 5
    assert by_name["read_as"] == "folder"


def test_a_source_that_cannot_be_read_says_why(newsroom, httpserver):
    """One that is none is wrong use; one that fails has failed; what helps is an option."""
    httpserver.expect_request("/feed").respond_with_data("x", status=404)

    newsroom("sources", "try", "nowhere", code=2)
    inside = newsroom("sources", "try", httpserver.url_for("/feed"), code=1).stderr
    broken = newsroom("sources", "try", httpserver.url_for("/feed"), "--allow-private", code=1)

    assert "private network" in inside
    assert "--allow-private" in inside
    assert "404" in broken.stderr
    assert "config.toml" not in inside + broken.stderr


def test_a_wordpress_site_is_known(newsroom, httpserver):
    """A page without a feed that names the interface of WordPress is tried otherwise."""
    page = '<html><head><link rel="https://api.w.org/" href="/wp-json/"></head></html>'
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html")

    said = newsroom("sources", "try", httpserver.url_for("/"), "--allow-private", code=1).stderr

    assert "--kind wordpress" in said


@pytest.mark.parametrize("words", [("--kind", "feed"), ("--id", "other"), ("--allow-private",)])
def test_what_is_a_source_is_not_described_anew(newsroom, words):
    """The configuration says what it is; nothing that was asked for is left out in silence."""
    said = newsroom("sources", "try", "desk", *words, code=2).stderr

    assert f"{words[0]}: It is a source already" in said


def test_an_address_that_is_marked_as_a_feed_is_tried(newsroom, site):
    """As browsers of old wrote it."""
    marked = site.replace("http://", "feed://") + "feed"

    found = answer(newsroom("sources", "try", marked, "--allow-private", "--json"))

    assert found["source"]["url"] == f"{site}feed"

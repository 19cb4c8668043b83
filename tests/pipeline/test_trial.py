"""What a source turns out to be when it is tried."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsletter.errors import SourceBusy, SourceError
from newsletter.model import Site, Source, SourceKind
from newsletter.pipeline.trial import Memory, try_source
from newsletter.ports import Fetched
from tests.gather.samples import Here, atom, rss

HOME = "https://n.example/"
SITE = b'<html><head><link rel="alternate" type="application/atom+xml" href="/feed"></head></html>'
ENTRY = "<title>The pool stays open</title><id>1</id>"
ITEM = "<title>The pool stays open</title>"


class Web:
    """A fetcher that has some pages, and counts how often it is asked."""

    def __init__(self, **pages):
        self.pages = {HOME + name.removeprefix("home"): text for name, text in pages.items()}
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return the page at *url*."""
        self.asked.append(url)
        if isinstance(self.pages.get(url), SourceError):
            raise self.pages[url]
        if url not in self.pages:
            raise SourceError("It answers 404.", where=url)
        text = self.pages[url]
        return Fetched(url, 200, text if isinstance(text, bytes) else text.encode())


def tried(source, web, **how):
    """Try *source* on *web*."""
    site = Site(("en", "es"), {"en": "N", "es": "N"}, HOME, {"en": "A", "es": "A"})
    now = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    newsroom = SimpleNamespace(site=site, fetcher=web, workshop=Here(), clock=lambda: now)
    return try_source(source, newsroom, **how)


def test_nobody_is_asked_twice():
    """What was answered once is remembered."""
    web = Web(home="x")
    memory = Memory(web)

    assert memory.fetch(HOME) is memory.fetch(HOME)
    assert web.asked == [HOME]


def test_a_page_becomes_the_feed_that_it_names():
    """With one request each, and no complaint that it was a page."""
    web = Web(home=SITE, feed=atom(ENTRY))

    trial = tried(Source("n", SourceKind.FEED, HOME), web)

    assert (trial.source.url, trial.address, trial.named_by) == (f"{HOME}feed", f"{HOME}feed", HOME)
    assert (trial.read_as, trial.complaints) == ("Atom", ())
    assert web.asked == [HOME, f"{HOME}feed"]


def test_a_saved_source_stays_what_it_is():
    """But it is told what would be better."""
    trial = tried(Source("n", SourceKind.FEED, HOME), Web(home=SITE, feed=atom(ENTRY)), saved=True)

    assert (trial.source.url, trial.address) == (HOME, f"{HOME}feed")
    assert f"its feed is {HOME}feed" in trial.complaints[0].what


def test_a_wordpress_site_whose_interface_is_closed_is_named_so():
    """Its articles came from its feed."""
    web = Web(home="<html></html>", **{"feed/": rss(ITEM)})

    trial = tried(Source("n", SourceKind.WORDPRESS, HOME), web)

    assert trial.read_as == "RSS 2.0, for its REST interface is closed"


def test_a_feed_in_a_file_is_named_by_what_it_is(tmp_path: Path):
    """As one at an address is."""
    path = tmp_path / "feed.xml"
    path.write_text(rss(ITEM))

    trial = tried(Source("n", SourceKind.FEED, path=str(path)), Web())

    assert (trial.read_as, trial.address) == ("RSS 2.0", str(path))


def test_passwords_are_not_shown():
    """Neither in the address of a feed nor in that of the page that named it."""
    web = Web()
    home = "https://ana:secret@n.example/"
    web.pages = {home: SITE, f"{home}feed": atom(ENTRY)}

    trial = tried(Source("n", SourceKind.FEED, home), web)

    assert "secret" not in trial.address + trial.named_by


def test_a_page_that_cannot_be_had_leaves_a_teaser():
    """And is a complaint; the other articles go on."""
    item = f"{ITEM}<link>{HOME}gone</link><description>Short.</description>"
    source = Source("n", SourceKind.FEED, f"{HOME}feed", full_text=True)

    trial = tried(source, Web(feed=rss(item)))

    assert trial.newest == trial.gathered.articles
    assert "Only its teaser" in trial.complaints[0].what


def test_a_page_of_wordpress_that_names_no_feed_is_known():
    """What helps is said."""
    page = '<html><head><link rel="https://api.w.org/" href="/wp-json/"></head></html>'

    with pytest.raises(SourceError) as caught:
        tried(Source("n", SourceKind.FEED, HOME), Web(home=page))

    assert "--kind wordpress" in caught.value.remedy


def test_a_busy_site_is_asked_for_no_further_page():
    """As in a gathering; each of its teasers is complained of."""
    items = [f"{ITEM}<link>{HOME}{n}</link><guid>{n}</guid>" for n in range(5)]
    busy = {str(n): SourceBusy("Later.") for n in range(5)}
    web = Web(feed=rss(*items), **busy)

    trial = tried(Source("n", SourceKind.FEED, f"{HOME}feed", full_text=True), web)

    assert len(trial.complaints) == 5
    assert len(web.asked) <= 5


def test_what_has_no_date_is_not_among_the_newest():
    """It comes after all that has one."""
    dated = "<title>Dated</title><pubDate>Mon, 02 Nov 2026 09:00:00 GMT</pubDate>"
    newest = tried(Source("n", SourceKind.FEED, HOME), Web(home=rss(ITEM, dated))).newest

    assert [one.title for one in newest] == ["Dated", "The pool stays open"]


def test_a_page_that_announces_wordpress_is_told_of():
    """Also when its feed, made by something else, can be read."""
    page = SITE.replace(b"<head>", b'<head><link rel="https://api.w.org/" href="/wp-json/">')

    trial = tried(Source("n", SourceKind.FEED, HOME), Web(home=page, feed=atom(ENTRY)))

    assert any("--kind wordpress" in sentence for sentence in trial.advice)

"""Sources in a line each: a feed of given items, a folder of given files, and what they hold."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from newsletter.gather import Brief, Validators, Visit, read
from newsletter.model import Source, SourceKind
from newsletter.ports import Fetched

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
PHOENIX = "America/Phoenix"
LANGUAGES = ("en", "es")
FEED = "https://news.example/feed/"
#: What is known of a source that was never read.
UNKNOWN = Validators()

NAMESPACES = """
  xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/"
"""


class Shelf:
    """A fetcher that has one page."""

    def __init__(self, content, headers=None, url=FEED, status=200):
        self.page = Fetched(url, status, content, headers or {})
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return the page, whatever is asked for."""
        self.asked.append((url, etag, modified, allow_private))
        return self.page


def rss(*items, channel=""):
    """Write a feed of RSS 2.0; each of *items* is what stands in an item."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"{NAMESPACES}><channel>{channel}{inside}</channel></rss>'


def atom(*entries, feed="", root=""):
    """Write a feed of Atom; each of *entries* is what stands in an entry."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {root}>{feed}{inside}</feed>'


def feed_source(**facts):
    """Describe a feed at an address."""
    return Source(**{"id": "wire", "kind": SourceKind.FEED, "url": FEED, **facts})


class Here:
    """A workshop that does its work on the spot."""

    def do(self, work, *args, **settings):
        """Do it."""
        return work(*args, **settings)


def brief(source=None, languages=LANGUAGES):
    """Describe what is known of *source*."""
    return Brief(source or feed_source(), tuple(languages), NOW, ZoneInfo(PHOENIX))


def visit(source, fetcher, languages=LANGUAGES, validators=UNKNOWN):
    """Describe a visit to *source*."""
    return Visit(brief(source, languages), fetcher, Here(), validators)


def gathered(feed, *, headers=None, languages=LANGUAGES, **facts):
    """Read *feed*, text or bytes, as if it had been fetched."""
    content = feed if isinstance(feed, bytes) else feed.encode()
    return read(visit(feed_source(**facts), Shelf(content, headers), languages))


def only(feed, **facts):
    """Return the one article of *feed*."""
    (article,) = gathered(feed, **facts).articles
    return article


def of_folder(folder, *, languages=LANGUAGES, **facts):
    """Read *folder*."""
    source = Source(**{"id": "desk", "kind": SourceKind.FOLDER, "path": str(folder), **facts})
    return read(visit(source, Shelf(b""), languages))

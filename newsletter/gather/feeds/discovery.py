"""What an address leads to: a feed, or a page that names one (RSS Board, Autodiscovery)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsletter.gather.calendars.pieces import is_calendar
from newsletter.gather.language import in_address
from newsletter.gather.text import tree, words
from newsletter.gather.urls import absolute
from newsletter.model import among

#: How a page begins, or a feed: whichever is found first.
START = re.compile(rb"<(!doctype\s+html|html|head|body|rss|feed|rdf:rdf)\b", re.IGNORECASE)
PAGE = re.compile(rb"!doctype|html|head|body", re.IGNORECASE)

#: The outermost element of a feed, and the version that it bears.
ROOT = re.compile(rb"<(?:[\w.-]{1,20}:)?(rss|feed|rdf)\b([^<>]{0,2000})", re.IGNORECASE)
VERSION = re.compile(rb"""\bversion\s*=\s*["']\s*([\d.]{1,5})""")
JSON_VERSION = re.compile(rb"jsonfeed\.org/version/([\d.]{1,5})")

#: How the pages of WordPress name its interface, and its feeds name what made them.
WORDPRESS = re.compile(rb"""https://api\.w\.org/|wordpress\.org/\?v=""")

#: Media types of feeds.
TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})

#: What JSON Feed 1.0 was called; WordPress calls the raw data of a page so, too.
JSON = "application/json"

#: Feeds of what readers say.
COMMENTS = re.compile(r"\bcomments?\b|\bcomentarios?\b", re.IGNORECASE)

#: Bytes of a page that are looked at: links to feeds stand in its head.
HEAD = 500_000


@dataclass(frozen=True, slots=True)
class Named:
    """A feed that a page names."""

    url: str
    title: str
    #: The language tag that the link bears.
    mark: str

    def speaks(self, language: str) -> bool:
        """Is it marked, or addressed, as one in *language*?"""
        return bool(among(self.mark, (language,)) or in_address(self.url, (language,)))


def is_page(content: bytes) -> bool:
    """Is *content* a web page, and no feed?"""
    start = START.search(content[:8_000].replace(b"\0", b"")[:2_000])
    return start is not None and PAGE.fullmatch(start[1].split()[0]) is not None


def dialect_of(content: bytes) -> str:
    """Return what the feed *content* is written in (`RSS 2.0`, `Atom`, …), `""` if it is none.

    A calendar is no feed, and yet what a source may give: `iCalendar`.
    """
    if is_calendar(content):
        return "iCalendar"
    start = content[:16_000].replace(b"\0", b"")
    if start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{"):
        found = JSON_VERSION.search(content.replace(b"\0", b"").replace(rb"\/", b"/"))
        return f"JSON Feed {found[1].decode()}" if found else "JSON Feed"
    root = None if is_page(content) else ROOT.search(start)
    if root is None:
        return ""
    name, version = root[1].lower(), VERSION.search(root[2])
    if name == b"rss":
        return f"RSS {version[1].decode()}" if version else "RSS"
    return "Atom" if name == b"feed" else "RSS 1.0"


def is_of_wordpress(content: bytes) -> bool:
    """Did WordPress make the page or feed *content*?"""
    return WORDPRESS.search(content[:HEAD]) is not None


def feed_of(content: bytes, url: str, language: str) -> str:
    """Return the address of the feed that a page names as its own, `""` if it names none.

    Of several it is the one in *language*, else the first. Feeds of comments do not count.

    Args:
        content: the page.
        url: where it was found.
        language: the tag of the language that is wanted, `""` for any.
    """
    page = tree.parse(words.block(content[:HEAD].decode("utf-8", "replace")))
    bases = (absolute(one.get("href") or "", url) for one in page.iter("base"))
    base = next((one for one in bases if one), url)
    feeds = [one for one in _named(page, base) if not COMMENTS.search(f"{one.title} {one.url}")]
    fitting = [one for one in feeds if language and one.speaks(language)]
    return next((one.url for one in [*fitting, *feeds]), "")


def _named(page: Any, base: str) -> Iterator[Named]:
    for link in page.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        url = absolute(link.get("href") or "", base)
        feed = kind in TYPES or (kind == JSON and "feed" in url)
        if url and feed and "alternate" in (link.get("rel") or "").lower().split():
            mark = link.get("hreflang") or link.get("lang") or ""
            yield Named(url, link.get("title") or "", mark)

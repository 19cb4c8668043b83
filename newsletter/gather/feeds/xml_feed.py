"""RSS 0.9 to 2.0, RDF and Atom, taken apart by feedparser."""

import codecs
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import feedparser

from newsletter.errors import PageError
from newsletter.gather.feeds.mending import content_type, in_utf8, mended
from newsletter.gather.feeds.xml_item import item_of, plain
from newsletter.gather.gathered import Brief, Complaint
from newsletter.gather.item import MOST, Channel, Contents
from newsletter.gather.text import words
from newsletter.gather.urls import Place, absolute

#: The end of a feed, and where an item begins or ends.
END = re.compile(rb"</(?:[\w.-]{1,20}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
ITEM = re.compile(rb"<(/?)(?:[\w.-]{1,20}:)?(?:item|entry)\b", re.IGNORECASE)


def contents_of(
    content: bytes, headers: Mapping[str, str], place: Place, brief: Brief
) -> Contents | None:
    """Return what the feed *content*, which was sent with *headers*, holds; None if it is none.

    Raises:
        PageError: it is one, but cannot be read.
    """
    where = brief.source.location
    text, total = _first(in_utf8(content))
    feed = _parsed(text, headers.get("content-type", ""), where)
    line = _broken_in(feed, text)
    if not feed.entries and not feed.version:
        return None
    if not feed.entries and line and not END.search(text):
        what = f"This feed is broken in line {line}."
        raise PageError(what, where=where, remedy="Tell its keeper.")
    channel = _channel(feed, place)
    exact = feed.version.startswith("atom")
    entries, complaints = _whole(feed.entries, text, line, where)
    items = (item_of(plain(one), channel, brief.zone, exact=exact) for one in entries)
    return Contents(channel, items, complaints, max(total, len(feed.entries)))


def _first(content: bytes) -> tuple[bytes, int]:
    """Return *content* without the items that are too many, and how many it holds.

    What stands after the last item stays: it may be what ends the feed.
    """
    total, cut, end = 0, 0, len(content)
    for found in ITEM.finditer(content):
        total += not found[1]
        if total == MOST + 1 and not found[1]:
            cut = found.start()
        if found[1]:
            end = found.end()
    if total <= MOST:
        return content, total
    tail = content[end:].partition(b">")[2] if end > cut else b""
    return content[:cut] + tail, total


def _parsed(content: bytes, said: str, where: str) -> Any:
    """Return what feedparser makes of *content*; cleaning and resolving is left to us.

    Of the headers it is told only the type: where the feed is it would add to every name in it.
    """
    try:
        return feedparser.parse(
            io.BytesIO(mended(content)),
            response_headers={"content-type": content_type(content, said)},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except MemoryError:  # the workshop has words for it
        raise
    except Exception as error:  # whatever strange bytes do to it, the other sources go on
        what = "It cannot be read as a feed."
        raise PageError(what, where=where, remedy="Tell its keeper.") from error


def _broken_in(feed: Any, content: bytes) -> int:
    """Return the first line in which *feed* is no XML, 0 if it is well-formed."""
    line = getattr(feed.get("bozo_exception"), "getLineNumber", None)
    # feedparser writes the first line itself where the feed does not.
    written = content.removeprefix(codecs.BOM_UTF8).startswith(b"<?xml")
    return max(1, line() - (not written)) if line else 0


def _whole(
    entries: list[Any], content: bytes, line: int, where: str
) -> tuple[list[Any], tuple[Complaint, ...]]:
    """Return *entries* without the one in which *content* breaks off, and a complaint if it does.

    Half an article is worse than none: the feed will be whole again, the issue may be out.
    What is not well-formed but ends as it should was read nevertheless, and nobody is bothered.
    """
    if not line or END.search(content):
        return entries, ()
    cut = ITEM.findall(content)[-1:] == [b""]
    what = f"This feed is broken in line {line}, and breaks off before its end."
    lost = " The item in which it does so is left out." if cut else ""
    return entries[:-1] if cut else entries, (Complaint(where, f"{what}{lost} Tell its keeper."),)


def _channel(feed: Any, place: Place) -> Channel:
    about: Mapping[str, Any] = feed.feed
    exact = feed.version.startswith("atom")
    page = absolute(str(about.get("link") or ""))
    author = str((about.get("author_detail") or {}).get("name") or "")
    return Channel(
        place=place if place.base else replace(place, base=page),
        language=str(about.get("language") or ""),
        author=words.unmarked(author) if exact and "@" not in author else "",
    )

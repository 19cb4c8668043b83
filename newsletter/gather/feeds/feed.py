"""Feeds: RSS 0.9 to 2.0, RDF and Atom, from an address or from a file.

address -> fetch --+
                   +-> bytes -> feedparser -> items -> item.article_of -> articles
path ----> read ---+
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser

from newsletter.errors import PageError
from newsletter.gather import files
from newsletter.gather.feeds.mending import content_type, mended
from newsletter.gather.feeds.xml_item import item_of
from newsletter.gather.gathered import Brief, Complaint, Gathered, Visit
from newsletter.gather.item import Channel, article_of
from newsletter.gather.network.freshness import freshness, kept_by
from newsletter.gather.text import tree, words
from newsletter.gather.urls import Place, absolute
from newsletter.model import Article

#: Largest feed in a file, in bytes.
LARGEST = 10_000_000

#: Items that are looked at: feeds begin with the newest, and the others were read before.
MOST = 1_000

#: More items than this are no feed, but an attempt to keep us busy.
TOO_MANY = 20_000


def read(visit: Visit) -> Gathered:
    """Return the articles of a feed.

    Raises:
        SourceError: it cannot be had.
        PageError: it is empty, or no feed.
    """
    source = visit.brief.source
    if not source.url:
        path = Path(source.path)
        place = Place(folder=path.parent, within=path.parent.parent)
        return visit.workshop.do(parse, files.read(path, LARGEST), {}, place, visit.brief)
    known = visit.validators
    found = visit.fetcher.fetch(
        source.url, etag=known.etag, modified=known.modified, allow_private=source.allow_private
    )
    kept = kept_by(found, known)
    if found.unchanged or kept.digest == known.digest:
        return Gathered(validators=kept, unchanged=True, fresh=freshness(found))
    kind = content_type(found.content, found.headers.get("content-type", ""))
    headers = {"content-type": kind, "content-location": found.url}
    gathered = visit.workshop.do(parse, found.content, headers, Place(found.url), visit.brief)
    return replace(gathered, validators=kept, fresh=freshness(found))


def parse(content: bytes, headers: Mapping[str, str], place: Place, brief: Brief) -> Gathered:
    """Return the articles of the feed *content*, which was sent with *headers*.

    Raises:
        PageError: it is empty, or no feed.
    """
    feed = _parsed(content, headers, brief.source.location)
    channel = _channel(feed, place)
    exact = feed.version.startswith("atom")
    items = (item_of(one, channel, brief.zone, exact=exact) for one in feed.entries[:MOST])
    results = [article_of(item, channel, brief) for item in items]
    articles = _distinct(result for result in results if isinstance(result, Article))
    complaints = (result for result in results if isinstance(result, Complaint))
    return Gathered(tuple(articles), tuple(complaints))


def _parsed(content: bytes, headers: Mapping[str, str], where: str) -> Any:
    """Return what feedparser makes of *content*; cleaning and resolving is left to us."""
    if not content.strip():
        raise PageError("It is empty.", where=where, remedy="Ask its keeper for the feed.")
    if content.count(b"<item") + content.count(b"<entry") > TOO_MANY:
        raise PageError(f"It holds more than {TOO_MANY:,} items.", where=where)
    try:
        feed = feedparser.parse(
            io.BytesIO(mended(content)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever strange bytes do to it, the other sources go on
        raise PageError("It cannot be read as a feed.", where=where) from error
    broken = getattr(feed.get("bozo_exception"), "getLineNumber", None)
    if feed.entries or (feed.version and not broken):
        return feed
    if feed.version and broken:
        line = broken() - (not content.startswith(b"<?xml"))  # feedparser writes that line itself
        what = f"This feed is broken in line {line}."
        raise PageError(what, where=where, remedy="Tell its keeper.")
    raise _no_feed(content, where)


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


def _distinct(articles: Iterator[Article]) -> Iterator[Article]:
    """Yield each article once; where several bear one name, their addresses tell them apart."""
    seen: dict[str, str] = {}
    for article in articles:
        told = article.url or article.title
        guid = article.guid if seen.get(article.guid, told) == told else told
        if guid not in seen:
            seen[guid] = told
            yield replace(article, guid=guid)


def _no_feed(content: bytes, where: str) -> PageError:
    """Say what *content* is instead of a feed."""
    start = content[:2_000].lower()
    if b"<html" in start or b"<!doctype html" in start:
        page = tree.parse(words.block(content[:200_000].decode("utf-8", "replace")))
        links = (link for link in page.iter("link") if "+xml" in (link.get("type") or ""))
        named = (absolute(link.get("href") or "", where) for link in links)
        address = next((url for url in named if url), "")
        remedy = f"Its feed is {address}" if address else "Give the address of its feed."
        return PageError("This is a web page, not a feed.", where=where, remedy=remedy)
    return PageError("This is no feed.", where=where, remedy="Check the address in config.toml.")

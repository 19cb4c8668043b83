"""Feeds: RSS 0.9 to 2.0, RDF, Atom and JSON Feed, from an address or from a file.

address -> fetch -> (a web page? its feed -> fetch) --+
                                                      +-> bytes -> items -> articles
path ----> read --------------------------------------+
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from newsletter.errors import PageError
from newsletter.gather import files
from newsletter.gather.feeds import discovery, json_feed, xml_feed
from newsletter.gather.feeds.repeats import distinct
from newsletter.gather.gathered import Brief, Complaint, Gathered, Validators, Visit
from newsletter.gather.item import MOST, article_of
from newsletter.gather.network.freshness import freshness, kept_by
from newsletter.gather.urls import Place
from newsletter.model import Article
from newsletter.ports import Fetched

#: Largest feed in a file, in bytes.
LARGEST = 10_000_000


def read(visit: Visit) -> Gathered:
    """Return the articles of a feed, or of the feed that a web page names as its own.

    Raises:
        SourceError: it cannot be had.
        PageError: it is empty, or no feed.
    """
    source = visit.brief.source
    if not source.url:
        path = Path(source.path)
        place = Place(folder=path.parent, within=path.parent)  # it may be a stranger's
        return visit.workshop.do(parse, files.read(path, LARGEST), {}, place, visit.brief)
    known = visit.validators
    found = visit.fetcher.fetch(
        source.url, etag=known.etag, modified=known.modified, allow_private=source.allow_private
    )
    kept = kept_by(found, known)
    if found.unchanged or kept.digest == known.digest:
        return Gathered(validators=kept, unchanged=True, fresh=freshness(found))
    if discovery.is_page(found.content):
        return _discovered(found, visit)
    return replace(_taken_apart(found, visit), validators=kept)


def _discovered(page: Fetched, visit: Visit) -> Gathered:
    """Return the articles of the feed that *page* names; nothing is kept of either's version.

    Raises:
        PageError: it names none.
    """
    source = visit.brief.source
    address = visit.workshop.do(discovery.feed_of, page.content, page.url, source.language)
    if not address:
        raise _no_feed(page.content, source.location)
    found = visit.fetcher.fetch(address, allow_private=source.may_be_private(address))
    gathered = _taken_apart(found, visit)
    what = (
        f"This is a web page; its feed is {address}: write that address into config.toml, "
        "and each reading saves a request."
    )
    complaints = (Complaint(source.location, what), *gathered.complaints)
    return replace(gathered, complaints=complaints, validators=Validators())


def _taken_apart(found: Fetched, visit: Visit) -> Gathered:
    place = Place(found.url)
    gathered = visit.workshop.do(parse, found.content, found.headers, place, visit.brief)
    return replace(gathered, fresh=freshness(found))


def parse(content: bytes, headers: Mapping[str, str], place: Place, brief: Brief) -> Gathered:
    """Return the articles of the feed *content*, which was sent with *headers*.

    What it is its bytes tell, not the server.

    Raises:
        PageError: it is empty, or no feed.
    """
    where = brief.source.location
    if not content.strip():
        raise PageError("It is empty.", where=where, remedy="Ask its keeper for the feed.")
    if json_feed.is_json(content):
        contents = json_feed.contents_of(content, place, brief)
    else:
        contents = xml_feed.contents_of(content, headers, place, brief)
    if contents is None:
        raise _no_feed(content, where)
    items = islice(contents.items, MOST)
    losses: list[Complaint] = []
    results = [article_of(item, contents.channel, brief, losses) for item in items]
    articles, repeats = distinct(one for one in results if isinstance(one, Article))
    strange = (one for one in results if isinstance(one, Complaint))
    more = _more(contents.total, where)
    complaints = (*contents.complaints, *more, *strange, *dict.fromkeys(losses), *repeats)
    return Gathered(articles, complaints)


def _more(total: int, where: str) -> list[Complaint]:
    """Say that a feed of *total* items holds more than are looked at, if it does."""
    if total <= MOST:
        return []
    what = (
        f"It holds {total:,} items, of which the first {MOST:,} were read. "
        "Ask its keeper for a feed of the newest only."
    )
    return [Complaint(where, what)]


def _no_feed(content: bytes, where: str) -> PageError:
    """Say what *content* is instead of a feed."""
    if discovery.is_page(content):
        what, remedy = "This is a web page, not a feed.", "Give the address of its feed."
        return PageError(what, where=where, remedy=remedy)
    if discovery.dialect_of(content) == "iCalendar":
        remedy = 'Write kind = "calendar" for this source.'
        return PageError("This is a calendar, not a feed.", where=where, remedy=remedy)
    return PageError("This is no feed.", where=where, remedy="Check the address.")

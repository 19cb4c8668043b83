"""A source that is tried: what it turns out to be, and its newest articles."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsletter import gather
from newsletter.errors import SourceError
from newsletter.gather import Brief, Complaint, Gathered, Visit
from newsletter.model import Article, Newsletter, Site, Source, SourceKind
from newsletter.pipeline.full_text import only_teaser, read_pages
from newsletter.ports import Fetched, Fetcher, Workshop

#: Articles that are shown.
SHOWN = 5

#: When an article came out that does not say: it is never among the newest.
UNDATED = datetime.min.replace(tzinfo=UTC)

BY_REST = "It is a WordPress site: try it with --kind wordpress."

#: Largest feed in a file, in bytes.
LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """What a source is tried with: the parts of a newsroom that need no database."""

    site: Site
    newsletters: tuple[Newsletter, ...]
    sources: tuple[Source, ...]
    fetcher: Fetcher
    workshop: Workshop
    #: What time it is: aware, UTC.
    clock: Callable[[], datetime]


class Memory:
    """A fetcher that remembers what was answered, and asks nobody twice."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        #: Address -> answer, in the order in which they were asked for.
        self.answers: dict[str, Fetched] = {}

    def fetch(
        self, url: str, *, etag: str = "", modified: str = "", allow_private: bool = False
    ) -> Fetched:
        """Return what *url* answers.

        Raises:
            SourceError: it cannot be had.
        """
        if url not in self.answers:
            self.answers[url] = self._fetcher.fetch(
                url, etag=etag, modified=modified, allow_private=allow_private
            )
        return self.answers[url]

    def ask(self, url: str, *, allow_private: bool = False) -> Fetched:
        """Return how *url* answers, without its body.

        Raises:
            SourceError: it does not answer.
        """
        return self._fetcher.ask(url, allow_private=allow_private)


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a source that was tried."""

    #: As it should stand in the configuration.
    source: Source
    #: RSS 2.0, Atom, JSON Feed, WordPress, folder, …
    read_as: str
    #: Where its articles were found: an address without a password, or a path.
    address: str
    #: The page that named that address, `""` if none did.
    named_by: str
    gathered: Gathered
    #: The newest articles, with their whole text if that was wished.
    newest: tuple[Article, ...]
    #: What could not be used, or had.
    complaints: tuple[Complaint, ...]
    #: What would be better, in sentences.
    advice: tuple[str, ...]

    @property
    def languages(self) -> dict[str, int]:
        """Language (`?` if unknown) -> number of articles, the more frequent first."""
        return dict(Counter(one.language or "?" for one in self.gathered.articles).most_common())


def try_source(source: Source, room: ReadingRoom, *, saved: bool = False) -> Trial:
    """Read *source*; one that is not *saved* becomes the feed that it leads to.

    Raises:
        SourceError: it cannot be read.
    """
    memory = Memory(room.fetcher)
    brief = Brief(source, room.site.languages, room.clock(), ZoneInfo(room.site.timezone))
    visit = Visit(brief, memory, room.workshop)
    try:
        gathered = gather.read(visit)
    except SourceError as error:
        if source.kind is SourceKind.FEED and _is_wordpress(memory):
            raise SourceError(error.what, where=error.where, remedy=BY_REST) from error
        raise
    feed = _feed_of(source, memory)
    if feed and not saved:
        source = replace(source, url=feed, allow_private=source.may_be_private(feed))
        visit = replace(visit, brief=replace(brief, source=source))
        gathered = gather.read(visit)
    last = _last_answer(source, memory)
    newest = sorted(gathered.articles, key=lambda one: one.dated or UNDATED, reverse=True)[:SHOWN]
    whole, missing = _whole(newest, visit) if source.full_text else (newest, [])
    return Trial(
        source=source,
        read_as=_read_as(source, last),
        address=gather.shown(feed or source.location),
        named_by=gather.shown(next(iter(memory.answers))) if feed else "",
        gathered=gathered,
        newest=tuple(whole),
        complaints=(*gathered.complaints, *missing),
        advice=tuple(_advice(source, gathered, of_wordpress=_is_wordpress(memory))),
    )


def _is_wordpress(memory: Memory) -> bool:
    return any(gather.is_of_wordpress(one.content) for one in memory.answers.values())


def _feed_of(source: Source, memory: Memory) -> str:
    """Return the address of the feed that the page at the source's address named, if it was one."""
    first, *others = memory.answers.items() or [("", Fetched("", 0))]
    named = source.kind is SourceKind.FEED and others and gather.is_page(first[1].content)
    return others[-1][0] if named else ""


def _last_answer(source: Source, memory: Memory) -> bytes:
    """Return what the articles of *source* were found in, as far as that is one thing."""
    if memory.answers:
        return list(memory.answers.values())[-1].content
    is_file = source.kind is SourceKind.FEED and source.path
    return gather.read_file(Path(source.path), LARGEST) if is_file else b""


def _read_as(source: Source, content: bytes) -> str:
    dialect = gather.dialect_of(content)
    if source.kind is SourceKind.FOLDER:
        return "folder"
    if source.kind is SourceKind.WORDPRESS:
        closed = dialect.startswith(("RSS", "Atom"))
        return f"{dialect}, for its REST interface is closed" if closed else "WordPress"
    return dialect or "feed"


def _whole(newest: Sequence[Article], visit: Visit) -> tuple[list[Article], list[Complaint]]:
    """Return the *newest* articles with the text of their pages, and which could not be had."""
    teasers = [one for one in newest if gather.wants_page(one)]
    pages = read_pages(visit, teasers)
    whole = {page.guid: page for page in pages if isinstance(page, Article)}
    pairs = zip(teasers, pages, strict=True)
    missing = [only_teaser(one, page) for one, page in pairs if isinstance(page, SourceError)]
    return [whole.get(one.guid, one) for one in newest], missing


def _advice(source: Source, gathered: Gathered, *, of_wordpress: bool) -> Iterator[str]:
    teasers = sum(gather.wants_page(one) for one in gathered.articles)
    if teasers * 2 > len(gathered.articles) and not source.full_text and source.url:
        yield "Most of its articles are but teasers: --full-text reads their pages, too."
    if source.kind is SourceKind.FEED and source.url and of_wordpress:
        yield (
            "WordPress made it: try the site's own address with --kind wordpress, which reads "
            "all its languages and knows which articles belong together."
        )

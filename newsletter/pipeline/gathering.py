"""Sources -> articles: reads every source, remembers what is new, and says how each one fared."""

from collections import Counter
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter import gather
from newsletter.errors import NotFound, SourceError
from newsletter.gather import Brief, Complaint, Gathered, Validators, Visit
from newsletter.model import Source
from newsletter.pipeline.newsroom import Newsroom
from newsletter.store import Change, SourceState

#: Sources that are read at the same time: they wait for the network, not for us.
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class SourceReport:
    """How one source fared."""

    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Why it could not be read; `""` when it could. Its last articles stay.
    error: str = ""
    #: Articles that could not be used.
    complaints: tuple[Complaint, ...] = field(default=())


def gather_sources(newsroom: Newsroom, only: Collection[str] = ()) -> list[SourceReport]:
    """Read every source (or *only* those named) and remember its articles.

    One that fails is a report, not an error: the others go on.

    Raises:
        NotFound: one of *only* is no source.
        StoreError: nothing can be remembered.
    """
    sources = _named(newsroom.sources, only)
    now = newsroom.clock()
    with newsroom.store.reading() as tables:
        states = {source.id: tables.sources.state(source.id) for source in sources}

    def read(source: Source) -> Gathered | SourceError:
        state = states[source.id]
        brief = Brief(source, newsroom.site.languages, now, ZoneInfo(newsroom.site.timezone))
        known = Validators(state.etag, state.modified)
        try:
            return gather.read(Visit(brief, newsroom.fetcher, newsroom.workshop, known))
        except SourceError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = zip(sources, pool.map(read, sources), strict=True)
        return [
            _remember(newsroom, source, result, states[source.id], now)
            for source, result in results
        ]


def _named(sources: Sequence[Source], only: Collection[str]) -> list[Source]:
    known = [source.id for source in sources]
    for name in only:
        if name not in known:
            raise NotFound(
                f"There is no source {name!r}.", remedy=f"There are: {', '.join(known)}."
            )
    return [source for source in sources if not only or source.id in only]


def _remember(
    newsroom: Newsroom,
    source: Source,
    result: Gathered | SourceError,
    state: SourceState,
    now: datetime,
) -> SourceReport:
    """Remember what *source* gave, in one transaction, and report it."""
    with newsroom.store.writing() as tables:
        if isinstance(result, SourceError):
            failed = replace(state, failures=state.failures + 1, error=str(result))
            tables.sources.note(source.id, failed)
            return SourceReport(source.id, error=str(result))
        changes = Counter(tables.articles.remember(article, now)[1] for article in result.articles)
        tables.sources.note(
            source.id,
            SourceState(result.validators.etag, result.validators.modified, now, 0, ""),
        )
    return SourceReport(
        source.id,
        new=changes[Change.NEW],
        changed=changes[Change.CHANGED],
        unchanged=changes[Change.UNCHANGED],
        complaints=result.complaints,
    )

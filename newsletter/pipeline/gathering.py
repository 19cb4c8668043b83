"""Sources -> articles: reads every source, remembers what is new, and says how each one fared."""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter import gather
from newsletter.errors import NewsletterError, NotFound, SourceError
from newsletter.gather import Brief, Complaint, Gathered, Visit
from newsletter.model import Source
from newsletter.pipeline.full_text import Completed, complete_articles
from newsletter.pipeline.lanes import read_all
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.patience import after_failing, after_reading, is_due, known_of, must_wait
from newsletter.store import Change, SourceState, Tables


@dataclass(frozen=True, slots=True)
class SourceReport:
    """How one source fared."""

    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    #: Why it could not be read; `""` when it could. Its last articles stay.
    error: str = ""
    #: Articles that could not be used, or not wholly.
    complaints: tuple[Complaint, ...] = ()
    #: It was left alone this time: it fails, or asked us to come later.
    waits: bool = False
    #: Before this moment it is not read again, unless it is named; None when it may be.
    next_at: datetime | None = None
    #: It is as it was when we last read it, and so gave nothing.
    same: bool = False


#: Told after every source: sources that have been read, and all of them.
Progress = Callable[[int, int], None]


def gather_sources(
    newsroom: Newsroom,
    only: Collection[str] = (),
    *,
    patient: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> list[SourceReport]:
    """Read every source (or *only* those named) and remember its articles.

    One that fails is a report, not an error: the others go on.

    Args:
        patient: leave alone those that are failing, or asked us to come later.

    Raises:
        NotFound: one of *only* is no source.
        StoreError: nothing can be remembered.
    """
    sources = _named(newsroom.sources, only)
    with newsroom.store.reading() as tables:
        states = {source.id: tables.sources.state(source.id) for source in sources}
    now = newsroom.clock()
    left = {
        source.id: _left_alone(source, states[source.id])
        for source in sources
        if patient and must_wait(states[source.id], _brief(newsroom, source, now))
    }
    read = [source for source in sources if source.id not in left]
    reports = left | _read(newsroom, read, states, progress)
    return [reports[source.id] for source in sources]


def keep_up(newsroom: Newsroom) -> list[SourceReport]:
    """Read the sources whose time has come again, once an hour each unless they ask for less.

    Raises:
        StoreError: nothing can be remembered.
    """
    now = newsroom.clock()
    with newsroom.store.reading() as tables:
        due = [
            one.id
            for one in newsroom.sources
            if is_due(tables.sources.state(one.id), _brief(newsroom, one, now))
        ]
    return gather_sources(newsroom, due) if due else []


def _named(sources: Sequence[Source], only: Collection[str]) -> list[Source]:
    known = [source.id for source in sources]
    for name in only:
        if name not in known:
            raise NotFound(
                f"There is no source {name!r}.", remedy=f"There are: {', '.join(known)}."
            )
    return [source for source in sources if not only or source.id in only]


def _brief(newsroom: Newsroom, source: Source, now: datetime) -> Brief:
    return Brief(source, newsroom.site.languages, now, ZoneInfo(newsroom.site.timezone))


def _left_alone(source: Source, state: SourceState) -> SourceReport:
    return SourceReport(source.id, error=state.error, waits=True, next_at=state.next_at)


def _read(
    newsroom: Newsroom,
    sources: Sequence[Source],
    states: dict[str, SourceState],
    progress: Progress,
) -> dict[str, SourceReport]:
    """Read *sources*, several at once, and remember each as soon as it has come."""
    now = newsroom.clock()
    briefs = {one.id: _brief(newsroom, one, now) for one in sources}

    def read(brief: Brief) -> Completed | SourceError:
        known = known_of(states[brief.source.id], brief)
        visit = Visit(brief, newsroom.fetcher, newsroom.workshop, known)
        try:
            return complete_articles(newsroom, visit, gather.read(visit))
        except SourceError as error:
            return error
        except NewsletterError:  # it is not the source that is at fault
            raise
        except Exception:  # a fault of ours with one source keeps no other back
            logging.getLogger(__name__).debug("%s broke", brief.source.id, exc_info=True)
            what = "Reading it went wrong in a way that nobody foresaw."
            return SourceError(what, where=brief.source.location, remedy="Please report it.")

    reports = {}
    with closing(read_all(list(briefs.values()), read, newsroom.gathering)) as coming:
        for brief, result in coming:
            name = brief.source.id
            reports[name] = _remember(newsroom, brief, result, states[name])
            progress(len(reports), len(sources))
    return reports


def _withdraw(tables: Tables, brief: Brief, gathered: Gathered) -> int:
    """Withdraw what announces events that do not take place after all; return how many."""
    if not (gathered.called_off or gathered.whole):
        return 0
    known = tables.articles.announcing(brief.source.id, brief.now)
    gone = gather.gone_among(known, gathered, brief.now)
    tables.articles.withdraw([one.id for one in gone], brief.now)
    return len(gone)


def _remember(
    newsroom: Newsroom, brief: Brief, result: Completed | SourceError, state: SourceState
) -> SourceReport:
    """Remember what a source gave, in one transaction, and report it."""
    name = brief.source.id
    with newsroom.store.writing() as tables:
        if isinstance(result, SourceError):
            failing = after_failing(state, result, brief)
            tables.sources.note(name, failing)
            return SourceReport(name, error=str(result), next_at=failing.next_at)
        articles = result.gathered.articles
        remembered = tables.arrivals.remember(articles, brief.now)
        for article, (number, _) in zip(articles, remembered, strict=True):
            if article.guid in result.failed:
                tables.articles.page_failed(number)
        changes = Counter(change for _, change in remembered)
        changes[Change.CHANGED] += _withdraw(tables, brief, result.gathered)
        read = after_reading(state, result.gathered, brief)
        tables.sources.note(name, read)
    return SourceReport(
        name,
        new=changes[Change.NEW],
        changed=changes[Change.CHANGED],
        unchanged=changes[Change.UNCHANGED],
        complaints=result.gathered.complaints,
        next_at=read.next_at,
        same=result.gathered.unchanged,
    )

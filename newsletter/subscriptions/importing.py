"""Brings a file of subscribers into a newsletter, and says what became of every line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from newsletter.addresses import parse
from newsletter.errors import InputError
from newsletter.store import Added, NewSubscriber, Store
from newsletter.subscriptions.listfile import Line, read_lines
from newsletter.subscriptions.terms import Terms

#: Lines that are written in one transaction.
GROUP = 1000


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be used."""

    #: From 1.
    line: int
    #: What was wrong, and what to do.
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the lines of a file."""

    added: int
    #: Were subscribed before.
    already: int
    #: Have left, and are not brought back.
    left: int
    refused: tuple[Refused, ...]


def import_file(
    store: Store,
    path: Path,
    terms: Terms,
    now: datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Subscribe everybody in the file at *path*.

    Every thousand lines are a transaction: what is in is in, and importing again adds nobody
    twice. *progress* is told how many lines have been dealt with.

    Raises:
        InputError: the file cannot be used at all.
    """
    refused: list[Refused] = []
    tally: Counter[Added] = Counter()
    done = 0
    for group in _groups(read_lines(path)):
        rows = list(_usable(group, terms, refused))
        with store.writing() as tables:
            tally.update(tables.subscribers.add_many(rows, terms.newsletter.id, now))
        done += len(group)
        progress(done)
    return ImportReport(tally[Added.ADDED], tally[Added.ALREADY], tally[Added.LEFT], tuple(refused))


def _groups(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while group := list(islice(lines, GROUP)):
        yield group


def _usable(lines: Iterable[Line], terms: Terms, refused: list[Refused]) -> Iterator[NewSubscriber]:
    """Yield the lines that can be used; the others go to *refused* with the reason."""
    for line in lines:
        try:
            yield _subscriber(line, terms)
        except InputError as error:
            refused.append(Refused(line.number, str(error)))


def _subscriber(line: Line, terms: Terms) -> NewSubscriber:
    if line.fault:
        raise InputError(line.fault)
    if not line.email:
        raise InputError("There is no address.")
    return NewSubscriber(
        parse(line.email), line.name, terms.edition_for(line.edition), terms.consent
    )

"""Commands on the sources themselves: how they are, a list of them brought in, one tried."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import click

from newsletter.cli.bringing_in import bring_in
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import note, show_json, table
from newsletter.cli.showing import local, say
from newsletter.cli.trying import try_
from newsletter.errors import StoreError, StoreOutdated
from newsletter.model import Source
from newsletter.store import SourceState

COLUMNS = ("source", "kind", "language", "articles", "last read", "next reading")
MORE_COLUMNS = (*COLUMNS, "failures", "fault", "location")

#: Two moments are so far apart -> how that is said.
UNITS = (
    (timedelta(days=2), timedelta(days=1), "days"),
    (timedelta(hours=2), timedelta(hours=1), "h"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A source, and what is known of it."""

    source: Source
    state: SourceState
    #: Language -> number of its articles.
    articles: Mapping[str, int]

    @property
    def language(self) -> str:
        """The language it is said to have, else those of its articles, the more frequent first."""
        tags = [tag for tag, _ in Counter(self.articles).most_common() if tag]
        return self.source.language or ", ".join(tags) or "?"


@click.group()
def sources() -> None:
    """Bring in a list of sources, see how they are, try one."""


@sources.command("list")
@as_json_option
@pass_frame
def list_(frame: Frame, *, as_json: bool) -> None:
    """List the sources: when each is read, and what is wrong with those that fail.

    Into a file or a pipe go lines with tabs, which say where each is, too.
    """
    room = frame.reading_room()
    states, holdings = _remembered(frame)
    every = [
        Known(one, states.get(one.id, SourceState()), holdings.get(one.id, {}))
        for one in room.sources
    ]
    empty = "No source is named in config.toml."
    if as_json:
        show_json([_facts(known) for known in every])
    elif sys.stdout.isatty():
        table(COLUMNS, _rows_on_screen(every, room.clock()), empty)
        for known in every:
            if known.state.error:
                say(f"\n{known.source.id}: {_fault(known.state)}")
    else:
        rows = list(_rows(every, ZoneInfo(room.site.timezone)))
        table(MORE_COLUMNS, [MORE_COLUMNS, *rows] if rows else [], empty)


def _remembered(frame: Frame) -> tuple[dict[str, SourceState], dict[str, dict[str, int]]]:
    """Return how each source fared, and what it gave; nothing, and say why, if nobody can tell."""
    try:
        with frame.store().reading() as tables:
            return tables.sources.all(), tables.sources.holdings()
    except StoreOutdated as error:
        note(f"How they fared is not known: {error.what} `newsletter init` makes it ready.")
    except StoreError as error:
        note(f"How they fared is not known: {error}")
    return {}, {}


def _facts(known: Known) -> dict[str, object]:
    source, state = known.source, known.state
    return {
        "id": source.id, "kind": source.kind, "location": source.location,
        "language": source.language, "section": source.section,
        "full_text": source.full_text, "allow_private": source.allow_private,
        "articles": sum(known.articles.values()), "languages": known.articles,
        "read_at": state.read_at, "tried_at": state.tried_at, "next_at": state.next_at,
        "failures": state.failures, "error": state.error,
    }  # fmt: skip


def _rows(every: Sequence[Known], zone: tzinfo) -> Iterator[Sequence[object]]:
    for known in every:
        source, state = known.source, known.state
        yield (source.id, source.kind, known.language, sum(known.articles.values()),
               local(state.read_at, zone), local(state.next_at, zone), state.failures, state.error or "-",
               source.location)  # fmt: skip


def _rows_on_screen(every: Sequence[Known], now: datetime) -> Iterator[Sequence[object]]:
    for known in every:
        source, state = known.source, known.state
        read = since(now, state.read_at) if state.read_at else "never"
        waits = state.next_at is not None and state.next_at > now
        later = f"in {span(state.next_at - now)}" if waits and state.next_at else "any time"
        yield (source.id, source.kind, known.language, sum(known.articles.values()), read, later)


def _fault(state: SourceState) -> str:
    times = f"It failed {state.failures} times. " if state.failures > 1 else ""
    return f"{times}{state.error}"


def since(now: datetime, then: datetime) -> str:
    """Write how long ago *then* was."""
    return f"{span(now - then)} ago" if now - then >= timedelta(minutes=1) else "just now"


def span(length: timedelta) -> str:
    """Write how far two moments are apart, a minute at least: `3 min`, `5 h`, `4 days`."""
    for least, unit, name in UNITS:
        if length >= least:
            return f"{length // unit} {name}"
    return f"{max(1, length // timedelta(minutes=1))} min"


sources.add_command(bring_in)
sources.add_command(try_)

COMMANDS = (sources,)

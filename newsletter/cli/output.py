"""How commands speak: tables and plain lines for people, one JSON document for programs."""

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from typing import Any

import click
from rich.cells import cell_len
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text


class _Notes(Console):
    """Standard error; when nobody reads it any more, the work goes on without words."""

    def on_broken_pipe(self) -> None:
        """Write nowhere from now on; the library would end the program."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


#: Everything that is not the answer itself goes here, so that `--json` stays one document.
NOTES = _Notes(stderr=True, highlight=False, soft_wrap=True, emoji=False)

#: In a log, progress is a line for every so many.
LINE_EVERY = 1000


def show_json(value: object) -> None:
    """Write *value* as one JSON document: moments in ISO 8601, mappings with text for keys."""
    click.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(inner) for inner in value]
    return value


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], empty: str, *, aside: bool = False
) -> None:
    """Write *rows* as a table; where there is none, say so in the words of *empty*.

    Into a file or a pipe go lines with tabs, which other programs can cut.

    Args:
        aside: the last cell of each row stands pale below the one before it, cut to one line.
    """
    lines = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    if not lines:
        note(empty)
    elif sys.stdout.isatty():
        _draw(columns, lines, aside=aside)
    else:
        for line in lines:
            click.echo("\t".join(line))


def _draw(columns: Sequence[str], lines: Sequence[Sequence[str]], *, aside: bool) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    heads = columns[:-1] if aside else columns
    drawn = Table(*heads, box=None, pad_edge=False, header_style="bold")
    before = [
        max(len(head), *(cell_len(line[place]) for line in lines)) + 2
        for place, head in enumerate(heads[:-1])
    ]
    for line in lines:
        if not aside:
            drawn.add_row(*line)
            continue
        *cells, last, below = line
        pale = Text(below, style="dim")
        pale.truncate(max(1, console.width - sum(before)), overflow="ellipsis")
        drawn.add_row(*cells, Text.assemble(last, "\n" if below else "", pale))
    console.print(drawn)


def note(text: str) -> None:
    """Say something to the person at the terminal, or to the log."""
    NOTES.print(text, markup=False)


def tally(counts: Mapping[Any, int]) -> str:
    """Write counts in a line, leaving out what there is none of: "24 sent, 1 failed"."""
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def moment(value: datetime | None) -> str:
    """Write a moment for a table: to the minute, in UTC; `-` for none."""
    return value.strftime("%Y-%m-%d %H:%M") if value else "-"


@contextmanager
def busy(what: str, hint: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal that work is going on; into a log nothing is said.

    The function that is given is told how much is done, and of how much.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with NOTES.status(f"{what}. {hint}") as shown:
        yield lambda done, total: shown.update(f"{what}: {done} of {total}. {hint}")


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show how far *what* is: a bar on a terminal, a line now and then in a log.

    The function that is given is told how much is done, and of how much if that is known.
    """
    if sys.stderr.isatty():
        with Progress(console=NOTES, transient=True) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
        return
    said = -LINE_EVERY

    def say(done: int, total: int | None) -> None:
        nonlocal said
        if done - said >= LINE_EVERY or done == total:
            said = done
            note(f"{what}: {done} of {total}" if total else f"{what}: {done}")

    yield say

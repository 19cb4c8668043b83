import contextlib
import io
import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from newsletter.cli.output import busy, moment, note, progress, show_json, table, tally
from newsletter.model import Address, DeliveryState, Layout


@dataclass(frozen=True, slots=True)
class Thing:
    """Some value of ours."""

    state: DeliveryState
    address: Address
    at: datetime | None = None


#: What is run on a terminal.
PROGRAM = """
from newsletter.cli.output import note, progress, table
table(("id", "title"), [(1, "[red]Hot[/red] :on: [/x]")], empty="None.")
note("And now:")
with progress("Sending") as say:
    say(1, 4)
    say(4, 4)
note("Done.")
"""


@pytest.fixture(scope="module")
def screen() -> str:
    """What a terminal showed of the program; rich looks for one when it is loaded."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": "80", "TERM": "xterm"}
    program = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(program, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        # When nobody writes to it any more, a terminal answers with an error.
        with contextlib.suppress(OSError):
            while more := os.read(ours, 4096):
                shown += more
        os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode().replace("\r\n", "\n")


def test_json_is_one_document_of_plain_values(capsys):
    """Values of ours, their words and moments come out as other programs read them."""
    at = datetime(2026, 11, 26, 14, tzinfo=UTC)
    show_json(
        {
            "things": (Thing(DeliveryState.SENT, Address("ana@example.org"), at),),
            "counts": {DeliveryState.FAILED: 1},
            "layouts": frozenset({Layout.SIDE}),
            "title": "Mañana",
            7: None,
        }
    )

    written = capsys.readouterr()
    assert json.loads(written.out) == {
        "things": [
            {
                "state": "sent",
                "address": {"mail": "ana@example.org"},
                "at": "2026-11-26T14:00:00+00:00",
            }
        ],
        "counts": {"failed": 1},
        "layouts": ["side"],
        "title": "Mañana",
        "7": None,
    }
    assert "Mañana" in written.out
    assert written.err == ""


def test_into_a_pipe_a_table_is_lines_with_tabs(capsys):
    """`cut` and `awk` take it as it is; there is no head."""
    table(("id", "title"), [(1, "Canal closes"), (2, None)], empty="None yet.")

    written = capsys.readouterr()
    assert written.out == "1\tCanal closes\n2\tNone\n"
    assert written.err == ""


@pytest.mark.parametrize(
    "cell", ["two\nlines", "a\ttab", "a\r\nreturn", "next\x85line", "p\u2028s"]
)
def test_a_cell_breaks_no_line_and_makes_no_column(cell, capsys):
    """An error's words or a wild title stay in their place."""
    table(("id", "title", "state"), [(1, cell, "draft")], empty="None yet.")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert len(lines[0].split("\t")) == 3


def test_an_empty_table_says_so_aside(capsys):
    """The words go to the person; a program reads nothing at all."""
    table(("id", "title"), [], empty="No issues yet.")

    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == "No issues yet.\n"


def test_on_a_terminal_a_table_has_a_head(screen):
    """A person sees columns, and titles just as they are written."""
    head, row = screen.partition("And now:")[0].splitlines()

    assert "title" in head
    assert row.split() == ["1", "[red]Hot[/red]", ":on:", "[/x]"]


def test_a_note_is_shown_as_it_is(capsys):
    """Neither brackets nor colons mean anything, and a long line is not broken."""
    text = "config.toml:on: [bold]x[/bold] [/] " + "word " * 60
    note(text)

    assert capsys.readouterr().err == f"{text}\n"


def test_a_tally_leaves_out_what_there_is_none_of():
    """Counts in a line, for people."""
    counts = {DeliveryState.SENT: 24, DeliveryState.DEFERRED: 0, DeliveryState.FAILED: 1}

    assert tally(counts) == "24 sent, 1 failed"
    assert tally({}) == ""


def test_a_moment_is_written_to_the_minute():
    """In a table seconds are noise."""
    assert moment(datetime(2026, 11, 26, 14, 5, 59, tzinfo=UTC)) == "2026-11-26 14:05"
    assert moment(None) == "-"


def test_in_a_log_progress_is_a_line_now_and_then(capsys):
    """The first, every thousandth, and the last."""
    with progress("Sending") as say:
        for done in range(8, 2505, 8):
            say(done, 2504)

    assert capsys.readouterr().err.splitlines() == [
        "Sending: 8 of 2504", "Sending: 1008 of 2504", "Sending: 2008 of 2504",
        "Sending: 2504 of 2504",
    ]  # fmt: skip


def test_that_work_goes_on_is_no_line_of_a_log(capsys):
    """Only a person at a terminal waits for it."""
    with busy("Reading", "Ctrl-C stops.") as say:
        say(1, 2)
        note("Read.")

    assert capsys.readouterr().err == "Read.\n"


def test_progress_of_unknown_length_counts(capsys):
    """How much there is need not be known."""
    with progress("Reading") as say:
        say(1, None)

    assert capsys.readouterr().err == "Reading: 1\n"


def test_on_a_terminal_progress_is_a_bar(screen):
    """It moves in place and leaves when the work is done."""
    bar = screen.partition("And now:")[2]

    assert "Sending" in bar
    assert "100%" in bar
    assert bar.endswith("\x1b[2KDone.\n")


def test_what_stands_aside_is_cut_to_a_line(monkeypatch):
    """The rows stay short enough to be seen at a glance; a pipe gets all of it."""
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "40")

    table(("id", "title", "why"), [(1, "Canal closes", "because " * 20)], "", aside=True)

    shown = re.sub(r"\x1b\[\d*m", "", screen.getvalue())
    head, title, why = (line.strip() for line in shown.splitlines())
    assert head.split() == ["id", "title"]
    assert title == "1   Canal closes"
    assert why.startswith("because because")
    assert why.endswith("…")
    assert len(why) <= 40

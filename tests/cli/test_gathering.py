import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsletter.cli.gathering import show_reports
from newsletter.pipeline import SourceReport
from newsletter.store import open_store
from tests.cli.conftest import answer

NOON = datetime(2026, 11, 24, 19, tzinfo=UTC)


def test_gather_says_how_each_source_fared(newsroom):
    """The counts of each source, as promised for programs."""
    document = answer(newsroom("gather", "--json"))

    assert document["sources"] == [
        {
            "source": "desk",
            "new": 0,
            "changed": 0,
            "unchanged": 5,
            "error": "",
            "complaints": [],
            "waits": False,
            "next_at": None,
            "same": False,
        }
    ]


def test_gather_fails_only_if_every_source_does(newsroom, tmp_path):
    """One dead source is told and is no failure; when all are dead, the exit code is 1."""
    path = tmp_path / "config.toml"
    dead = '\n[[source]]\nid = "gone"\nkind = "folder"\npath = "nowhere"\n'
    path.write_text(path.read_text() + dead)

    assert "nowhere" in newsroom("gather").stdout
    newsroom("gather", "gone", code=1)


def test_articles_are_listed_with_their_story(newsroom):
    """The keys are those that programs rely on."""
    articles = answer(newsroom("articles", "--json"))

    assert list(articles[0]) == [
        "id", "source", "guid", "url", "language", "title", "published_at", "story",
    ]  # fmt: skip
    assert len({article["story"] for article in articles}) == 3


def test_listings_for_other_programs_are_lines_with_tabs(newsroom):
    """Into a pipe go no drawings."""
    lines = newsroom("articles").stdout.splitlines()

    assert len(lines) == 5
    assert all(line.count("\t") == 5 for line in lines)


def test_when_a_source_is_tried_again_is_said_once(capsys):
    """In the newsroom's own time, and of one that was left alone now also since when it fails."""
    reports = [
        SourceReport("failed", error="n.example: It is empty. Tell its keeper.", next_at=NOON),
        SourceReport("waits", error="n.example: It is empty.", waits=True, next_at=NOON),
        SourceReport("asked", waits=True, next_at=NOON),
        SourceReport("good", new=1, next_at=NOON),
        SourceReport("old", same=True),
    ]

    show_reports(reports, ZoneInfo("America/Phoenix"))
    said = [line.split("\t")[-1] for line in capsys.readouterr().out.splitlines()]

    assert said == [
        "n.example: It is empty. Tell its keeper. It is tried again after 2026-11-24 12:00 MST.",
        "Left alone until 2026-11-24 12:00 MST. The last time: n.example: It is empty.",
        "Left alone until 2026-11-24 12:00 MST, as it asks.",
        "-",
        "as it was",
    ]


def test_on_a_screen_faults_stand_below_the_table(monkeypatch, capsys):
    """They would be broken over many lines in a column."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    error = "n.example: It answers 404: there is nothing at this address. Check the address."

    show_reports([SourceReport("wire", error=error), SourceReport("old", same=True)])

    shown = capsys.readouterr()
    head, *rows = shown.out.splitlines()
    assert "state" in head
    assert [line.split()[-1] for line in rows] == ["failed", "was"]
    assert f"wire: {error}" in shown.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_says_what_is_kept(run, newsroom, tmp_path, number):
    """At once, in one line; what was read before is there, and nobody is called a failure."""
    (tmp_path / "newsletter.db").unlink()
    path = tmp_path / "config.toml"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        hangs = (
            f'[[source]]\nid = "hangs"\nkind = "feed"\nurl = "{address}"\nallow_private = true\n'
        )
        path.write_text(path.read_text() + "\n" + hangs)
        run("init")
        store = open_store(f"sqlite:///{tmp_path}/newsletter.db")
        with subprocess.Popen(
            [sys.executable, "-m", "newsletter", "gather"], cwd=tmp_path, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as program:  # fmt: skip
            until = time.monotonic() + 20
            while "desk" not in _tried(store) and time.monotonic() < until:
                time.sleep(0.1)
            began = time.monotonic()
            os.killpg(program.pid, number)
            out, words = program.communicate(timeout=20)
        took = time.monotonic() - began
        tried = _tried(store)
        store.close()

    assert (out, program.returncode, tried) == ("", 128 + number, {"desk"})
    assert words == (
        "newsletter: Stopped. 1 source had been read, and what it gave is kept. "
        "Run it again for the others.\n"
    )
    assert took < 4
    assert len(run("articles").stdout.splitlines()) == 5


def _tried(store):
    with store.reading() as tables:
        return set(tables.sources.all())


def test_moments_are_those_of_the_newsroom(newsroom):
    """Whatever command shows them, with the name of their zone."""
    listed = newsroom("articles").stdout
    sources = newsroom("sources", "list").stdout
    tried = newsroom("sources", "try", "desk").stdout

    assert "2026-11-23 09:00 MST" in listed
    assert "2026-11-23 09:00 MST" in tried
    assert " MST" in sources
    assert "UTC" not in listed + sources + tried

"""How the sources are is told to people and to programs."""

from datetime import UTC, datetime, timedelta

import pytest

from newsletter.cli.sources import Known, since, span
from newsletter.model import Source, SourceKind
from newsletter.store import SourceState
from tests.cli.conftest import answer
from tests.newsrooms import CONFIG, write_story

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.fixture
def failing(newsroom, tmp_path):
    """The newsroom, with a second source that cannot be read."""
    path = tmp_path / "config.toml"
    path.write_text(
        path.read_text() + '\n[[source]]\nid = "gone"\nkind = "folder"\npath = "nowhere"\n'
    )
    newsroom("gather")
    return newsroom


def test_the_sources_are_listed_with_how_they_are(failing):
    """When each was read, how many articles it gave, and what is wrong with it."""
    desk, gone = answer(failing("sources", "list", "--json"))

    assert (desk["id"], desk["articles"], desk["failures"], desk["error"]) == ("desk", 5, 0, "")
    assert desk["languages"] == {"en": 2, "es": 3}
    assert desk["read_at"] == desk["tried_at"]
    assert (gone["failures"], gone["read_at"], gone["articles"]) == (1, None, 0)
    assert "nowhere" in gone["error"]
    assert gone["next_at"] is None  # a folder is never left alone


def test_a_pipe_is_given_a_header(failing):
    """Columns with tabs, each under its name, and the faults in one of them."""
    header, desk, gone = (
        line.split("\t") for line in failing("sources", "list").stdout.splitlines()
    )

    assert len(header) == len(desk) == len(gone)
    assert dict(zip(header, desk, strict=True))["language"] == "es, en"
    assert "There is no such folder" in dict(zip(header, gone, strict=True))["fault"]


def test_the_language_is_the_one_that_was_said():
    """Else those of its articles; else nobody knows."""
    said = Source("a", SourceKind.FEED, "https://n.example/", language="es")
    unsaid = Source("a", SourceKind.FEED, "https://n.example/")

    assert Known(said, SourceState(), {"en": 3}).language == "es"
    assert Known(unsaid, SourceState(), {"en": 3, "es": 5, "": 9}).language == "es, en"
    assert Known(unsaid, SourceState(), {"": 9}).language == "?"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=10), "1 min"),
        (timedelta(minutes=119), "119 min"),
        (timedelta(hours=5, minutes=59), "5 h"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=9), "9 days"),
    ],
)
def test_spans_are_short(length, words):
    """They stand in a narrow column."""
    assert span(length) == words


def test_what_has_just_been_is_said_so():
    """Also when the clock was set back meanwhile."""
    assert since(NOW, NOW) == since(NOW, NOW + timedelta(hours=1)) == "just now"
    assert since(NOW, NOW - timedelta(minutes=3)) == "3 min ago"


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_sources_are_listed_without_a_database(run, tmp_path, words):
    """What config.toml says is shown, and what to run for the rest."""
    (tmp_path / "config.toml").write_text(CONFIG)

    shown = run("sources", "list", *words)

    assert "desk" in shown.stdout
    assert "newsletter init" in shown.stderr
    assert "db upgrade" not in shown.stderr


def test_sources_are_listed_where_nothing_can_be_written(run, tmp_path):
    """With the reason why no more is known."""
    url = f'[database]\nurl = "sqlite:///{tmp_path}/no/such/folder/n.db"\n'
    (tmp_path / "config.toml").write_text(url + CONFIG)

    shown = run("sources", "list")

    assert "desk" in shown.stdout
    assert "How they fared is not known" in shown.stderr


def test_sources_are_tried_and_brought_in_without_a_database(run, tmp_path):
    """Nothing of it is kept there."""
    (tmp_path / "config.toml").write_text(CONFIG)
    (tmp_path / "feeds.opml").write_text(
        '<opml><body><outline text="Wire" xmlUrl="https://n.example/feed"/></body></opml>'
    )
    write_story(tmp_path, "canal", {"en": "Canal closes"})

    assert "Canal closes" in run("sources", "try", "desk").stdout
    assert "1 added" in run("sources", "import", "feeds.opml").stderr
    assert not (tmp_path / "newsletter.db").exists()

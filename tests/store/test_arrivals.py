"""The articles of one reading are remembered together as they would be one by one."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.model import Article
from newsletter.store import Change, open_store

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)

ARTICLES = st.builds(
    Article,
    source=st.just("wire"),
    guid=st.sampled_from(["1", "2", "https://n.example/1", "http://n.example/1/", ""]),
    url=st.sampled_from(["", "https://n.example/1", "https://n.example/2?utm_source=x"]),
    language=st.sampled_from(["en", "es", ""]),
    title=st.sampled_from(["The pool stays open", "A bridge is built", "La piscina"]),
    body=st.sampled_from(["", "<p>Swimmers cheered on Monday.</p>", "<p>Trucks wait.</p>"]),
)


def stored(articles):
    """Return an article for each that is given, to be compared."""
    return sorted(
        (a.guid, a.url, a.language, a.title, a.body, a.source_fingerprint) for a in articles
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(ARTICLES, max_size=5), min_size=1, max_size=3))
def test_together_is_as_one_by_one(migrated_file, readings):
    """Whatever shares guids and addresses, nothing is lost, and nothing stands twice."""
    with tempfile.TemporaryDirectory() as folder:
        together, alone = (
            open_store(f"sqlite:///{shutil.copy(migrated_file, Path(folder, name))}")
            for name in ("together.db", "alone.db")
        )
        for number, reading in enumerate(readings):
            now = NOW + timedelta(hours=number)
            with together.writing() as tables:
                told = tables.arrivals.remember(reading, now)
            with alone.writing() as tables:
                each = [tables.articles.remember(article, now) for article in reading]
            assert len(told) == len(each)
        with together.reading() as tables, alone.reading() as others:
            assert stored(tables.articles.all()) == stored(others.articles.all())
        together.close()
        alone.close()


def test_what_is_new_is_told_from_what_is_known(store):
    """In the order in which it was given."""
    one, other = (
        Article("wire", name, f"https://n.example/{name}", "en", f"Story {name}") for name in "ab"
    )
    with store.writing() as tables:
        first = tables.arrivals.remember([one], NOW)
        second = tables.arrivals.remember([other, one, replace(one, guid="a2")], NOW)
        known = tables.articles.all("wire")

    assert [change for _, change in first + second] == [
        Change.NEW,
        Change.NEW,
        Change.UNCHANGED,
        Change.UNCHANGED,
    ]
    assert [number for number, _ in second] == [known[1].id, known[0].id, known[0].id]


def test_a_source_that_brings_nothing_changes_nothing(store):
    """An empty reading is no fault."""
    with store.writing() as tables:
        assert tables.arrivals.remember([], NOW) == []

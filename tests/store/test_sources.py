"""Tests of what is known of a source."""

from dataclasses import replace

from newsletter.store import SourceState
from tests.store.samples import DAY, NOW, article, remember


def test_a_source_that_was_never_read_is_blank(store):
    """A new source has no validators, no date and no failures."""
    with store.reading() as tables:
        assert tables.sources.state("herald") == SourceState()


def test_the_last_reading_is_known(store):
    """What was noted last stands, for each source by itself."""
    good = SourceState('W/"1"', "Thu, 26 Nov 2026 14:00:00 GMT", NOW)
    bad = SourceState(failures=3, error="It answered 503.", read_at=NOW - DAY)

    with store.writing() as tables:
        tables.sources.note("herald", bad)
        tables.sources.note("herald", good)
        tables.sources.note("tribune", bad)

    with store.reading() as tables:
        assert tables.sources.state("herald") == good
        assert tables.sources.state("tribune") == bad


def test_all_that_is_noted_comes_back(store):
    """Every field of a state is kept, and the states of all sources are listed by name."""
    whole = SourceState(
        'W/"1"', "Thu, 26 Nov 2026 14:00:00 GMT", NOW, 2, "It answered 503.",
        digest="f" * 64, cursor="page 3 \0", settings="0" * 64,
        next_at=NOW + DAY, tried_at=NOW,
    )  # fmt: skip

    with store.writing() as tables:
        tables.sources.note("tribune", whole)
        tables.sources.note("herald", SourceState())

    with store.reading() as tables:
        states = tables.sources.all()
    assert states == {"herald": SourceState(), "tribune": replace(whole, cursor="page 3 ")}


def test_articles_are_counted_by_source_and_language(store):
    """Without being read; a source that gave none is missing."""
    others = [article(str(n), "es", source="tribune") for n in range(3)]
    with store.writing() as tables:
        remember(tables, article("a"), article("b", "es"), article("c", ""), *others)

    with store.reading() as tables:
        held = tables.sources.holdings()

    assert held == {"herald": {"": 1, "en": 1, "es": 1}, "tribune": {"es": 3}}

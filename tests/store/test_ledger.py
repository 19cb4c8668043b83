"""Tests of the ledger."""

import pytest

from tests.store.samples import NOW, article, pairing, remember


@pytest.fixture
def tables(store):
    """Open a transaction with the stories 1 and 2, and the issues 1 and 2."""
    with store.writing() as tables:
        remember(tables, article("a"), article("b", "es"))
        for due in ("2026-11-26T07:00", "2026-12-03T07:00"):
            tables.issues.draft("weekly", NOW, due, NOW)
        yield tables


def test_what_was_sent_is_remembered(tables):
    """Story, language and edition are remembered for the newsletter that sent them."""
    lines = {(1, "en", "en"), (1, "en", "en+es"), (1, "es", "en+es"), (2, "es", "es")}

    tables.ledger.record(1, "weekly", lines, NOW)

    assert tables.ledger.sent("weekly") == lines
    assert tables.ledger.sent("daily") == set()


def test_recording_again_changes_nothing(tables):
    """A line that is there already may be recorded again, in the same breath or later."""
    line = (1, "en", "en")

    tables.ledger.record(1, "weekly", [line, line], NOW)
    tables.ledger.record(2, "weekly", [line, (2, "es", "es")], NOW)

    assert tables.ledger.sent("weekly") == {line, (2, "es", "es")}


def test_nothing_may_be_recorded(tables):
    """An issue without stories leaves no line."""
    tables.ledger.record(1, "weekly", [], NOW)

    assert tables.ledger.sent("weekly") == set()


def test_a_story_joined_meanwhile_is_remembered_as_it_is_now(tables):
    """A sender that still knows a story by its old number records the joined one."""
    tables.stories.join(pairing(1, 2))

    tables.ledger.record(1, "weekly", [(2, "es", "es"), (1, "es", "es")], NOW)

    assert tables.ledger.sent("weekly") == {(1, "es", "es")}

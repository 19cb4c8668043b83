"""Tests of the column types."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import StoreError
from newsletter.store import SourceState
from newsletter.store.columns import clean, digest
from tests.store.samples import BROKEN_WORDS, HARD_WORDS, article, sql

PHOENIX = timezone(timedelta(hours=-7))
MOMENTS = [
    datetime(2026, 11, 26, 7, 0, tzinfo=PHOENIX),
    datetime(2026, 11, 26, 7, 0, 0, 123456, tzinfo=UTC),
    datetime(1, 1, 2, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(9999, 12, 30, tzinfo=UTC),
]

any_text = st.text(st.characters(exclude_categories=[]))


@given(any_text)
def test_clean_text_can_be_kept(text):
    """Whatever a text holds, what is left of it can be written as UTF-8 and has no NUL."""
    kept = clean(text)

    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert clean(kept) == kept


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_good_text_is_left_alone(text):
    """Text without NUL and halves of surrogate pairs is kept letter by letter."""
    assert clean(text) == text


@given(any_text)
def test_every_text_has_a_digest(text):
    """No text is too broken to be found again."""
    assert len(digest(text)) == 64


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_moment_stays_the_same_moment(store, moment):
    """A moment comes back aware, in UTC, to the microsecond."""
    with store.writing() as tables:
        tables.sources.note("herald", SourceState(read_at=moment))

    with store.reading() as tables:
        read = tables.sources.state("herald").read_at
    assert read == moment
    assert read.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(store):
    """Nobody knows which moment is meant, so nothing is stored."""
    naive = datetime(2026, 11, 26, 7, 0)  # noqa: DTZ001 - the case

    with pytest.raises(StoreError, match="no time zone"), store.writing() as tables:
        tables.sources.note("herald", SourceState(read_at=naive))


@pytest.mark.parametrize("words", HARD_WORDS, ids=range(len(HARD_WORDS)))
def test_hard_words_come_back(store, words):
    """Text of any script and length comes back as it went in, in columns and in JSON."""
    odd = article(title=words, guid=words, author=words, alternates={"es": words, words: "x"})

    with store.writing() as tables:
        number, _ = tables.articles.remember(odd, odd.published_at)

    with store.reading() as tables:
        kept = tables.articles.get(number)
    assert (kept.title, kept.guid, kept.author) == (words, words, words)
    assert kept.alternates == odd.alternates


@pytest.mark.parametrize(("words", "left"), BROKEN_WORDS.items(), ids=range(len(BROKEN_WORDS)))
def test_broken_words_are_mended(store, words, left):
    """What no database can keep does not stop the rest."""
    odd = article(title=words, guid=words, url=f"https://herald.example/{words}",
                  alternates={words: words})  # fmt: skip

    with store.writing() as tables:
        number, _ = tables.articles.remember(odd, odd.published_at)
        again, _ = tables.articles.remember(odd, odd.published_at)

    with store.reading() as tables:
        kept = tables.articles.get(number)
    assert again == number
    assert (kept.title, kept.guid) == (left, left)
    assert kept.alternates == {left: left}


def test_an_unknown_state_is_refused_by_the_database(store):
    """Even a statement of somebody else's cannot write a state that does not exist."""
    with pytest.raises(StoreError, match="ck_stories_storystatus"), store.writing() as tables:
        sql(
            tables,
            "INSERT INTO stories (status, confidence, evidence) VALUES ('wrong', 1, '[]')",
        )

from datetime import UTC, datetime

import pytest

from newsletter.errors import InputError, NotFound
from newsletter.model import Newsletter, SubscriptionState
from newsletter.subscriptions import Terms, add, unsubscribe

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TERMS = Terms(Newsletter("weekly", {"en": "W", "es": "S"}), ("en", "es"), "asked at the fair", "es")


def test_a_reader_is_added_with_proof(sqlite_store):
    """The edition and the words of consent are kept."""
    subscription = add(sqlite_store, TERMS, " Ana@Example.org ", "Ana", NOW)

    assert (subscription.edition, subscription.consent) == ("es", "asked at the fair")
    assert subscription.subscriber.address.mail == "Ana@example.org"


def test_a_reader_is_not_added_twice(sqlite_store):
    """Another spelling of the same address is the same reader."""
    add(sqlite_store, TERMS, "ana@example.org", "Ana", NOW)

    with pytest.raises(InputError, match="subscribed already"):
        add(sqlite_store, TERMS, "ANA@example.org", "Ana", NOW)


def test_who_has_left_is_not_brought_back(sqlite_store):
    """Only they themselves can come back."""
    add(sqlite_store, TERMS, "ana@example.org", "Ana", NOW)
    assert unsubscribe(sqlite_store, "weekly", "ana@example.org", NOW)

    with pytest.raises(InputError, match="has left"):
        add(sqlite_store, TERMS, "ana@example.org", "Ana", NOW)


def test_leaving_twice_is_no_error(sqlite_store):
    """The second time says that it was done before."""
    add(sqlite_store, TERMS, "ana@example.org", "Ana", NOW)
    unsubscribe(sqlite_store, "weekly", "ana@example.org", NOW)

    assert not unsubscribe(sqlite_store, "weekly", "ana@example.org", NOW)
    with sqlite_store.reading() as tables:
        ana = next(iter(tables.subscribers.all("weekly")))
    assert ana.state is SubscriptionState.LEFT


def test_a_stranger_cannot_be_taken_off(sqlite_store):
    """A mistyped address is said to be unknown, not quietly dropped."""
    with pytest.raises(NotFound, match="Nobody"):
        unsubscribe(sqlite_store, "weekly", "who@example.org", NOW)

"""Tests of the deliveries: the audience, and what is known of it."""

import pytest

from newsletter.errors import NotFound
from newsletter.model import Address, Delivery, DeliveryState, Outcome, SubscriptionState
from tests.store.samples import DAY, MINUTE, NOW, audience, newcomer

SENT = Outcome(DeliveryState.SENT, "250 2.0.0 queued")
LATER = Outcome(DeliveryState.DEFERRED, "450 4.2.0 not now")


@pytest.fixture
def tables(store):
    """Open a transaction with three readers of the weekly letter, and its issue 1."""
    with store.writing() as tables:
        audience(tables, 3)
        yield tables


def test_an_audience_is_those_who_read_now(tables):
    """Active readers of the newsletter are taken in, each with their edition.

    Who has not confirmed is skipped, and the reply says so; who left or reads another
    newsletter is not in it.
    """
    tables.subscribers.add_many([newcomer("es@example.org", "es")], "weekly", NOW)
    tables.subscribers.add_many([newcomer("other@example.org")], "daily", NOW)
    waiting, _ = tables.subscribers.add(Address("waiting@example.org"), "", NOW)
    tables.subscribers.subscribe(waiting, "weekly", "en", "", NOW, SubscriptionState.UNCONFIRMED)
    tables.subscribers.leave(2, "weekly", NOW)

    size = tables.deliveries.freeze(1, "weekly", NOW)

    *listed, skipped = list(tables.deliveries.all(1))
    assert size == 3
    assert (skipped.subscriber, skipped.state) == (waiting, DeliveryState.SKIPPED)
    assert skipped.reply == "unconfirmed"
    assert [(one.address.mail, one.edition) for one in listed] == [
        ("reader0@example.org", "en"), ("reader2@example.org", "en"), ("es@example.org", "es"),
    ]  # fmt: skip
    assert listed[0] == Delivery(
        listed[0].id, 1, 1, Address("reader0@example.org"), "en", DeliveryState.PENDING,
        updated_at=NOW,
    )  # fmt: skip


def test_an_audience_is_frozen_once(tables):
    """Again frozen, it is the same: who signs up later does not join it."""
    first = tables.deliveries.freeze(1, "weekly", NOW)
    tables.subscribers.add_many([newcomer("late@example.org")], "weekly", NOW)
    tables.subscribers.choose_edition(1, "weekly", "es", NOW)

    second = tables.deliveries.freeze(1, "weekly", NOW + DAY)

    assert first == second == 3
    assert {one.edition for one in tables.deliveries.all(1)} == {"en"}


def test_each_issue_has_its_own_audience(tables):
    """The next issue takes in who reads then."""
    tables.deliveries.freeze(1, "weekly", NOW)
    tables.subscribers.leave(1, "weekly", NOW)
    second, _ = tables.issues.draft("weekly", NOW + 7 * DAY, "2026-12-03T07:00", NOW)

    assert tables.deliveries.freeze(second.id, "weekly", NOW) == 2
    assert sum(tables.deliveries.counts(1).values()) == 3


def test_nobody_may_be_an_audience(tables):
    """A newsletter that nobody reads has an audience of none; an issue that is not there, none."""
    daily, _ = tables.issues.draft("daily", NOW, "2026-11-26T07:00", NOW)

    assert tables.deliveries.freeze(daily.id, "daily", NOW) == 0
    with pytest.raises(NotFound, match="no issue 99"):
        tables.deliveries.freeze(99, "weekly", NOW)


def test_the_counts_add_up_to_the_audience(tables):
    """Every state is counted, those without a delivery as nought."""
    tables.deliveries.freeze(1, "weekly", NOW)
    claim = tables.claims.open(1, "w", NOW)
    one, two = (one.id for one in tables.claims.take(claim, 2, NOW))
    tables.claims.launch(claim, [one, two], NOW)
    tables.claims.settle(claim, {one: (SENT, None), two: (LATER, NOW + MINUTE)}, NOW)

    counts = tables.deliveries.counts(1)

    assert set(counts) == set(DeliveryState)
    assert {state: count for state, count in counts.items() if count} == {
        DeliveryState.SENT: 1, DeliveryState.DEFERRED: 1, DeliveryState.PENDING: 1,
    }  # fmt: skip


def test_the_next_retry_is_known(tables):
    """The earliest moment of all that were put off is the next one."""
    tables.deliveries.freeze(1, "weekly", NOW)
    assert tables.deliveries.next_retry(1) is None

    claim = tables.claims.open(1, "w", NOW)
    one, two, _ = (one.id for one in tables.claims.take(claim, 3, NOW))
    tables.claims.launch(claim, [one, two], NOW)
    tables.claims.settle(claim, {one: (LATER, NOW + DAY), two: (LATER, NOW + MINUTE)}, NOW)

    assert tables.deliveries.next_retry(1) == NOW + MINUTE

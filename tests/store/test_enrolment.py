"""Tests of subscribing many at once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsletter.model import Address, SubscriptionState
from newsletter.store import Added
from newsletter.store.enrolment import STRIDE
from tests.store.samples import NOW, newcomer


def test_each_row_has_its_answer(store):
    """The answers say, in the order of the rows, who is new, known, or has left."""
    rows = [newcomer(f"{name}@example.org") for name in ("new", "known", "left", "new", "NEW")]
    with store.writing() as tables:
        tables.subscribers.add_many(rows[1:3], "weekly", NOW)
        left = tables.subscribers.by_address(rows[2].address)
        tables.subscribers.leave(left.id, "weekly", NOW)

        answers = tables.subscribers.add_many(rows, "weekly", NOW)

        states = [one.state for one in tables.subscribers.all("weekly")]
    assert answers == [Added.ADDED, Added.ALREADY, Added.LEFT, Added.ALREADY, Added.ALREADY]
    assert sorted(states) == [
        SubscriptionState.ACTIVE, SubscriptionState.ACTIVE, SubscriptionState.LEFT,
    ]  # fmt: skip


def test_of_an_address_twice_the_first_counts(store):
    """Name, edition and writing are those of the first row with the address."""
    rows = [newcomer("Ana@example.org", "es", "Ana"), newcomer("ANA@example.org", "en", "Other")]

    with store.writing() as tables:
        tables.subscribers.add_many(rows, "weekly", NOW)

    with store.reading() as tables:
        (kept,) = tables.subscribers.all()
    assert (kept.subscriber.address.mail, kept.subscriber.name) == ("Ana@example.org", "Ana")
    assert (kept.edition, kept.consent) == ("es", "I want the weekly letter.")


def test_who_waits_to_confirm_still_has_to(store):
    """An import does not confirm for anybody, and touches nobody's edition."""
    with store.writing() as tables:
        number, _ = tables.subscribers.add(Address("ana@example.org"), "Ana", NOW)
        tables.subscribers.subscribe(number, "weekly", "es", "", NOW, SubscriptionState.UNCONFIRMED)

        answers = tables.subscribers.add_many([newcomer("ana@example.org")], "weekly", NOW)

        kept = tables.subscribers.subscription(number, "weekly")
    assert answers == [Added.ALREADY]
    assert (kept.state, kept.edition) == (SubscriptionState.UNCONFIRMED, "es")


def test_a_reader_of_one_newsletter_may_be_added_to_another(store):
    """Somebody known is added to a newsletter that they do not get yet."""
    with store.writing() as tables:
        tables.subscribers.add_many([newcomer("ana@example.org")], "weekly", NOW)

        answers = tables.subscribers.add_many([newcomer("ana@example.org")], "daily", NOW)

        assert answers == [Added.ADDED]
        assert len(list(tables.subscribers.all())) == 2


@pytest.mark.parametrize("count", [0, 1, STRIDE, STRIDE + 1])
def test_any_number_may_come(store, count):
    """None, one, or more than are written at one time: each is added once."""
    rows = [newcomer(f"reader{number}@example.org") for number in range(count)]

    with store.writing() as tables:
        first = tables.subscribers.add_many(rows, "weekly", NOW)
        second = tables.subscribers.add_many(rows, "weekly", NOW)

        assert (first, second) == ([Added.ADDED] * count, [Added.ALREADY] * count)
        assert sum(tables.subscribers.counts("weekly").values()) == count


def test_two_imports_at_once_do_not_block_each_other(store):
    """Two imports of the same readers in different orders both end, and bring nobody twice."""
    ana, luis = [newcomer("ana@example.org")], [newcomer("luis@example.org")]
    begun = threading.Event()

    def load(first, second):
        with store.writing() as tables:
            answers = tables.subscribers.add_many(first, "weekly", NOW)
            begun.set()
            time.sleep(0.2)
            return answers + tables.subscribers.add_many(second, "weekly", NOW)

    def load_later(first, second):
        begun.wait(5)
        return load(first, second)

    with ThreadPoolExecutor(2) as threads:
        later = threads.submit(load_later, luis, ana)
        sooner = threads.submit(load, ana, luis)

    assert sooner.result() == [Added.ADDED] * 2
    assert later.result() == [Added.ALREADY] * 2

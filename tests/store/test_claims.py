"""Tests of taking deliveries in hand and putting them down."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.errors import InputError
from newsletter.model import OPEN, DeliveryState, Outcome
from newsletter.store import open_store
from tests.store.samples import BROKEN_WORDS, DAY, MINUTE, NOW, audience

SENT = Outcome(DeliveryState.SENT, "250 2.0.0 queued")
FAILED = Outcome(DeliveryState.FAILED, "550 5.1.1 no such user")
LATER = Outcome(DeliveryState.DEFERRED, "450 4.2.0 not now")


@pytest.fixture
def tables(store):
    """Open a transaction with issue 1, whose audience of five is frozen."""
    with store.writing() as tables:
        audience(tables, 5)
        tables.deliveries.freeze(1, "weekly", NOW)
        yield tables


def states(tables):
    """Return the states of the deliveries in order."""
    return [one.state.value for one in tables.deliveries.all(1)]


def test_what_is_claimed_is_in_hand(tables):
    """A claimed delivery is being sent, by that worker, once more than before."""
    claimed = tables.deliveries.claim(1, "w", 2, NOW + MINUTE)

    assert claimed == list(tables.deliveries.all(1))[:2]
    assert {one.state for one in claimed} == {DeliveryState.SENDING}
    assert [(one.attempts, one.updated_at) for one in claimed] == [(1, NOW + MINUTE)] * 2
    assert tables.deliveries.in_hand(1) == {"w": [one.id for one in claimed]}


def test_everything_is_claimed_once(tables):
    """Claims follow each other until nothing waits."""
    sizes = [len(tables.deliveries.claim(1, "w", 2, NOW)) for _ in range(4)]

    assert sizes == [2, 2, 1, 0]


def test_who_left_meanwhile_is_skipped(tables):
    """A reader who left gets nothing, and the claim is filled with those behind them."""
    for reader in (1, 2):
        tables.subscribers.leave(reader, "weekly", NOW)

    claimed = tables.deliveries.claim(1, "w", 1, NOW)

    assert [one.subscriber for one in claimed] == [3]
    assert states(tables) == ["skipped", "skipped", "sending", "pending", "pending"]
    assert next(tables.deliveries.all(1)).reply == "left"


def test_a_claim_of_those_who_left_ends(tables):
    """When all that waited have left, nothing is claimed and nothing waits."""
    for reader in range(1, 6):
        tables.subscribers.leave(reader, "weekly", NOW)

    assert tables.deliveries.claim(1, "w", 2, NOW) == []
    assert states(tables) == ["skipped"] * 5


def test_what_was_put_off_comes_again_when_it_is_due(tables):
    """A deferred delivery is not touched before its time, and comes first after it."""
    first, *_ = tables.deliveries.claim(1, "w", 1, NOW)
    tables.deliveries.settle("w", {first.id: (LATER, NOW + DAY)}, NOW)

    before = tables.deliveries.claim(1, "w", 1, NOW + DAY - MINUTE)
    after = tables.deliveries.claim(1, "w", 5, NOW + DAY)

    assert [one.id for one in before] != [first.id]
    assert after[0].id == first.id
    assert (after[0].attempts, after[0].retry_at) == (2, None)
    assert len(after) == 4


def test_outcomes_are_recorded(tables):
    """State, answer and time of the next try are kept, whether many fared alike or not."""
    one, two, three, four, five = (
        delivery.id for delivery in tables.deliveries.claim(1, "w", 9, NOW)
    )
    fates = {
        one: (SENT, None),
        two: (LATER, NOW + DAY),
        three: (SENT, None),
        four: (FAILED, None),
        five: (SENT, None),
    }

    settled = tables.deliveries.settle("w", fates, NOW + MINUTE)

    assert settled == 5
    found = {
        delivery.id: (Outcome(delivery.state, delivery.reply), delivery.retry_at)
        for delivery in tables.deliveries.all(1)
    }
    assert found == fates
    assert tables.deliveries.in_hand(1) == {}


def test_outcomes_are_recorded_once(tables):
    """What is settled stays as it is, and nothing may be settled."""
    (one,) = tables.deliveries.claim(1, "w", 1, NOW)

    assert tables.deliveries.settle("w", {one.id: (SENT, None)}, NOW) == 1
    assert tables.deliveries.settle("w", {one.id: (FAILED, None)}, NOW) == 0
    assert tables.deliveries.settle("w", {}, NOW) == 0
    assert states(tables)[0] == "sent"


@pytest.mark.parametrize("alike", [True, False])
def test_a_worker_taken_for_dead_changes_nothing(tables, alike):
    """Who wakes up after its work was given away records nothing, for one or for many."""
    held = [one.id for one in tables.deliveries.claim(1, "dead", 2, NOW)]
    tables.deliveries.reclaim("dead", held, DeliveryState.PENDING, NOW)
    tables.deliveries.claim(1, "new", 2, NOW)
    fates = {
        number: (Outcome(DeliveryState.FAILED, "late" if alike else f"late {number}"), None)
        for number in held
    }

    assert tables.deliveries.settle("dead", fates, NOW) == 0
    assert tables.deliveries.release("dead", held) == 0
    assert tables.deliveries.in_hand(1) == {"new": held}


def test_what_was_not_tried_is_put_back(tables):
    """A released delivery waits again, and the try does not count."""
    held = [one.id for one in tables.deliveries.claim(1, "w", 3, NOW)]

    released = tables.deliveries.release("w", held[:2])

    assert released == 2
    assert states(tables) == ["pending", "pending", "sending", "pending", "pending"]
    assert [one.attempts for one in tables.deliveries.all(1)] == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.UNCERTAIN])
def test_a_dead_workers_rows_are_taken_from_it(tables, state):
    """Tried again or left to a person: the try that nobody knows of counts."""
    held = [one.id for one in tables.deliveries.claim(1, "dead", 2, NOW)]
    tables.deliveries.claim(1, "alive", 1, NOW)

    taken = tables.deliveries.reclaim("dead", [*held, held[-1] + 1], state, NOW)

    assert taken == 2
    assert states(tables) == [state, state, "sending", "pending", "pending"]
    assert [one.attempts for one in tables.deliveries.all(1)] == [1, 1, 1, 0, 0]
    assert list(tables.deliveries.in_hand(1)) == ["alive"]


def test_a_dead_workers_rows_become_nothing_else(tables):
    """Nobody can say that a message was sent whose sender died."""
    held = [one.id for one in tables.deliveries.claim(1, "dead", 2, NOW)]

    with pytest.raises(InputError, match="cannot become sent"):
        tables.deliveries.reclaim("dead", held, DeliveryState.SENT, NOW)


@pytest.mark.parametrize(("words", "left"), BROKEN_WORDS.items(), ids=range(len(BROKEN_WORDS)))
def test_a_relay_may_say_anything(tables, words, left):
    """A relay's answer is kept whatever it holds, for one or for many."""
    one, two, three = tables.deliveries.claim(1, "w", 3, NOW)
    odd = (Outcome(DeliveryState.FAILED, words), None)

    tables.deliveries.settle("w", {one.id: odd, two.id: odd, three.id: (SENT, None)}, NOW)

    assert [delivery.reply for delivery in tables.deliveries.all(1)][:2] == [left, left]


def test_two_who_claim_at_once_share(store_url):
    """However many workers claim at the same time, every delivery goes to one of them."""
    stores = [open_store(store_url) for _ in range(3)]
    with stores[0].writing() as tables:
        audience(tables, 300)
        tables.deliveries.freeze(1, "weekly", NOW)
    meeting = threading.Barrier(3)

    def work(number):
        meeting.wait(5)
        mine = []
        while True:
            with stores[number].writing() as tables:
                claimed = tables.deliveries.claim(1, f"w{number}", 7, NOW)
            if not claimed:
                return mine
            mine += [one.id for one in claimed]
            with stores[number].writing() as tables:
                tables.deliveries.settle(
                    f"w{number}", {one.id: (SENT, None) for one in claimed}, NOW
                )

    with ThreadPoolExecutor(3) as threads:
        shares = list(threads.map(work, range(3)))

    with stores[0].reading() as tables:
        counts = tables.deliveries.counts(1)
    for store in stores:
        store.close()
    assert len({number for share in shares for number in share}) == 300
    assert sum(map(len, shares)) == counts[DeliveryState.SENT] == 300


step = st.tuples(
    st.sampled_from(["claim", "sent", "later", "release", "die", "leave"]),
    st.sampled_from(["ann", "bob"]),
    st.integers(1, 3),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(step, max_size=12))
def test_whatever_happens_nobody_is_lost(sqlite_store, steps):
    """After any steps of any workers each reader has one delivery, and each gets an end."""
    with sqlite_store.writing() as tables:
        due = f"{len(tables.issues.all())}"
        audience(tables, 4)
        issue = tables.issues.draft("weekly", NOW, due, NOW)[0].id
        tables.deliveries.freeze(issue, "weekly", NOW)
        size = sum(tables.deliveries.counts(issue).values())
        for what, worker, number in steps:
            held = tables.deliveries.in_hand(issue).get(worker, [])[:number]
            if what == "claim":
                tables.deliveries.claim(issue, worker, number, NOW)
            elif what == "sent":
                tables.deliveries.settle(worker, dict.fromkeys(held, (SENT, None)), NOW)
            elif what == "later":
                tables.deliveries.settle(worker, dict.fromkeys(held, (LATER, NOW)), NOW)
            elif what == "release":
                tables.deliveries.release(worker, held)
            elif what == "die":
                tables.deliveries.reclaim(worker, held, DeliveryState.UNCERTAIN, NOW)
            else:
                tables.subscribers.leave(number, "weekly", NOW)
        for worker, held in tables.deliveries.in_hand(issue).items():
            tables.deliveries.reclaim(worker, held, DeliveryState.PENDING, NOW)
        rest = tables.deliveries.claim(issue, "last", 99, NOW)
        tables.deliveries.settle("last", {one.id: (SENT, None) for one in rest}, NOW)

        listed = list(tables.deliveries.all(issue))

    assert len({one.subscriber for one in listed}) == len(listed) == size
    assert not [one for one in listed if one.state in OPEN]

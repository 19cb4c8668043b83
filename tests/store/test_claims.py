"""Tests of taking deliveries in hand and putting them down."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, DateTime, MetaData, Table

from newsletter.errors import InputError
from newsletter.model import OPEN, DeliveryState, Outcome
from newsletter.store import layout, open_store
from newsletter.store.layout import MIGRATIONS
from tests.store.samples import BROKEN_WORDS, DAY, MINUTE, NOW, audience

SENT = Outcome(DeliveryState.SENT, "250 2.0.0 queued")
FAILED = Outcome(DeliveryState.FAILED, "550 5.1.1 no such user")
LATER = Outcome(DeliveryState.DEFERRED, "450 4.2.0 not now")


def put(connection, name, **values):
    """Write a row into a table of whatever layout; what may not be null is blank."""
    table = Table(name, MetaData(), autoload_with=connection)
    blanks = {Boolean: False, JSON: {}, DateTime: NOW}
    row = {
        column.name: next((blanks[kind] for kind in blanks if isinstance(column.type, kind)), "")
        for column in table.columns
        if not column.nullable and column.name != "id"
    }
    connection.execute(table.insert().values(row | values))


@pytest.fixture
def tables(store):
    """Open a transaction with issue 1, whose audience of five is frozen."""
    with store.writing() as tables:
        audience(tables, 5)
        tables.deliveries.freeze(1, "weekly", NOW)
        yield tables


@pytest.fixture
def claim(tables):
    """Open a claim on issue 1."""
    return tables.claims.open(1, "w", NOW + MINUTE)


def states(tables):
    """Return the states of the deliveries in order."""
    return [one.state.value for one in tables.deliveries.all(1)]


def launched(tables, claim, count):
    """Take and launch *count* deliveries, and return their numbers."""
    taken = [one.id for one in tables.claims.take(claim, count, NOW)]
    numbers, left = tables.claims.launch(claim, taken, NOW)
    assert (numbers, left) == (set(taken), 0)
    return taken


def test_what_is_claimed_was_not_tried(tables, claim):
    """A claimed delivery is in that hand, and nothing of it has left."""
    taken = tables.claims.take(claim, 2, NOW + MINUTE)

    assert taken == list(tables.deliveries.all(1))[:2]
    assert {one.state for one in taken} == {DeliveryState.CLAIMED}
    assert [(one.attempts, one.updated_at) for one in taken] == [(0, NOW + MINUTE)] * 2


def test_everything_is_claimed_once(tables, claim):
    """Claims follow each other until nothing waits."""
    sizes = [len(tables.claims.take(claim, 2, NOW)) for _ in range(4)]

    assert sizes == [2, 2, 1, 0]


def test_what_is_launched_counts_as_a_try(tables, claim):
    """It is being sent from now on, until something is known of it."""
    taken = launched(tables, claim, 2)

    rows = list(tables.deliveries.all(1))[:2]
    assert [one.id for one in rows] == taken
    assert {(one.state, one.attempts) for one in rows} == {(DeliveryState.SENDING, 1)}


def test_who_left_meanwhile_is_skipped(tables, claim):
    """Up to the moment of launching a reader may leave, and gets nothing."""
    taken = [one.id for one in tables.claims.take(claim, 3, NOW)]
    tables.subscribers.leave(2, "weekly", NOW)

    found = tables.claims.launch(claim, taken, NOW)

    assert found == ({taken[0], taken[2]}, 1)
    assert states(tables) == ["sending", "skipped", "sending", "pending", "pending"]
    assert list(tables.deliveries.all(1))[1].reply == "left"


def test_only_what_is_in_ones_own_hand_is_launched(tables, claim):
    """Neither what another holds nor what nobody took, nor twice."""
    other = tables.claims.open(1, "other", NOW + MINUTE)
    theirs = [one.id for one in tables.claims.take(other, 2, NOW)]
    own = launched(tables, claim, 1)

    assert tables.claims.launch(claim, [*theirs, *own, own[0] + 1], NOW) == (set(), 0)
    assert states(tables) == ["claimed", "claimed", "sending", "pending", "pending"]


def test_what_was_put_off_comes_again_when_it_is_due(tables, claim):
    """A deferred delivery is not touched before its time, and comes first after it."""
    (first,) = launched(tables, claim, 1)
    tables.claims.settle(claim, {first: (LATER, NOW + DAY)}, NOW)

    before = tables.claims.take(claim, 1, NOW + DAY - MINUTE)
    after = tables.claims.take(claim, 5, NOW + DAY)

    assert [one.id for one in before] != [first]
    assert after[0].id == first
    assert (after[0].attempts, after[0].retry_at) == (1, None)
    assert len(after) == 4


def test_outcomes_are_recorded(tables, claim):
    """State, answer and time of the next try are kept, whether many fared alike or not."""
    one, two, three, four, five = launched(tables, claim, 9)
    fates = {
        one: (SENT, None),
        two: (LATER, NOW + DAY),
        three: (SENT, None),
        four: (FAILED, None),
        five: (SENT, None),
    }

    settled = tables.claims.settle(claim, fates, NOW + MINUTE)

    assert settled == 5
    found = {
        delivery.id: (Outcome(delivery.state, delivery.reply), delivery.retry_at)
        for delivery in tables.deliveries.all(1)
    }
    assert found == fates


def test_outcomes_are_recorded_once(tables, claim):
    """What is settled stays as it is, and nothing may be settled."""
    (one,) = launched(tables, claim, 1)

    assert tables.claims.settle(claim, {one: (SENT, None)}, NOW) == 1
    assert tables.claims.settle(claim, {one: (FAILED, None)}, NOW) == 0
    assert tables.claims.settle(claim, {}, NOW) == 0
    assert states(tables)[0] == "sent"


@pytest.mark.parametrize("alike", [True, False])
def test_a_worker_taken_for_dead_changes_nothing(tables, claim, alike):
    """Who wakes up after its work was given away records nothing, even under its old name."""
    held = launched(tables, claim, 2)
    waiting = [one.id for one in tables.claims.take(claim, 1, NOW)]
    tables.claims.seize(claim, DeliveryState.PENDING, NOW)
    new = tables.claims.open(1, "w", NOW + MINUTE)
    launched(tables, new, 2)
    before = list(tables.deliveries.all(1))
    fates = {
        number: (Outcome(DeliveryState.FAILED, "late" if alike else f"late {number}"), None)
        for number in held
    }

    assert new.id != claim.id
    assert tables.claims.settle(claim, fates, NOW) == 0
    assert tables.claims.give_back(claim, held) == 0
    assert tables.claims.launch(claim, waiting, NOW) == (set(), 0)
    assert tables.claims.take(claim, 1, NOW) == []
    assert not tables.claims.extend(claim, NOW + DAY)
    tables.claims.close(claim, NOW)
    assert list(tables.deliveries.all(1)) == before
    assert tables.claims.of(1) == [new]


def test_what_did_not_leave_is_put_back(tables, claim):
    """It waits again, and the try does not count."""
    held = launched(tables, claim, 3)

    assert tables.claims.give_back(claim, held[:2]) == 2
    assert tables.claims.give_back(claim, []) == 0
    assert states(tables) == ["pending", "pending", "sending", "pending", "pending"]
    assert [one.attempts for one in tables.deliveries.all(1)] == [0, 0, 1, 0, 0]


def test_a_claim_that_ends_leaves_nothing_claimed(tables, claim):
    """All waits again, and the claim is gone."""
    tables.claims.take(claim, 3, NOW)

    tables.claims.close(claim, NOW)

    assert states(tables) == ["pending"] * 5
    assert tables.claims.of(1) == []


def test_a_claim_that_ends_in_doubt_has_lapsed(tables, claim):
    """What was launched, and nothing is known of, is left to whoever takes it over."""
    launched(tables, claim, 1)
    tables.claims.take(claim, 1, NOW)

    tables.claims.close(claim, NOW)

    assert states(tables) == ["sending"] + ["pending"] * 4
    assert [one.until for one in tables.claims.of(1)] == [NOW]


def test_a_claim_lasts_as_long_as_it_is_extended(tables, claim):
    """Whose it is, and until when, can be read by everybody."""
    assert tables.claims.of(1) == [claim]

    assert tables.claims.extend(claim, NOW + DAY)

    assert [(one.worker, one.until) for one in tables.claims.of(1)] == [("w", NOW + DAY)]


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.UNCERTAIN])
def test_a_dead_workers_rows_are_taken_from_it(tables, claim, state):
    """What had left is tried again or left to a person; what was only claimed just waits."""
    launched(tables, claim, 2)
    tables.claims.take(claim, 1, NOW)
    alive = tables.claims.open(1, "alive", NOW + MINUTE)
    tables.claims.take(alive, 1, NOW)

    taken = tables.claims.seize(claim, state, NOW)

    assert taken == 2
    assert states(tables) == [state, state, "pending", "claimed", "pending"]
    assert [one.attempts for one in tables.deliveries.all(1)] == [1, 1, 0, 0, 0]
    assert tables.claims.of(1) == [alive]
    assert tables.claims.seize(claim, state, NOW) == 0


def test_a_dead_workers_rows_become_nothing_else(tables, claim):
    """Nobody can say that a message was sent whose sender died."""
    with pytest.raises(InputError, match="cannot become sent"):
        tables.claims.seize(claim, DeliveryState.SENT, NOW)


@pytest.mark.parametrize(("words", "left"), BROKEN_WORDS.items(), ids=range(len(BROKEN_WORDS)))
def test_a_relay_may_say_anything(tables, claim, words, left):
    """A relay's answer is kept whatever it holds, for one or for many."""
    one, two, three = launched(tables, claim, 3)
    odd = (Outcome(DeliveryState.FAILED, words), None)

    tables.claims.settle(claim, {one: odd, two: odd, three: (SENT, None)}, NOW)

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
        with stores[number].writing() as tables:
            claim = tables.claims.open(1, f"w{number}", NOW)
        while True:
            with stores[number].writing() as tables:
                taken = launched(tables, claim, 7)
            if not taken:
                return mine
            mine += taken
            with stores[number].writing() as tables:
                tables.claims.settle(claim, dict.fromkeys(taken, (SENT, None)), NOW)

    with ThreadPoolExecutor(3) as threads:
        shares = list(threads.map(work, range(3)))

    with stores[0].reading() as tables:
        counts = tables.deliveries.counts(1)
    for store in stores:
        store.close()
    assert len({number for share in shares for number in share}) == 300
    assert sum(map(len, shares)) == counts[DeliveryState.SENT] == 300


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request, tmp_path):
    """Open a store whose database is empty, on each kind of database in turn."""
    if request.param == "sqlite":
        store = open_store(f"sqlite:///{tmp_path / 'bare.db'}")
        yield store
        store.close()
        return
    cluster = request.getfixturevalue("cluster")
    url = cluster.create("template0")
    store = open_store(url)
    yield store
    store.close()
    cluster.drop(url)


def test_what_was_in_hand_before_there_were_claims_gets_one(bare, tmp_path):
    """A database in the midst of an issue is brought up to date; its worker's time runs out."""
    old = copytree(MIGRATIONS, tmp_path / "old")
    for file in (old / "versions").glob("*.py"):
        if file.name >= "0008":
            file.unlink()
    with bare._engine.begin() as connection:
        layout.upgrade(connection, old)
        put(connection, "issues", newsletter="weekly", state="sending")
        for number, (state, worker) in enumerate([("sending", "host:1:2"), ("sent", "")], 1):
            put(connection, "subscribers", key=f"{number}")
            row = {"issue_id": 1, "subscriber_id": number, "attempts": 1}
            put(connection, "deliveries", state=state, worker=worker, **row)

    bare.upgrade()

    with bare.writing() as tables:
        (claim,) = tables.claims.of(1)
        before = states(tables)
        tables.claims.seize(claim, DeliveryState.UNCERTAIN, NOW)
        after = states(tables)
    assert (claim.worker, claim.until) == ("host:1:2", NOW + timedelta(hours=4))
    assert (before, after) == (["sending", "sent"], ["uncertain", "sent"])


step = st.tuples(
    st.sampled_from(["take", "launch", "sent", "later", "give back", "close", "die", "leave"]),
    st.sampled_from([0, 1]),
    st.integers(1, 3),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(step, max_size=14))
def test_whatever_happens_nobody_is_lost(sqlite_store, steps):
    """After any steps of any workers each reader has one delivery, and each gets an end."""
    with sqlite_store.writing() as tables:
        due = f"{len(tables.issues.all())}"
        audience(tables, 4)
        issue = tables.issues.draft("weekly", NOW, due, NOW)[0].id
        tables.deliveries.freeze(issue, "weekly", NOW)
        size = sum(tables.deliveries.counts(issue).values())
        claims = [tables.claims.open(issue, name, NOW) for name in ("ann", "bob")]
        held = ({}, {})
        for what, who, number in steps:
            claim, mine = claims[who], held[who]
            out = [key for key, state in mine.items() if state == "out"][:number]
            if what == "take":
                mine |= {one.id: "in" for one in tables.claims.take(claim, number, NOW)}
            elif what == "launch":
                ready = [key for key, state in mine.items() if state == "in"][:number]
                mine |= dict.fromkeys(tables.claims.launch(claim, ready, NOW)[0], "out")
            elif what == "sent":
                tables.claims.settle(claim, dict.fromkeys(out, (SENT, None)), NOW)
            elif what == "later":
                tables.claims.settle(claim, dict.fromkeys(out, (LATER, NOW)), NOW)
            elif what == "give back":
                tables.claims.give_back(claim, out)
            elif what == "close":
                tables.claims.close(claim, NOW)
            elif what == "die":
                tables.claims.seize(claim, DeliveryState.UNCERTAIN, NOW)
            else:
                tables.subscribers.leave(number, "weekly", NOW)
        for claim in tables.claims.of(issue):
            tables.claims.seize(claim, DeliveryState.PENDING, NOW)
        last = tables.claims.open(issue, "last", NOW)
        rest = tables.claims.take(last, 99, NOW)
        numbers, _ = tables.claims.launch(last, [one.id for one in rest], NOW)
        tables.claims.settle(last, dict.fromkeys(numbers, (SENT, None)), NOW)

        listed = list(tables.deliveries.all(issue))

    assert len({one.subscriber for one in listed}) == len(listed) == size
    assert not [one for one in listed if one.state in OPEN]

import itertools
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from newsletter.errors import InputError, RelayError, SendError, StoreBusy
from newsletter.model import DeliveryState, IssueState, Message, Outcome
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    send_issue,
)
from newsletter.pipeline.sending import Meter
from newsletter.send import OnUncertain, this_worker
from newsletter.subscriptions import unsubscribe
from tests.newsrooms import TUESDAY, Box, add_readers, with_mail

SENT = Outcome(DeliveryState.SENT, "250 ok")


def test_everybody_gets_one_message(newsroom, approved, box):
    """Five readers, five messages, and the issue is at its end."""
    report = send_issue(newsroom, approved)

    assert report.finished
    assert sorted(box.recipients) == [f"r{n}@example.org" for n in range(5)]
    with newsroom.store.reading() as tables:
        assert tables.issues.get(approved).state is IssueState.SENT


def test_each_message_has_its_readers_own_links(newsroom, approved, box):
    """No two readers share an unsubscribe address, nor a Message-ID."""
    send_issue(newsroom, approved)

    links = {
        line
        for message in box.messages
        for line in message.data.split(b"\r\n")
        if line.startswith(b"List-Unsubscribe: <https://news.example.org/u/")
    }
    assert len(links) == 5
    assert len({message.message_id for message in box.messages}) == 5


def test_sending_again_sends_nothing(newsroom, approved, box):
    """An issue that was sent stays sent."""
    send_issue(newsroom, approved)
    send_issue(newsroom, approved)

    assert len(box.messages) == 5


def test_a_draft_is_not_sent(newsroom, box):
    """Nothing leaves that nobody approved."""
    with newsroom.store.writing() as tables:
        issue, _ = tables.issues.draft(
            "weekly", newsroom.clock(), "2026-11-24T08:00", newsroom.clock()
        )

    with pytest.raises(InputError, match="not approved"):
        send_issue(newsroom, issue.id)
    assert box.messages == []


def test_stopping_leaves_the_rest_to_the_next_run(newsroom, approved, box):
    """Ctrl-C after two messages: the next run sends the other three, nobody gets two."""
    first = send_issue(newsroom, approved, stop=lambda: len(box.messages) >= 2)
    assert (len(box.messages), first.finished) == (2, False)

    second = send_issue(newsroom, approved)

    assert second.finished
    assert sorted(box.recipients) == [f"r{n}@example.org" for n in range(5)]


def test_a_relay_that_goes_away_is_charged_to_no_reader(newsroom, approved, box):
    """The third message finds no relay: it and the rest are as if never tried."""

    def away(_: Message) -> Outcome:
        if len(box.messages) == 2:
            raise RelayError("The relay has gone away.")
        return SENT

    box.answer = away
    with pytest.raises(RelayError):
        send_issue(newsroom, approved)
    with newsroom.store.reading() as tables:
        waiting = [
            row for row in tables.deliveries.all(approved) if row.state is DeliveryState.PENDING
        ]
    assert [row.attempts for row in waiting] == [0, 0, 0]

    box.answer = lambda _: SENT
    assert send_issue(newsroom, approved).finished
    assert sorted(box.recipients) == [f"r{n}@example.org" for n in range(5)]


def test_one_refused_reader_stops_nobody(newsroom, approved, box):
    """A reader whose mailbox is gone fails with the relay's words; the others get theirs."""
    gone = Outcome(DeliveryState.FAILED, "550 5.1.1 no such user")
    box.answer = lambda message: gone if message.recipient.startswith("r1") else SENT

    report = send_issue(newsroom, approved)

    assert report.finished
    assert (report.counts[DeliveryState.SENT], report.counts[DeliveryState.FAILED]) == (4, 1)
    with newsroom.store.reading() as tables:
        assert "550 5.1.1 no such user" in {row.reply for row in tables.deliveries.all(approved)}


def test_a_reader_of_an_edition_that_is_gone_stops_nobody(newsroom, approved, box):
    """The newsroom gave up a language: its readers' deliveries fail with a reason."""
    with newsroom.store.writing() as tables:
        reader = next(iter(tables.subscribers.all("weekly"))).subscriber
        tables.subscribers.choose_edition(reader.id, "weekly", "fr", newsroom.clock())

    report = send_issue(newsroom, approved)

    assert report.finished
    assert (report.counts[DeliveryState.SENT], report.counts[DeliveryState.FAILED]) == (4, 1)


def test_who_is_put_off_is_tried_again_later(newsroom, approved, box, clock):
    """A full mailbox is tried again when its time has come, and not before."""
    later = Outcome(DeliveryState.DEFERRED, "452 4.2.2 mailbox full")
    box.answer = lambda message: later if message.recipient.startswith("r1") else SENT
    report = send_issue(newsroom, approved)
    assert report.retry_at is not None
    assert report.retry_at > clock()

    box.answer = lambda _: SENT
    assert not send_issue(newsroom, approved).finished
    clock.moment = report.retry_at
    assert send_issue(newsroom, approved).finished
    assert len(box.messages) == 5


def test_who_leaves_while_it_goes_out_gets_none(newsroom, approved, box):
    """From the moment of leaving on, the reader is skipped."""
    send_issue(newsroom, approved, stop=lambda: len(box.messages) >= 1)
    left = next(n for n in range(5) if f"r{n}@example.org" not in box.recipients)
    unsubscribe(newsroom.store, "weekly", f"r{left}@example.org", newsroom.clock())

    report = send_issue(newsroom, approved)

    assert report.counts[DeliveryState.SKIPPED] == 1
    assert len(box.messages) == 4


def test_who_joins_while_it_goes_out_waits_for_the_next(newsroom, approved, box):
    """The audience is frozen when sending starts."""
    send_issue(newsroom, approved, stop=lambda: len(box.messages) >= 1)
    add_readers(newsroom, 6)

    send_issue(newsroom, approved)

    assert "r5@example.org" not in box.recipients


class Killed(BaseException):
    """What a process feels that is killed: nothing of ours handles it."""


def test_after_a_kill_a_copy_has_the_same_bytes(newsroom, approved, box):
    """Killed with a message in hand: it is sent again, equal to the octet, and nobody is lost."""
    taken: list[Message] = []

    def kill(message: Message) -> Outcome:
        taken.append(message)
        if len(taken) == 3:
            raise Killed
        return SENT

    box.answer = kill
    with pytest.raises(Killed):
        send_issue(newsroom, approved)
    hand_to(newsroom, DEAD)
    box.answer = lambda _: SENT
    report = send_issue(newsroom, approved)

    assert report.finished
    copy = next(m for m in box.messages if m.recipient == taken[2].recipient)
    assert (copy.data, copy.message_id) == (taken[2].data, taken[2].message_id)
    assert sorted(box.recipients) == [f"r{n}@example.org" for n in range(5)]


def test_after_a_kill_the_doubtful_can_be_held(newsroom, approved, box):
    """With `hold` nobody gets two: the one in doubt is named."""
    holding = with_mail(newsroom, on_uncertain=OnUncertain.HOLD)

    def kill(message: Message) -> Outcome:
        if message.recipient.startswith("r2"):
            raise Killed
        return SENT

    box.answer = kill
    with pytest.raises(Killed):
        send_issue(holding, approved)
    hand_to(newsroom, DEAD)
    box.answer = lambda _: SENT
    report = send_issue(holding, approved)

    assert report.counts[DeliveryState.UNCERTAIN] == 1
    assert "r2@example.org" not in box.recipients


#: A process of this host that does not run any more.
DEAD = f"{this_worker().rsplit(':', 2)[0]}:4194305:1"


def hand_to(newsroom, worker, until=TUESDAY + timedelta(days=9)):
    """Make the deliveries in hand those of another worker, whose lease ends at *until*."""
    with newsroom.store.writing() as tables:
        tables.deliveries._connection.exec_driver_sql(
            f"UPDATE claims SET worker = '{worker}', until = '{until:%Y-%m-%d %H:%M:%S.%f}'"
        )


def test_what_another_host_has_in_hand_waits_for_its_time(newsroom, approved, box, clock):
    """Nobody can tell whether it lives: its deliveries are left to it for a time."""

    def kill(_: Message) -> Outcome:
        raise Killed

    box.answer = kill
    with pytest.raises(Killed):
        send_issue(newsroom, approved)
    hand_to(newsroom, "elsewhere/1234:1:1", clock() + timedelta(minutes=5))
    box.answer = lambda _: SENT
    assert not send_issue(newsroom, approved).finished
    assert len(box.messages) == 4

    clock.forward(minutes=5)
    assert send_issue(newsroom, approved).finished
    assert len(box.messages) == 5


def test_two_senders_at_once_send_one_copy_each(newsroom, box):
    """Two processes that send the same issue share the work."""
    gather_sources(newsroom)
    add_readers(newsroom, 60, edition="es")
    weekly = newsroom.newsletters[0]
    issue = compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue
    approve(newsroom, issue.id, by="test")
    threads = [threading.Thread(target=send_issue, args=(newsroom, issue.id)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(box.recipients) == len(set(box.recipients)) == 60


def test_a_sender_that_slept_past_its_lease_records_nothing(newsroom, approved, box, clock):
    """Another has taken over meanwhile: the sleeper is told, and what is recorded stands."""
    second = Box()
    small = with_mail(newsroom, window=2)

    def sleep(_: Message) -> Outcome:
        if len(box.messages) == 1 and not second.messages:
            clock.forward(minutes=6)
            assert send_issue(replace(small, mailer=lambda: second), approved).finished
        return Outcome(DeliveryState.SENT, "250 too late")

    box.answer = sleep
    with pytest.raises(SendError, match="Another sender has taken over"):
        send_issue(small, approved)

    with newsroom.store.reading() as tables:
        rows = list(tables.deliveries.all(approved))
        assert tables.claims.of(approved) == []
    assert [row.state for row in rows] == [DeliveryState.SENT] * 5
    assert [row.reply for row in rows].count("250 too late") == 1
    assert len(box.messages) + len(second.messages) - 5 <= 2


def test_a_sender_gives_signs_of_life(newsroom, approved, box, clock):
    """However long a relay takes for all of it, nobody takes a sender for dead that is not."""

    def slow(_: Message) -> Outcome:
        clock.forward(minutes=3)
        with newsroom.store.reading() as tables:
            (claim,) = tables.claims.of(approved)
        assert claim.until > clock()
        return SENT

    box.answer = slow

    assert send_issue(newsroom, approved).finished


def test_who_leaves_while_it_goes_out_is_skipped_within_the_window(newsroom, approved, box):
    """What was launched before goes; whoever was only claimed gets nothing."""
    small = with_mail(newsroom, window=2)

    def leave(message: Message) -> Outcome:
        if len(box.messages) == 0:
            for number in range(5):
                unsubscribe(newsroom.store, "weekly", f"r{number}@example.org", newsroom.clock())
        return SENT

    box.answer = leave
    report = send_issue(small, approved)

    assert report.finished
    assert len(box.messages) == report.counts[DeliveryState.SENT] == 2
    assert report.counts[DeliveryState.SKIPPED] == 3


class Flaky:
    """A store whose transactions fail from one on, for a while."""

    def __init__(self, store, good, bad):
        self._store, self._good, self._bad = store, good, bad

    @contextmanager
    def writing(self):
        self._good -= 1
        if self._good < 0 < self._bad:
            self._bad -= 1
            raise StoreBusy
        with self._store.writing() as tables:
            yield tables

    def __getattr__(self, name):
        return getattr(self._store, name)


@pytest.mark.parametrize("good", range(3, 9))
def test_answers_outlast_a_database_that_is_away_for_a_moment(newsroom, approved, box, good):
    """What the relay said is recorded when it is back; nobody gets two."""
    flaky = replace(with_mail(newsroom, window=2), store=Flaky(newsroom.store, good, 1))
    with pytest.raises(StoreBusy):
        send_issue(flaky, approved)
    sent = len(box.messages)
    with newsroom.store.reading() as tables:
        counts = tables.deliveries.counts(approved)

    assert counts[DeliveryState.SENT] == sent
    assert counts[DeliveryState.PENDING] == 5 - sent
    assert send_issue(newsroom, approved).finished
    assert len(box.messages) == 5


def test_with_half_of_all_put_off_nobody_is_lost(newsroom, approved, box, clock):
    """It is not finished before everybody has an end, however often they are put off."""
    count = itertools.count()
    later = Outcome(DeliveryState.DEFERRED, "451 4.3.0 not now")
    box.answer = lambda _: later if next(count) % 2 else SENT
    runs = 0
    while not (report := send_issue(newsroom, approved)).finished:
        with newsroom.store.reading() as tables:
            assert tables.issues.get(approved).state is IssueState.SENDING
        clock.moment = report.retry_at
        runs += 1

    assert runs >= 2
    assert report.counts[DeliveryState.SENT] == len(box.messages) == 5


def test_how_far_it_is_can_be_watched(newsroom, approved, box):
    """The figures end with everybody; what is told adds up to the audience."""
    seen, told = [], []

    send_issue(newsroom, approved, progress=lambda *pair: told.append(pair), figures=seen.append)

    assert told[-1] == (5, 5)
    assert (seen[-1].done, seen[-1].total, seen[-1].counts[DeliveryState.SENT]) == (5, 5, 5)


def test_a_meter_tells_how_fast_it_goes_and_how_long_it_takes():
    """Deferred ones aside, for their time is known; before the second figure nothing is known."""
    meter = Meter()
    first = meter.read({DeliveryState.PENDING: 90, DeliveryState.DEFERRED: 10}, 100.0)
    counts = {DeliveryState.PENDING: 60, DeliveryState.DEFERRED: 20, DeliveryState.SENT: 20}
    later = meter.read(counts, 110.0)

    assert (first.rate, first.seconds_left) == (0, None)
    assert (later.rate, later.seconds_left) == (2, 30)


def test_a_stop_between_two_messages_ends_the_feed(newsroom, approved):
    """Whoever asks for more once we are told to stop gets nothing, and does not wait for ever."""
    asked = itertools.count()

    class Deaf(Box):
        """A mailer that does not ask whether to stop."""

        def run(self, messages, *, stop):
            del stop
            return super().run(messages)

    second = Deaf()
    few = replace(with_mail(newsroom, window=1), mailer=lambda: second)
    report = send_issue(few, approved, stop=lambda: next(asked) > 6)

    assert not report.finished
    assert 0 < len(second.messages) == report.counts[DeliveryState.SENT] < 5
    assert report.counts[DeliveryState.PENDING] == 5 - len(second.messages)

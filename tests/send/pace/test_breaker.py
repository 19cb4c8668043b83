"""When an issue is stopped."""

import random

import pytest

from newsletter.model import DeliveryState, Outcome
from newsletter.send.pace import Breaker, Kind, kind_of

SENT = Outcome(DeliveryState.SENT, "250 2.0.0 ok")
SPAM = Outcome(DeliveryState.FAILED, "550 5.7.1 Message looks like spam")
FORGED = Outcome(DeliveryState.DEFERRED, "550 5.7.26 unauthenticated")
UNKNOWN = Outcome(DeliveryState.FAILED, "550 5.1.1 no such user")
FULL = Outcome(DeliveryState.DEFERRED, "452 4.2.2 mailbox full")
TOO_FAST = Outcome(DeliveryState.DEFERRED, "421 4.7.0 too fast")


def told(*outcomes):
    """Return the first alarm, and after how many answers it came."""
    breaker = Breaker()
    for count, outcome in enumerate(outcomes, 1):
        if alarm := breaker.heard(outcome, kind_of(outcome)):
            return alarm, count
    return None, len(outcomes)


@pytest.mark.parametrize(
    ("outcome", "kind"), [(SPAM, Kind.CONTENT), (FORGED, Kind.SENDER)], ids=["spam", "forged"]
)
def test_a_tenth_that_takes_us_for_spam_stops_the_issue(outcome, kind):
    """With one of them as it came, and a sentence to be said of it."""
    alarm, count = told(*([SENT] * 9 + [outcome]) * 30)

    assert (alarm.kind, alarm.hits, alarm.answers, count) == (kind, 10, 100, 100)
    assert alarm.reply == outcome.reply
    assert alarm.key == f"sending.stopped_{kind}"


def test_less_than_a_tenth_stops_nothing():
    """However long it goes on."""
    assert told(*([SENT] * 11 + [SPAM]) * 200)[0] is None


def test_only_the_last_answers_count():
    """Good ones of the past do not hide what goes wrong now, nor bad ones what goes well."""
    alarm, count = told(*[SENT] * 5000, *[SPAM] * 40)

    assert (alarm.hits, count) == (20, 5020)


def test_three_readers_in_a_row_are_enough_when_nobody_was_reached():
    """The trouble is not theirs."""
    assert told(SPAM, FORGED, FORGED, FULL, FORGED)[1] == 5
    assert told(SENT, FORGED, FORGED, FORGED)[0] is None


def test_many_unknown_readers_stop_the_issue():
    """Three in ten: the list is old, or not ours."""
    answers = ([SENT] * 7 + [UNKNOWN] * 3) * 20

    alarm, count = told(*answers)

    assert (alarm.kind, alarm.hits) == (Kind.ADDRESS, 21)
    assert count == 70
    assert told(*([SENT] * 8 + [UNKNOWN] * 2) * 50)[0] is None
    assert told(*[UNKNOWN] * 19)[0] is None


def test_full_mailboxes_stop_nothing():
    """Nor do messages of which nothing is known, or that were given back."""
    unheard = [Outcome(state, "550 5.7.1 spam")
               for state in (DeliveryState.PENDING, DeliveryState.UNCERTAIN)]  # fmt: skip

    assert told(*[FULL] * 500, *unheard * 100)[0] is None


def test_being_throttled_for_long_stops_the_issue():
    """When most of the answers say so."""
    assert told(*[SENT] * 200, *[TOO_FAST] * 200)[0].kind is Kind.PACE


def test_how_often_is_all_that_counts():
    """A twentieth of spam in any order stops nothing."""
    answers = [SPAM] * 50 + [SENT] * 950
    random.Random(7).shuffle(answers)

    alarm, count = told(SENT, *answers)

    assert alarm is None or (alarm.hits * 10 >= alarm.answers and count >= 100)

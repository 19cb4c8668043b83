"""When the next message may go."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import DeliveryState, Outcome
from newsletter.send.pace import Adapting, Kind, Limits, Pace, WarmUp, limits_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SLOW_DOWN = "421 4.7.0 too fast"


def later(seconds):
    return NOW + timedelta(seconds=seconds)


def pace(domains=None, relays=None, state=None, **more):
    return Pace(
        Limits(
            {name: limits_of(text) for name, text in (domains or {}).items()},
            {name: limits_of(text) for name, text in (relays or {}).items()},
            **more,
        ),
        state,
    )


def deferred(reply):
    return Outcome(DeliveryState.DEFERRED, reply)


DOMAINS = ["gmail.com", "googlemail.com", "a.org", "b.org"]


@given(
    st.lists(
        st.tuples(st.sampled_from(DOMAINS), st.sampled_from("xy"), st.integers(0, 3000)),
        min_size=1, max_size=60,
    )
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_whoever_asks_never_passes_a_limit(wishes):
    """Of no domain, no relay, in no stretch of time, over all relays together."""
    limits = {"gmail.com": "3/second, 5/minute", "*": "2/second"}
    one = pace(limits, {"x": "4/second"})
    now, went = NOW, []
    for domain, relay, milliseconds in wishes:
        now += timedelta(milliseconds=milliseconds)
        now += timedelta(seconds=one.ask(domain, relay, now))
        assert one.ask(domain, relay, now) == 0
        one.took(domain, relay, now)
        went.append((now, domain.replace("googlemail", "gmail"), relay))

    for start, _, _ in went:
        second = [one for one in went if start <= one[0] < start + timedelta(seconds=1)]
        minute = [one for one in went if start <= one[0] < start + timedelta(seconds=60)]
        counts = Counter(domain for _, domain, _ in second)
        assert counts.pop("gmail.com", 0) <= 3
        assert max(counts.values(), default=0) <= 2
        assert sum(relay == "x" for _, _, relay in second) <= 4
        assert sum(domain == "gmail.com" for _, domain, _ in minute) <= 5


def test_without_limits_nobody_waits():
    """And nothing is remembered for another process."""
    free = pace()
    for _ in range(1000):
        assert free.ask("a.org", "x", NOW) == 0
        free.took("a.org", "x", NOW)

    assert free.state() == {}


def test_a_warm_up_counts_all_relays_and_domains():
    """Over 24 hours, and it survives a restart."""
    ramp = WarmUp(NOW.date(), first=3)
    first = pace(warm_up=ramp)
    for relay in "xyx":
        first.took("a.org", relay, NOW)

    second = pace(warm_up=ramp, state=json.loads(json.dumps(first.state())))

    assert 86400 <= second.ask("b.org", "y", NOW) <= 86400 * 61 / 60
    assert second.ask("b.org", "y", later(86400)) == 0  # the next day's limit is 6


def test_limits_of_a_day_survive_a_restart():
    """As JSON; what is too short to matter is left out, and what is nonsense is ignored."""
    domains, relays = {"gmail.com": "2/second, 4/day"}, {"x:25": "9/second, 9/hour"}
    first = pace(domains, relays)
    for _ in range(4):
        first.took("gmail.com", "x:25", NOW)
        first.took("a.org", "x:25", NOW)
    state = json.loads(json.dumps(first.state()))

    assert sorted(state) == ["@gmail.com 86400", "x:25 3600"]
    second = pace(domains, relays, state | {"": 1, "x": [], "q tempo": [1], "x:25 9": [[0, 1]]})
    assert second.ask("gmail.com", "y", later(2)) > 86000
    assert second.ask("a.org", "x:25", later(2)) == 0
    second.took("a.org", "x:25", later(2))
    assert second.ask("a.org", "x:25", later(2)) > 3500


@pytest.mark.parametrize(
    "reply", ["421 4.7.0 too fast", "421 busy", "454 4.7.0 throttling failure"]
)
def test_a_relay_that_throttles_is_given_half(reply):
    """Of whatever it was given, for whatever domain; once in a period, however often it says so."""
    one = pace(adapting=Adapting(10))
    for _ in range(40):
        one.took("a.org", "x", NOW)
    for _ in range(8):
        assert one.heard(deferred(reply), "a.org", "x", later(1)) is Kind.PACE

    assert 9 <= one.ask("b.org", "x", later(1)) <= 10
    assert one.ask("b.org", "y", later(1)) == 0
    count = 0
    while not one.ask("b.org", "x", later(10.6)):
        one.took("b.org", "x", later(10.6))
        count += 1
    assert count == 20


def test_a_domain_that_throttles_is_given_half():
    """By that relay; others go on."""
    one = pace(adapting=Adapting(10))
    for _ in range(10):
        one.took("hotmail.com", "x", NOW)

    one.heard(deferred("451 4.7.650 rate limited"), "hotmail.com", "x", NOW)

    assert one.ask("outlook.com", "x", NOW) > 0
    assert one.ask("outlook.com", "y", NOW) == one.ask("a.org", "x", NOW) == 0


def test_a_pace_creeps_up_again():
    """By a tenth in each period, until there is no limit; and it is halved again when need be."""
    one = pace(adapting=Adapting(10))

    def room(now):
        count = 0
        while count < 100 and not one.ask("a.org", "x", now):
            one.took("a.org", "x", now)
            count += 1
        return count

    for _ in range(40):
        one.took("a.org", "x", NOW)
    one.heard(deferred(SLOW_DOWN), "a.org", "x", NOW)

    assert [room(later(10.5 + 10.2 * turn)) for turn in range(4)] == [24, 28, 32, 36]
    one.heard(deferred(SLOW_DOWN), "a.org", "x", later(41.2))
    assert [room(later(53.0)), room(later(63.5))] == [21, 24]
    assert room(later(400)) == 100


def test_what_was_learnt_survives_a_restart():
    """Like a limit."""
    first = pace(adapting=Adapting(10))
    for _ in range(4):
        first.took("a.org", "x", NOW)
    first.heard(deferred(SLOW_DOWN), "a.org", "x", NOW)

    second = pace(adapting=Adapting(10), state=json.loads(json.dumps(first.state())))
    for _ in range(2):
        second.took("a.org", "x", NOW)

    assert second.ask("a.org", "x", NOW) > 9


@pytest.mark.parametrize(
    "outcome",
    [Outcome(DeliveryState.SENT, "250 2.0.0 ok"), deferred("450 4.2.0 Greylisted"),
     deferred("452 4.2.2 mailbox full"), Outcome(DeliveryState.UNCERTAIN, "421 too fast"),
     deferred("451 4.3.0 try again"), deferred("550 5.7.26 no SPF")],
)  # fmt: skip
def test_other_answers_slow_nothing(outcome):
    """A full mailbox is no traffic jam."""
    one = pace()
    one.took("a.org", "x", NOW)
    one.heard(outcome, "a.org", "x", NOW)

    assert one.ask("a.org", "x", NOW) == 0


def test_many_domains_are_forgotten_again():
    """A list with a domain for each reader does not fill the memory."""
    one = pace({"*": "1/second"})
    for number in range(6_000):
        one.took(f"d{number}.org", "x", later(number / 100))

    assert len(one._tempos) <= 5001
    assert len(one._windows) <= 5001

"""Messages whose domain may not have them yet."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import Message
from newsletter.send.pace import Limits, Pace, WaitingRoom

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def pair(key, domain):
    return key, Message("bounces@example.org", f"{key}@{domain}", "1@example.org", b"x\r\n")


def room(seats=4, patience=5, **domains):
    limits = {name.replace("_", "."): text for name, text in domains.items()}
    pace = Pace(Limits.read(limits, {}))
    return WaitingRoom(pace, seats, patience), pace


def test_whoever_may_goes_before_whoever_may_not():
    """In the order in which they came, within a domain."""
    waiting, pace = room(slow_org="1/minute")
    pace.took("slow.org", "x", NOW)
    for key, domain in [("a", "slow.org"), ("b", "slow.org"), ("c", "b.org"), ("d", "b.org")]:
        waiting.enter(pair(key, domain))

    called = [waiting.call("x", NOW) for _ in range(3)]
    soon = waiting.call("x", NOW + timedelta(seconds=61))

    assert [one and one[0] for one in called] == ["c", "d", None]
    assert soon[0] == "a"
    assert [key for key, _ in waiting.clear()] == ["b"]
    assert not len(waiting)


def test_whoever_has_to_wait_long_is_shown_out_with_a_time():
    """One after the other, so that they do not all come back at once."""
    waiting, pace = room(slow_org="2/minute", quick_org="1/second")
    for domain in ("slow.org", "slow.org", "quick.org"):
        pace.took(domain, "x", NOW)
    for key in "abc":
        waiting.enter(pair(key, "slow.org"))
    waiting.enter(pair("q", "quick.org"), first=True)

    out = waiting.show_out(["x"], NOW)

    assert [one[0][0] for one in out] == ["a", "b", "c"]
    waits = [wait for _, wait in out]
    assert 60 <= waits[0] <= waits[1] <= 61
    assert 119 < waits[2] < 123
    assert [key for key, _ in waiting.clear()] == ["q"]


def test_a_full_room_shows_out_who_waits_longest():
    """So that there is a seat for somebody who need not wait."""
    waiting, pace = room(seats=3, a_org="1/second", b_org="1/second", c_org="1/second")
    for domain, seconds in (("a.org", 0.2), ("b.org", 0.9), ("c.org", 0.5)):
        pace.took(domain, "x", NOW - timedelta(seconds=1 - seconds))
        waiting.enter(pair(domain[0], domain))

    assert [one[0][0] for one in waiting.show_out(["x"], NOW)] == ["b"]
    assert not waiting.is_full
    assert waiting.show_out(["x"], NOW) == []


@given(st.lists(st.sampled_from(["slow.org", "slower.org", "quick.org"]), max_size=60))
@settings(max_examples=100, deadline=None)
def test_a_slow_domain_never_holds_up_a_quick_one(domains):
    """All to the quick one go at once, in their order; each message goes or is shown out."""
    waiting, pace = room(slow_org="1/minute", slower_org="1/day")
    feed = [pair(number, domain) for number, domain in enumerate(domains)]
    gone, out = [], []
    for one in feed:
        for (key, _), _ in waiting.show_out(["x"], NOW):
            out.append(key)
        assert not waiting.is_full
        waiting.enter(one)
        while called := waiting.call("x", NOW):
            pace.took(called[1].recipient.partition("@")[2], "x", NOW)
            gone.append(called[0])

    assert [key for key in gone if domains[key] == "quick.org"] == [
        key for key, domain in enumerate(domains) if domain == "quick.org"
    ]
    rest = [key for key, _ in waiting.clear()]
    assert sorted(gone + out + rest) == list(range(len(domains)))

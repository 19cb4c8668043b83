"""When a delivery is tried again."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsletter.send.pace import retry_at
from newsletter.send.pace.backing_off import wait

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def tries(number, give_up=timedelta(hours=72)):
    """Return the moments of all tries."""
    found = [NOW]
    while again := retry_at(number, len(found), found[-1], give_up):
        found.append(again)
    return found


@given(st.integers(1, 10**9))
def test_each_wait_is_longer_until_it_is_long_enough(number):
    """Five minutes at first, eight hours and a quarter of that at last."""
    waits = [wait(number, attempt) for attempt in range(1, 20)]

    assert waits[:7] == sorted(waits[:7])
    assert timedelta(minutes=5) <= waits[0] <= timedelta(minutes=6.25)
    assert max(waits) <= timedelta(hours=10)


@given(st.integers(1, 10**9), st.integers(1, 200))
def test_the_last_try_is_when_the_time_is_over(number, hours):
    """Not before, and not a moment after."""
    moments = tries(number, timedelta(hours=hours))

    left = NOW + timedelta(hours=hours) - moments[-1]
    assert timedelta() <= left < timedelta(minutes=5)


def test_the_same_delivery_waits_the_same_time():
    """In every process, on every day."""
    assert wait(7, 1) == wait(7, 1)
    assert wait(7, 1) != wait(8, 1)
    assert tries(7) == tries(7)


def test_ten_thousand_that_were_put_off_do_not_come_back_together():
    """After the first attempt they are spread over more than a minute, later over hours."""
    for attempts, most in ((1, 220), (4, 60)):
        moments = Counter(
            retry_at(number, attempts, NOW).replace(microsecond=0) for number in range(10_000)
        )
        assert max(moments.values()) < most


def test_without_attempts_it_is_tried_soon():
    """A delivery that was in doubt has made none."""
    assert retry_at(1, 0, NOW) == retry_at(1, 1, NOW)

"""When a delivery is tried again: the table."""

from datetime import UTC, datetime, timedelta
from itertools import count, takewhile

import pytest

from newsletter.send import retry_at

NOW = datetime(2026, 11, 26, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "minutes"),
    [(0, 5), (1, 5), (2, 15), (3, 30), (4, 60), (5, 120), (6, 240), (7, 480), (14, 480)],
)
def test_each_wait_is_longer_than_the_last(attempts, minutes):
    """Soon at first, every eight hours in the end."""
    assert retry_at(attempts, NOW) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize("attempts", [15, 16, 1000])
def test_at_last_it_is_given_up(attempts):
    """There is no further attempt."""
    assert retry_at(attempts, NOW) is None


def test_a_reader_has_three_days(tmp_path):
    """From the first attempt to the last."""
    waits = takewhile(bool, (retry_at(attempts, NOW) for attempts in count(1)))

    total = sum((at - NOW for at in waits), timedelta())
    assert timedelta(days=2, hours=20) < total <= timedelta(days=3)

"""The first days of a new sender."""

from datetime import UTC, date, datetime, timedelta

import pytest

from newsletter.errors import ConfigError
from newsletter.send.pace import WarmUp

START = datetime(2026, 11, 24, 12, tzinfo=UTC)


def limits(ramp, *days):
    return [ramp.limit(START + timedelta(days=day)) for day in days]


def test_each_day_is_bigger_than_the_last():
    """Until there is no limit any more; before the first day that day's holds."""
    assert limits(WarmUp(START.date(), 50, 2.0, 5), -3, 0, 1, 2, 4, 5, 900) == [
        50, 50, 100, 200, 800, 0, 0,
    ]  # fmt: skip


def test_a_factor_may_be_broken():
    """It is reckoned exactly."""
    assert limits(WarmUp(START.date(), 100, 1.1, 99), 1, 2, 3) == [110, 121, 133]


def test_without_a_start_there_is_no_limit():
    """Nor any with the last day behind us."""
    assert limits(WarmUp(), 0, 5) == [0, 0]


@pytest.mark.parametrize("wrong", [{"first": 0}, {"days": 0}, {"factor": 0.5}, {"factor": 1e9}])
def test_a_ramp_goes_up(wrong):
    """Whatever does not is refused."""
    with pytest.raises(ConfigError, match="warm-up"):
        WarmUp(date(2026, 11, 24), **wrong)

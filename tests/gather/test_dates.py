"""Dates are read as their writers meant them, or not at all."""

from datetime import UTC, datetime, timedelta
from time import gmtime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather.dates import is_day, of_parts, plausible, read

PHOENIX = ZoneInfo("America/Phoenix")
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-02", "2026-11-02T07:00"),
        ("20261102", "2026-11-02T07:00"),
        ("2026-11-02T10:00", "2026-11-02T17:00"),
        ("2026-11-02 10:00:30", "2026-11-02T17:00:30"),
        ("2026-11-02T10:00:00Z", "2026-11-02T10:00"),
        ("2026-11-02T10:00:00-05:00", "2026-11-02T15:00"),
        ("Mon, 02 Nov 2026 10:00:00 GMT", "2026-11-02T10:00"),
        ("Mon, 02 Nov 2026 10:00:00 -0700", "2026-11-02T17:00"),
        ("Mon, 02 Nov 2026 10:00:00 EST", "2026-11-02T15:00"),
        ("2 Nov 2026 10:00", "2026-11-02T17:00"),
        ("Mon, 02 Nov 2026 10:00:00", "2026-11-02T17:00"),
        ("Mon Nov  2 10:00:00 2026", "2026-11-02T17:00"),
        ("Mon Nov  2 10:00:00 MST 2026", "2026-11-02T17:00"),
        ("Mon, 02 Nov 2026 10:00:00 +0000 (UTC)", "2026-11-02T10:00"),
        ("Mon,02-Nov-26 10:00:00 gmt", "2026-11-02T10:00"),
        ("November 2, 2026 10:00:00 EST", "2026-11-02T15:00"),
        ("November 2, 2026", "2026-11-02T07:00"),
        ("Monday, Nov. 2nd, 2026", "2026-11-02T07:00"),
        ("2 de noviembre de 2026", "2026-11-02T07:00"),
        ("miércoles, 4 de feb. de 2026", "2026-02-04T07:00"),
        ("1º de enero de 2026", "2026-01-01T07:00"),
    ],
)
def test_dates_are_read(text, moment):
    """ISO 8601, RFC 822 and written days; without a zone the newsroom's is meant."""
    assert read(text, PHOENIX) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2026", "2026-02-30", "31/12/2026", "32 Nov 2026", "9999-12-31T23:59-12:00",
        "Mon, 32 Nov 2026 10:00 GMT", "Mon, 02 Nov 2026 10:00:00 +9999", "2 de brumario de 2026",
        "0" * 10_000, "\x00", "5 May 2026 12:30 the mayor came to the pool and swam.",
        "Mon, 5 May 2026 10:00 Free concert in the park", "3 Mar 2026 10:00 call 555-1234",
        "Pool opens, 5 May 2026 12:30", "5 May 2026 12:30 noon", "May 5 10:00 and 11:00 2026",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    """Nothing is guessed, and nothing fails."""
    assert read(text, PHOENIX) is None


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("0123456789-:T +Z.,NovFebMonGMT"), max_size=40))
def test_any_text_is_a_moment_or_none(text):
    """Whatever stands there: an aware moment in UTC, or none."""
    moment = read(text, PHOENIX)

    assert moment is None or moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "is_plausible"),
    [
        (NOW, True),
        (NOW + timedelta(days=2), True),
        (NOW + timedelta(days=2, seconds=1), False),
        (datetime(1995, 1, 1, tzinfo=UTC), True),
        (datetime(1994, 12, 31, tzinfo=UTC), False),
        (datetime(1, 1, 1, tzinfo=UTC), False),
    ],
)
def test_absurd_moments_are_not_believed(moment, is_plausible):
    """Before 1995, or more than two days ahead, nothing was published."""
    assert plausible(moment, NOW) == (moment if is_plausible else None)


def test_no_moment_stays_none():
    """None goes through."""
    assert plausible(None, NOW) is None
    assert of_parts(None) is None


def test_parts_of_a_moment_are_put_together():
    """A feed reader's nine numbers are one in UTC."""
    assert of_parts(gmtime(0)) == datetime(1970, 1, 1, tzinfo=UTC)
    assert of_parts((10_000, 1, 1, 0, 0, 0, 0, 1, 0)) is None


@pytest.mark.parametrize(
    "text", ["2026-11-26", " 20261126 ", "26 de noviembre de 2026", "Nov. 26, 2026"]
)
def test_a_day_is_told_from_an_hour(text):
    """What names an hour, or nothing, is no day."""
    assert is_day(text)
    assert read(text, PHOENIX)
    assert not is_day(f"{text.strip()}T07:00")


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("0123456789-:T +Z.,NovFebMonGMT"), max_size=40))
def test_any_text_is_a_day_or_none(text):
    """Whatever stands there, nothing breaks."""
    assert is_day(text) in {True, False}

"""When issues are due."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import ConfigError
from newsletter.timetable import Due, check, last_due, next_due

#: A Tuesday.
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)

PHOENIX = "America/Phoenix"
NEW_YORK = "America/New_York"

#: With clocks that change at 2, at midnight, by half an hour, in the other half of the year, never.
ZONES = [
    PHOENIX, NEW_YORK, "America/Santiago", "Africa/Cairo", "Australia/Lord_Howe",
    "Europe/Dublin", "Africa/Casablanca", "Asia/Kolkata",
]  # fmt: skip

#: Any minute of twenty years.
moments = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minutes: datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def locals_of(schedule, count, now=NOW, zone=PHOENIX):
    return [due.local for due in next_due(schedule, zone, now, count)]


def weekdays_of(weekdays):
    """Return the days of one week on which `0 7 * * weekdays` is due."""
    week = next_due(f"0 7 * * {weekdays}", "UTC", datetime(2026, 11, 21, 23, tzinfo=UTC), 8)
    days = [due.at for due in week if due.at < datetime(2026, 11, 29, tzinfo=UTC)]
    return " ".join(day.strftime("%a").lower() for day in days)


def test_the_next_due_is_a_moment_and_a_local_time():
    """A weekly issue is due at its hour on the newsletter's clock."""
    due = next_due("0 7 * * thu", PHOENIX, NOW)

    assert due == (Due(datetime(2026, 11, 26, 14, 0, tzinfo=UTC), "2026-11-26T07:00"),)


def test_several_dues_follow_each_other():
    """As many dues as asked for are returned, in their order."""
    assert locals_of("0 7 * * thu", 2) == ["2026-11-26T07:00", "2026-12-03T07:00"]


def test_now_is_the_last_due_and_not_the_next():
    """The moment itself is past: it is due, and does not come again."""
    now = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)

    assert last_due("0 7 * * thu", PHOENIX, now).at == now
    assert next_due("0 7 * * thu", PHOENIX, now)[0].local == "2026-12-03T07:00"


def test_the_last_due_is_found_however_rare_it_is():
    """A yearly issue was due last a year ago, a leap day's four years."""
    assert last_due("0 7 24 12 *", PHOENIX, NOW).local == "2025-12-24T07:00"
    assert last_due("0 7 29 2 *", PHOENIX, NOW).local == "2024-02-29T07:00"


def test_what_never_comes_round_has_no_dues():
    """There is no February 31, neither before nor after."""
    assert last_due("0 7 31 2 *", PHOENIX, NOW) is None
    assert next_due("0 7 31 2 *", PHOENIX, NOW) == ()


@pytest.mark.parametrize(
    ("weekdays", "days"),
    [
        ("0", "sun"), ("7", "sun"), ("1", "mon"), ("4", "thu"), ("6", "sat"),
        ("thu", "thu"), ("THU", "thu"), ("1,3,5", "mon wed fri"), ("sun,wed", "sun wed"),
        ("1-5", "mon tue wed thu fri"), ("mon-fri", "mon tue wed thu fri"), ("5-7", "sun fri sat"),
        ("0-2", "sun mon tue"), ("sun-tue", "sun mon tue"), ("*/2", "sun tue thu sat"),
        ("1-5/2", "mon wed fri"), ("2/2", "tue thu sat"), ("*", "sun mon tue wed thu fri sat"),
        ("0-7", "sun mon tue wed thu fri sat"), ("fri-mon", "sun mon fri sat"),
    ],
)  # fmt: skip
def test_weekdays_count_from_sunday(weekdays, days):
    """Weekdays are those of crontab(5), where 0 and 7 are Sunday."""
    assert weekdays_of(weekdays) == days


def test_a_day_and_a_weekday_are_due_on_either():
    """A line that limits both is due on the 1st and on every Monday, once where they meet."""
    dues = locals_of("0 7 1 * mon", 7, datetime(2027, 2, 20, tzinfo=UTC), "UTC")

    assert [due[5:10] for due in dues] == [
        "02-22", "03-01", "03-08", "03-15", "03-22", "03-29", "04-01",
    ]  # fmt: skip


def test_an_hour_that_comes_twice_is_due_once():
    """In autumn 01:30 comes twice: the first one counts, before, between and after the two."""
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    between, after = first + timedelta(minutes=45), first + timedelta(minutes=75)
    before = first - timedelta(minutes=1)

    assert next_due("30 1 * * *", NEW_YORK, before)[0] == Due(first, "2026-11-01T01:30")
    assert locals_of("30 1 * * *", 1, between, NEW_YORK) == ["2026-11-02T01:30"]
    assert last_due("30 1 * * *", NEW_YORK, between).at == first
    assert last_due("30 1 * * *", NEW_YORK, after).at == first


def test_an_hour_that_is_skipped_is_due_all_the_same():
    """In spring there is no 02:30: the issue is due when the clock shows 03:30."""
    dues = next_due("30 2 * * *", NEW_YORK, datetime(2026, 3, 7, 12, tzinfo=UTC), 2)

    assert dues[0] == Due(datetime(2026, 3, 8, 7, 30, tzinfo=UTC), "2026-03-08T03:30")
    assert dues[1].local == "2026-03-09T02:30"


def test_two_lines_that_meet_in_a_skipped_hour_are_one_due():
    """When 02:30 becomes 03:30 it is the same due as 03:30."""
    dues = locals_of("30 2,3 * * *", 2, datetime(2026, 3, 8, 5, tzinfo=UTC), NEW_YORK)

    assert dues == ["2026-03-08T03:30", "2026-03-09T02:30"]


@pytest.mark.parametrize("zone", ZONES)
def test_midnight_is_due_every_day(zone):
    """Nor is a day lost where the clocks change at midnight, nor the day after."""
    dues = next_due("0 0 * * *", zone, datetime(2023, 1, 1, 12, tzinfo=UTC), 730)
    days = {date.fromisoformat(due.local[:10]) for due in dues}

    assert len(days) == 730
    assert max(days) - min(days) == timedelta(days=729)


@settings(max_examples=25, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    weekday=st.integers(0, 7),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    start=moments,
)
def test_a_weekly_issue_is_due_once_a_week(zone, weekday, hour, minute, start):
    """In 104 weeks there are 104 dues, each on its own local date, 7 days apart."""
    dues = next_due(f"{minute} {hour} * * {weekday}", zone, start, 104)
    days = [date.fromisoformat(due.local[:10]) for due in dues]

    assert Counter(day.isoweekday() % 7 for day in days) == {weekday % 7: 104}
    assert {(b - a).days for a, b in pairwise(days)} == {7}


@settings(max_examples=40, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    schedule=st.sampled_from(["0 7 * * thu", "30 1 * * *", "30 2 * * sun", "0 0 1 * *"]),
    now=moments,
)
def test_the_next_due_becomes_the_last(zone, schedule, now):
    """What is next for a moment is, from then until the one after it, the last."""
    first, second = next_due(schedule, zone, now, 2)

    assert last_due(schedule, zone, first.at) == first
    assert last_due(schedule, zone, second.at - timedelta(seconds=1)) == first


@pytest.mark.parametrize(
    "schedule",
    [
        "", "thu", "0 7 * *", "0 7 * * * *", "@weekly", "60 7 * * thu", "0 24 * * thu",
        "0 7 32 * *", "0 7 * 13 *", "0 7 * * 8", "0 7 * * 12", "0 7 * * moon", "0 7 * * 1-",
        "0 7 * * */0", "0 7 * * thu,", "*/0 7 * * *", "0 7 * * \ud800", "9" * 5000 + " 7 * * *",
        "0 7 31 2 *",
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_kept_is_refused(schedule):
    """What is no crontab line, or never comes round, is an error of the configuration."""
    with pytest.raises(ConfigError, match=r"crontab line|never comes round") as raised:
        check(schedule, PHOENIX)

    assert raised.value.where == "schedule"
    assert "0 7 * * thu" in raised.value.remedy


@pytest.mark.parametrize(
    "zone", ["", "Phoenix", "Mars/Phobos", "../etc/passwd", "America", "\0", "\ud800", "A" * 5000]
)
def test_an_unknown_zone_is_refused(zone):
    """What is no time zone is an error of the configuration that shows how one is written."""
    with pytest.raises(ConfigError, match="no time zone") as raised:
        check("0 7 * * thu", zone)

    assert "America/Phoenix" in raised.value.remedy


def test_a_good_line_is_accepted():
    """A line that can be kept raises nothing."""
    assert check("*/15 6-9 1,15 jan-dec mon-fri", PHOENIX) is None

"""When events take place: zones, whole days, rules, exceptions, changes; now is Nov. 24, 2026."""

import pytest

from tests.gather.calendars.samples import complaint, days, event, of

DENVER = (
    "BEGIN:VTIMEZONE\r\nTZID:Mountains\r\n"
    "BEGIN:STANDARD\r\nDTSTART:20071104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
    "TZOFFSETFROM:-0600\r\nTZOFFSETTO:-0700\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:20070311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
    "TZOFFSETFROM:-0700\r\nTZOFFSETTO:-0600\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("DTSTART:20261128T180000", "11-28 18:00"),
        ("DTSTART:20261129T010000Z", "11-28 18:00"),
        ("DTSTART;TZID=America/New_York:20261128T200000", "11-28 18:00"),
        ("DTSTART;TZID=Eastern Standard Time:20261128T200000", "11-28 18:00"),
        ("DTSTART;TZID=/x.example/America/New_York:20261128T200000", "11-28 18:00"),
        ("DTSTART;TZID=Mountains:20261128T180000", "11-28 18:00"),
        ("DTSTART;TZID=Unheard/Of:20261128T180000", "11-28 18:00"),
        ("DTSTART;VALUE=DATE:20261128", "11-28 00:00"),
    ],
)
def test_a_time_is_told_by_the_clock_of_the_newsroom(start, day):
    """A day without an hour is midnight; a time without a zone is the newsroom's own."""
    assert days(DENVER, event(start, start=None)) == [day]


@pytest.mark.parametrize(
    ("start", "taken"),
    [("20261123T230000", 0), ("20261124T010000", 1), ("20270123", 1), ("20270124", 0)],
)
def test_what_is_past_or_far_ahead_is_not_made(start, taken):
    """From this morning on, for sixty days."""
    assert len(of(event(start=start))) == taken


@pytest.mark.parametrize(
    "end", ["DTEND:20261205T180000", "DURATION:P7D", "DTEND:20261128T090000", "DURATION:-P1D"]
)
def test_an_event_of_many_days_begins_once(end):
    """How long it takes is nowhere shown, and an end before the beginning is nobody's matter."""
    assert days(event(end)) == ["11-28 18:00"]


def test_an_event_that_began_last_week_is_not_announced():
    """Though it goes on: it would be told with a day that is past."""
    assert days(event("DTEND:20261230", start="20261120")) == []


def test_a_rule_gives_each_time_a_name_of_its_own():
    """Every other Friday; the day that is left out is none, the one that is added is one."""
    articles = of(
        event("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=30", "EXDATE:20261211T180000",
              "RDATE:20261202T120000", start="20261016T180000")
    )  # fmt: skip

    assert [one.guid for one in articles] == [
        f"one@palodulce.example/{day}" for day in ("20261127", "20261202", "20261225", "20270108", "20270122")
    ]  # fmt: skip
    assert [one.event.starts_at.hour for one in articles] == [18, 12, 18, 18, 18]


def test_clocks_change_and_the_hour_stays_where_it_takes_place():
    """6 p.m. in Denver is 5 p.m. in Phoenix until the first Sunday of November, then 6."""
    rule = event(
        "DTSTART;TZID=America/Denver:20260601T180000", "RRULE:FREQ=DAILY;COUNT=180", start=None
    )
    own = event("DTSTART;TZID=Mountains:20260601T180000", "RRULE:FREQ=DAILY;COUNT=180", start=None)

    assert set(days(rule)) == {f"11-{day} 18:00" for day in range(24, 28)}
    assert days(DENVER, own) == days(rule)


def test_a_time_that_was_moved_keeps_its_name():
    """And is told with what was changed."""
    rule = event("RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event(
        "RECURRENCE-ID:20261205T180000", title="Star party, moved", start="20261206T190000"
    )
    articles = of(rule, moved)

    assert [(one.guid.rpartition("/")[2], one.title) for one in articles] == [
        ("20261128", "Star party"), ("20261205", "Star party, moved"),
    ]  # fmt: skip
    assert f"{articles[1].event.starts_at:%m-%d %H}" == "12-06 19"


def test_a_change_may_stand_before_what_it_changes_and_bear_no_mark():
    """There is but one event that it can mean."""
    moved = event("RECURRENCE-ID:20261128T180000", title="Moved", start="20261129T180000")
    rule = event("RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY;LANGUAGE=en:Star party", title=None)

    assert [one.title for one in of(moved, rule)] == ["Moved", "Star party"]


def test_a_time_that_was_called_off_is_none():
    """The others take place."""
    off = event("RECURRENCE-ID:20261205T180000", "STATUS:CANCELLED", start="20261205T180000")

    assert days(event("RRULE:FREQ=WEEKLY;COUNT=3"), off) == ["11-28 18:00", "12-12 18:00"]


def test_a_change_to_all_that_follow_is_made_to_each():
    """An hour later from the second time on; each has a name of its own."""
    later = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261205T180000", start="20261205T190000")
    parts = event("RRULE:FREQ=WEEKLY;COUNT=4"), later

    assert days(*parts) == ["11-28 18:00", "12-05 19:00", "12-12 19:00", "12-19 19:00"]
    assert len({one.guid for one in of(*parts)}) == 4


def test_two_times_of_one_day_are_two():
    """A matinée, and the evening."""
    articles = of(event("RRULE:FREQ=DAILY;COUNT=2;BYHOUR=15,18", start="20261128T150000"))

    assert [one.guid.rpartition("/")[2] for one in articles] == ["20261128", "20261128T1800"]


def test_of_two_states_of_one_event_the_later_holds():
    """An event that was changed, and stands there twice."""
    (article,) = of(event("SEQUENCE:2", title="New"), event("SEQUENCE:1", title="Old"),
                    event("SEQUENCE:often", title="Odd"))  # fmt: skip

    assert article.title == "New"


def test_an_event_once_and_again_changed_is_the_same():
    """Its hour, its words and the count of its changes do not name it."""
    (before,) = of(
        event("SEQUENCE:1", "LAST-MODIFIED:20261120T000000Z", "DTSTAMP:20261120T000000Z")
    )
    (same,) = of(event("SEQUENCE:2", "LAST-MODIFIED:20261123T000000Z", "DTSTAMP:20261123T000000Z"))
    (after,) = of(event("SEQUENCE:3", title="Stars", start="20261129T190000"))

    assert before.guid == same.guid == after.guid
    assert before.fingerprint == same.fingerprint != after.fingerprint


def test_what_provokes_the_library_is_refused_alone():
    """Dates and times that cannot be reckoned with."""
    told = complaint(event("RRULE:FREQ=MONTHLY;BYSETPOS=400"), event(uid="two"))

    assert told == (
        "Star party (UID one@palodulce.example)",
        "When it takes place cannot be told. Correct its dates and rules in the calendar.",
    )

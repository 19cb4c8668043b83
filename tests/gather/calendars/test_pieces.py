"""A calendar's text is cut into events, of which those long past are never read."""

from datetime import date

import pytest

from newsletter.gather.calendars.pieces import is_calendar, may_be_soon, pieces_of
from tests.gather.calendars.samples import event, ics

FIRST, LAST = date(2026, 11, 24), date(2027, 1, 23)


def test_a_long_line_may_be_folded_within_a_letter():
    """Its bytes are joined before they are letters."""
    line = "SUMMARY:Fiesta del año".encode()
    cut = line.index("ñ".encode()) + 1
    folded = line[:cut] + b"\r\n " + line[cut:]

    pieces = pieces_of(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + folded + b"\nEND:VEVENT\nEND:VCALENDAR")

    assert pieces.events == ("BEGIN:VEVENT\nSUMMARY:Fiesta del año\nEND:VEVENT\n",)
    assert pieces.whole


def test_what_stands_within_an_event_is_left_out():
    """An alarm has a description of its own."""
    alarm = "BEGIN:VALARM\r\nDESCRIPTION:Beep\r\nEND:VALARM"

    (piece,) = pieces_of(ics(event(alarm, "LOCATION:Plaza")).encode()).events

    assert "Beep" not in piece
    assert "LOCATION:Plaza" in piece


def test_an_event_that_has_no_end_loses_only_itself():
    """The next one begins all the same."""
    broken = event(title="Broken").removesuffix("END:VEVENT\r\n")

    pieces = pieces_of(ics(broken, event(title="Whole")).encode())

    assert len(pieces.events) == 1
    assert "Whole" in pieces.events[0]


def test_time_zones_are_kept_whole():
    """With the parts that say when clocks change."""
    zone = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nTZOFFSETTO:-0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"

    pieces = pieces_of(ics(zone, event()).encode())

    assert pieces.zones == (zone.replace("\r", ""),)


@pytest.mark.parametrize(
    "content", [b"begin:vcalendar\n", b"\xef\xbb\xbfBEGIN:VCALENDAR", b"\n\nBEGIN:VCALENDAR\r\n"]
)
def test_a_calendar_is_known_by_its_beginning(content):
    """Whatever the server calls it."""
    assert is_calendar(content)
    assert is_calendar(content.decode("utf-8-sig").encode("utf-16"))


@pytest.mark.parametrize(
    ("lines", "soon"),
    [
        (["DTSTART:20261128T180000Z"], True),
        (['DTSTART;TZID="(UTC-07:00) Arizona":20261128T180000'], True),
        (["DTSTART;VALUE=DATE:20261128"], True),
        (["DTSTART:20251128T180000Z"], False),
        (["DTSTART:20280101"], False),
        (["DTSTART:soon"], True),
        ([], True),
        (["DTSTART:20160101", "RRULE:FREQ=WEEKLY"], True),
        (["DTSTART:20160101", "RRULE:FREQ=WEEKLY;UNTIL=20170101T000000Z"], False),
        (["DTSTART:20160101", "RRULE:FREQ=WEEKLY;UNTIL=20270101"], True),
        (["DTSTART:20280101", "RRULE:FREQ=WEEKLY"], False),
        (["DTSTART:20160101", "RDATE:20261201"], True),
        (["RECURRENCE-ID:20261201", "DTSTART:20280101"], True),
        (["RECURRENCE-ID;RANGE=THISANDFUTURE:20160101", "DTSTART:20160101"], True),
    ],
)
def test_what_may_be_soon_is_seen_in_its_letters(lines, soon):
    """When in doubt it is read."""
    piece = "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])

    assert may_be_soon(piece, FIRST, LAST) is soon

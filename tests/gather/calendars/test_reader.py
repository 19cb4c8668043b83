"""A calendar is read from an address or a file; what is none is refused in plain words."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError, SourceError
from newsletter.gather import Brief, FetchLimits, Validators, Visit, WebFetcher, read
from newsletter.model import SourceKind
from newsletter.workshop import WorkLimits, Workshop
from tests.gather.calendars.samples import URL, calendar_source, event, gathered, ics
from tests.gather.samples import LANGUAGES, NOW, PHOENIX, Here, Shelf, visit

LINES = ("BEGIN:VEVENT", "END:VEVENT", "DTSTART:20261128", "DTSTART;TZID=X:20261128T100000",
         "RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY;UNTIL=2026", "EXDATE:20261129", "UID:a",
         "RECURRENCE-ID;RANGE=THISANDFUTURE:20261128", "SUMMARY;LANGUAGE=es:A", "BEGIN:VALARM",
         "END:VALARM", "BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE", "RDATE;VALUE=PERIOD:x/y",
         "DURATION:-P9999999D", "DTEND:00010101", "STATUS:CANCELLED", "SEQUENCE:x", " folded",
         "URL:javascript:alert(1)", "LOCATION:\\n\\n", "ATTACH;VALUE=BINARY:AAAA", "SUMMARY:",
         "CLASS:PRIVATE", "LAST-MODIFIED:20261101T000000", "LAST-MODIFIED:20261101", "END:VCALENDAR", "BEGIN:VCALENDAR", "METHOD:CANCEL", "\u2028", "\ud800")  # fmt: skip


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "It is empty."),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "This is a web page, not a calendar."),
        (b"just words", "This is no calendar."),
        (b"She wrote: BEGIN:VCALENDAR", "This is no calendar."),
        (b"BEGIN:VCARD\nEND:VCARD\n", "This is no calendar."),
        (bytes(range(256)), "This is no calendar."),
        (b"BEGIN:VCALENDAR\n" + b"a" * 200 + b"\0\n", "It holds no text."),
    ],
)
def test_what_is_no_calendar_is_refused(content, what):
    """Each with what it is instead, where it is and what to do."""
    with pytest.raises(PageError) as caught:
        gathered(content)

    assert caught.value.what == what
    assert caught.value.where == URL
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("rest", ["BEGIN:VEVENT\r\nUID:two\r\nSUMM", "", "END:VCAL"])
def test_a_calendar_that_breaks_off_gives_what_it_has(rest, encoding):
    """The whole events before the break are taken, and it is complained of."""
    whole = ics(event(title="Fiesta del año"))
    result = gathered((whole.removesuffix("END:VCALENDAR\r\n") + rest).encode(encoding))
    (complaint,) = result.complaints

    assert [one.title for one in result.articles] == ["Fiesta del año"]
    assert complaint.where == URL
    assert complaint.what.startswith("This calendar breaks off; the 1 whole events before that")


def test_a_calendar_without_events_is_a_calendar():
    """There may be nothing to come."""
    assert gathered(ics()).articles == ()
    assert gathered(ics()).complaints == ()


def test_a_file_is_read_and_a_missing_one_is_told(tmp_path):
    """By its path, as feeds are."""
    (tmp_path / "town.ics").write_text(ics(event()), newline="")

    found = read(visit(calendar_source(url="", path=str(tmp_path / "town.ics")), Shelf(b"")))
    with pytest.raises(SourceError, match="There is no such file"):
        read(visit(calendar_source(url="", path=str(tmp_path / "none.ics")), Shelf(b"")))

    assert [one.title for one in found.articles] == ["Star party"]


def test_a_huge_file_is_refused(tmp_path):
    """50 MB are no calendar of a town."""
    path = tmp_path / "town.ics"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(SourceError, match="larger than 10 MB"):
        read(visit(calendar_source(url="", path=str(path)), Shelf(b"")))


def test_over_http_what_is_the_same_is_not_read_twice_in_a_day(httpserver):
    """The server's own mark is shown to it; without one, the same bytes are known again."""
    data = ics(event("RRULE:FREQ=WEEKLY"))
    httpserver.expect_ordered_request("/e.ics").respond_with_data(data, headers={"ETag": '"7"'})
    httpserver.expect_ordered_request("/e.ics", headers={"If-None-Match": '"7"'}).respond_with_data(
        status=304
    )
    httpserver.expect_ordered_request("/e.ics").respond_with_data(data)
    source = calendar_source(url=httpserver.url_for("/e.ics"), allow_private=True)
    fetcher = WebFetcher(FetchLimits())

    def reading(known=Validators(), now=NOW):  # noqa: B008  # a frozen value
        brief = Brief(source, LANGUAGES, now, ZoneInfo(PHOENIX))
        return read(Visit(brief, fetcher, Here(), known))

    first = reading()
    second = reading(first.validators)
    third = reading(second.validators)

    assert len(first.articles) == 9
    assert (second.unchanged, second.articles) == (True, ())
    assert third.unchanged
    httpserver.check_assertions()


def test_the_next_day_the_same_calendar_is_read_again():
    """Other times of its events are soon by then."""
    shelf = Shelf(ics(event("RRULE:FREQ=WEEKLY", start="20261203T100000")).encode(), {"etag": "7"})
    first = read(visit(calendar_source(), shelf))
    later = Brief(calendar_source(), LANGUAGES, NOW + timedelta(days=7), ZoneInfo(PHOENIX))

    second = read(Visit(later, shelf, Here(), first.validators))

    assert shelf.asked[-1][1:3] == ("", "")
    assert second.articles[-1].event.starts_at > first.articles[-1].event.starts_at
    assert second.articles[0] == first.articles[0]


def test_a_redirected_calendar_is_seen_from_where_it_was_found():
    """Relative addresses in it mean that place."""
    shelf = Shelf(ics(event("URL:/stars")).encode(), url="https://other.example/e.ics")

    (article,) = read(visit(calendar_source(), shelf)).articles

    assert article.url == "https://other.example/stars"


def test_many_events_are_told():
    """Those of years ago are not read; of those to come there is a limit."""
    old = [event(uid=str(number), start="20160101T100000") for number in range(2_000)]
    new = [event(uid=f"n{number}") for number in range(1_010)]

    result = gathered(ics(*old, *new))

    assert len(result.articles) == 1_000
    assert result.complaints[0].what.startswith("It holds 1,010 events that are coming or repeat")


def test_a_rule_without_an_end_takes_only_what_repeats_with_it():
    """It is stopped in the workshop, and the other events come."""
    times = ",".join(map(str, range(60)))
    endless = (
        f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={times};BYSECOND={times}"
    )
    data = ics(event(endless, start="19000101T100000"), event(uid="two", title="Tamale fair"))
    workshop = Workshop(WorkLimits(seconds=4), processes=1)
    try:
        brief = Brief(calendar_source(), LANGUAGES, NOW, ZoneInfo(PHOENIX))
        result = read(Visit(brief, Shelf(data.encode()), workshop))
    finally:
        workshop.close()
    (complaint,) = result.complaints

    assert [one.title for one in result.articles] == ["Tamale fair"]
    assert complaint.where == URL
    assert complaint.what.startswith("Its repeating events were left out")


def test_a_calendar_that_is_called_a_feed_is_told_so():
    """With what to write instead."""
    source = calendar_source(kind=SourceKind.FEED)

    with pytest.raises(PageError, match="a calendar, not a feed"):
        read(visit(source, Shelf(ics(event()).encode())))


def test_who_reads_no_calendar_does_not_load_its_libraries():
    """They are loaded where they are used, in the workshop."""
    program = "import sys, newsletter.gather; print('icalendar' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=25), st.binary(max_size=30))
def test_whatever_a_calendar_holds_nothing_breaks(lines, noise):
    """It is read, complained of or refused in plain words; never more."""
    body = "\r\n".join(["BEGIN:VCALENDAR", *lines]).encode("utf-8", "surrogatepass")
    try:
        result = gathered(body + noise)
    except PageError as error:
        assert error.remedy
        return

    starts = [one.event.starts_at for one in result.articles]
    assert all(start.tzinfo for start in starts)
    assert all(start >= datetime(2026, 11, 24, 7, tzinfo=UTC) for start in starts)
    assert len({one.guid for one in result.articles}) == len(starts)
    assert all(one.title.isprintable() and one.guid for one in result.articles)

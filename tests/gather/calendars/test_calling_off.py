"""Events that do not take place after all are told from those that are only elsewhere."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather import Gathered, gone_among
from newsletter.gather.calendars.calling_off import named
from newsletter.gather.calendars.reader import parsed
from newsletter.gather.urls import Place
from newsletter.model import Article, Event
from tests.gather.calendars.samples import calendar_source, event, gathered, ics
from tests.gather.samples import NOW, brief

PARTY = event(uid="party")
FAIR = event(uid="fair", title="Fair", start="20261205T100000")
MARKET = event(uid="market", title="Market", start="20261212T080000")
WEEKLY = event("RRULE:FREQ=WEEKLY;COUNT=4", uid="walk", title="Walk", start="20261128T090000")


def gone(before, after):
    """Say which articles of the calendar text *before* are withdrawn once it reads *after*."""
    known, now_there = gathered(before), gathered(after)
    return [one.guid for one in gone_among(known.articles, now_there, NOW)]


def cancelled(uid, *lines, start="20261128T180000", title="Star party"):
    """Write an event that is called off."""
    return event("STATUS:CANCELLED", *lines, uid=uid, start=start, title=title)


@pytest.mark.parametrize("left", [cancelled("party"), cancelled("party", title=None),
                                  cancelled("party", start=None, title=None)])  # fmt: skip
def test_what_is_called_off_is_gone(left):
    """With or without its title and its time, and though nothing stands beside it."""
    assert gone(ics(PARTY), ics(left)) == ["party"]
    assert gathered(ics(left)).articles == ()
    assert gathered(ics(left)).complaints == ()


def test_a_calendar_calls_off_all_that_it_holds():
    """By its method (RFC 5546 3.2.5), whatever each event says; the next calendar is another."""
    off = ics(event("STATUS:CONFIRMED", uid="party")).replace("VERSION", "METHOD:CANCEL\r\nVERSION")

    assert gone(ics(PARTY, FAIR), off + ics(FAIR)) == ["party"]


def test_one_time_of_many_is_called_off():
    """The others take place."""
    off = cancelled("walk", "RECURRENCE-ID:20261205T090000", start="20261205T090000", title="Walk")

    assert gone(ics(WEEKLY), ics(WEEKLY, off)) == ["walk/20261205"]
    assert gone(ics(WEEKLY), ics(off)) == ["walk/20261205"]


def test_a_series_is_called_off():
    """All its times, and in all its languages; that of another name stays."""
    spanish = "SUMMARY;LANGUAGE=es:Caminata"
    series = event("RRULE:FREQ=WEEKLY;COUNT=2", spanish, "SUMMARY;LANGUAGE=en:Walk", uid="walk",
                   title=None)  # fmt: skip
    off = cancelled("walk", "RRULE:FREQ=WEEKLY;COUNT=2", title="Walk")

    assert sorted(gone(ics(series, FAIR), ics(off, FAIR))) == [
        "walk/20261128/en", "walk/20261128/es", "walk/20261205/en", "walk/20261205/es",
    ]  # fmt: skip


def test_a_time_that_is_struck_out_is_gone():
    """Many programs delete one time of a series in this way."""
    assert gone(ics(WEEKLY), ics(WEEKLY.replace("END:", "EXDATE:20261205T090000\r\nEND:"))) == [
        "walk/20261205"
    ]


def test_what_vanishes_while_its_neighbours_stay_is_gone():
    """Its keeper deleted it."""
    assert gone(ics(PARTY, FAIR, MARKET), ics(PARTY, MARKET)) == ["fair"]
    assert gone(ics(PARTY, FAIR), ics(FAIR)) == ["party"]


@pytest.mark.parametrize(
    "left",
    [
        ics(),
        ics(PARTY),
        ics(PARTY, MARKET).removesuffix("END:VCALENDAR\r\n"),
        ics(PARTY, MARKET, event(uid="odd", start="soon")),
        ics(PARTY, MARKET, event("RRULE:FREQ=HOURLY", uid="odd")),
    ],
    ids=["empty", "last", "cut short", "unread", "refused"],
)
def test_what_may_only_be_unread_is_not_gone(left):
    """No more than what was there before, and nothing that the calendar may still hold."""
    assert gone(ics(PARTY, FAIR, MARKET), left) == []


def test_without_its_repeating_events_a_calendar_is_not_whole():
    """They were left out because one of them never comes to an end."""
    content, place = ics(FAIR, WEEKLY).encode(), Place()

    assert parsed(content, place, brief(calendar_source())).whole
    assert not parsed(content, place, brief(calendar_source()), repeating=False).whole


def test_what_changes_its_name_is_not_gone():
    """Under a new UID, or marked with its language."""
    renamed = FAIR.replace("UID:fair", "UID:e7f1")
    marked = FAIR.replace("SUMMARY:", "SUMMARY;LANGUAGE=en:").replace(
        "END:", "SUMMARY;LANGUAGE=es:Feria\r\nEND:"
    )

    assert gone(ics(FAIR, MARKET), ics(renamed, MARKET)) == []
    assert gone(ics(FAIR, MARKET), ics(marked, MARKET)) == []


def test_what_is_moved_is_changed_and_not_gone():
    """Within the weeks ahead; beyond them it is announced no more."""
    later = FAIR.replace("20261205", "20261210")
    far = FAIR.replace("20261205", "20270505")

    assert gone(ics(FAIR, MARKET), ics(later, MARKET)) == []
    assert gone(ics(FAIR, MARKET), ics(far, MARKET)) == ["fair"]


def test_what_begins_with_the_last_may_be_cut_off():
    """A calendar that ends after so many events ends within an hour."""
    same = FAIR.replace("UID:fair", "UID:twin").replace("SUMMARY:Fair", "SUMMARY:Twin")

    assert gone(ics(PARTY, FAIR, same), ics(PARTY, same)) == []


def test_what_has_begun_is_not_gone():
    """Many calendars drop it."""
    begun = event(uid="begun", start="20261124T070000")

    assert gone(ics(begun, FAIR), ics(FAIR)) == []


GUIDS = st.text(st.sampled_from("ab/1-_é"), min_size=1, max_size=12) | st.builds(
    "{}/{}/{}".format, st.sampled_from(["a", "b/es"]), st.sampled_from(["20261128", "20261128T1800"]),
    st.sampled_from(["en", "es-MX", "x y"]))  # fmt: skip
EVENTS = st.lists(
    st.builds(
        lambda guid, hours: Article(
            "town", guid, "", "en", "T", event=Event(NOW + timedelta(hours=hours))
        ),
        GUIDS,
        st.integers(-50, 50),
    ),
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(EVENTS, EVENTS, st.frozensets(GUIDS, max_size=2), st.booleans())
def test_whatever_its_names_nothing_that_is_there_is_gone(known, live, called_off, whole):
    """And without a word of its calendar, nothing at all."""
    told = Gathered(tuple(live), called_off=called_off, whole=whole)
    found = gone_among(known, told, NOW)

    assert not {one.guid for one in found} & {one.guid for one in live}
    assert gone_among(known, replace(told, called_off=frozenset(), whole=False), NOW) == []
    assert gone_among(known, replace(told, articles=(), called_off=frozenset()), NOW) == []


def test_a_long_name_takes_no_time():
    """Of any length that a database holds."""
    article = Article(
        "town",
        "a/20261128" * 3_000,
        "",
        "en",
        "T",
        event=Event(datetime.max.replace(tzinfo=NOW.tzinfo)),
    )

    assert (
        gone_among([article], Gathered(called_off=frozenset({named("x")}), whole=True), NOW) == []
    )

"""An event that cannot be used is refused by name, and the others go on."""

import pytest

from tests.gather.calendars.samples import complaint, event, gathered, ics, of

RULE = "Correct its RRULE in the calendar."


@pytest.mark.parametrize(
    ("bad", "where", "what"),
    [
        (event(title=None), "UID one@palodulce.example", "It has no title (SUMMARY)."),
        (event(title="<b></b>"), "UID one@palodulce.example", "It has no title (SUMMARY)."),
        (event(start=None), "Star party (UID one@palodulce.example)", "It does not say when it begins"),
        (event(start=None, uid=None), "Star party (no UID)", "It does not say when it begins"),
        (event("DTSTART:20261129"), "Star party (UID one@palodulce.example)", "It does not say when"),
        (event(start="20261399"), "Star party (UID one@palodulce.example)", "Its DTSTART cannot be read."),
        (event("RRULE:FREQ=NEVER"), "Star party (UID one@palodulce.example)", "Its RRULE cannot be read."),
        (event("EXDATE:x"), "Star party (UID one@palodulce.example)", "Its EXDATE cannot be read."),
        (event("RRULE:FREQ=SECONDLY"), "Star party (UID one@palodulce.example)", "It repeats by the hour"),
        (event("RRULE:FREQ=HOURLY", start="19000101"), "Star party (UID one@palodulce.example)", "It repeats by the hour"),
        (event("RRULE:FREQ=DAILY;INTERVAL=0"), "Star party (UID one@palodulce.example)", "The INTERVAL of its RRULE"),
    ],
)  # fmt: skip
def test_an_event_that_cannot_be_used_is_refused(bad, where, what):
    """With its title and UID, and what to do; the one beside it comes."""
    other = event(uid="two", title="Tamale fair")
    told = complaint(bad, other)

    assert told[0] == where
    assert told[1].startswith(what)
    assert told[1].endswith("in the calendar.")
    assert [one.title for one in gathered(ics(bad, other)).articles] == ["Tamale fair"]


@pytest.mark.parametrize("line", ["CLASS:PRIVATE", "CLASS:confidential", "STATUS:CANCELLED"])
def test_what_is_private_or_cancelled_is_not_announced(line):
    """And nobody is bothered with it."""
    assert of(event(line)) == ()


def test_a_line_that_is_none_is_passed_over():
    """Programs write descriptions whose lines they forget to fold."""
    (article,) = of(event("DESCRIPTION:Bring", "a blanket", "LOCATION:Plaza"))

    assert (article.summary, article.event.where) == ("Bring", "Plaza")


@pytest.mark.parametrize(
    "broken", ["Nowhere", "US Mountain Standard Time", "/x.example/America/Phoenix"]
)
def test_one_calendar_knows_nothing_of_the_zones_of_another(broken):
    """What one defines is forgotten before the next is read."""
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Nowhere\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    told = event(f"DTSTART;TZID={broken}:20261128T180000", start=None)
    (defined,), (after,) = of(zone, told), of(told)

    assert after.event.starts_at.hour == 18
    assert defined.event.starts_at.hour == (11 if broken == "Nowhere" else 18)

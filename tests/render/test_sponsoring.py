"""Tests of an issue's sponsor."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from newsletter.model import Sponsor
from newsletter.render.sponsoring import sponsor_of, sponsorships
from tests.render.sample import NEWSLETTER

DAY = date(2026, 11, 26)


def sponsor(name, first=None, last=None, **fields):
    """Return a sponsor that says something in English."""
    made = Sponsor({"en": name}, {"en": "Words."}, first_day=first, last_day=last)
    return replace(made, **fields)


def turn(day, *sponsors):
    """Return the name of who sponsors the issue of *day*."""
    found = sponsor_of(replace(NEWSLETTER, sponsors=sponsors), day)
    return found and found.name["en"]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY + timedelta(1), None, False),
        (None, DAY - timedelta(1), False),
    ],
)
def test_a_sponsor_has_its_days(first, last, shown):
    """Both bounds count, and one that is not set does not."""
    assert (turn(DAY, sponsor("A", first, last)) == "A") is shown


def test_sponsors_of_the_same_days_take_turns_by_week():
    """A daily newsletter shows one all week; New Year passes nobody over."""
    monday = date(2026, 12, 21)
    pair = (sponsor("A"), sponsor("B"), sponsor("Gone", last=date(2026, 1, 1)))

    weeks = [
        {turn(monday + timedelta(7 * week + day), *pair) for day in range(7)} for week in range(4)
    ]

    assert weeks in ([{"A"}, {"B"}, {"A"}, {"B"}], [{"B"}, {"A"}, {"B"}, {"A"}])


def test_each_language_says_that_it_is_paid_for(strings):
    """In the reader's language, with a link of its own."""
    said = sponsorships(strings, NEWSLETTER, DAY, ("en", "es"))

    assert said["en"].said == "Sponsored by Mesquite Credit Union"
    assert said["es"].said == "Patrocinado por Cooperativa Mesquite"
    assert said["es"].url == "https://news.example/es/mesquite"


def test_a_language_without_words_has_no_sponsor(strings):
    """Another language's words stand in for none."""
    english = replace(NEWSLETTER, sponsors=(sponsor("A"),))

    assert set(sponsorships(strings, english, DAY, ("en", "es"))) == {"en"}
    assert sponsorships(strings, replace(NEWSLETTER, sponsors=()), DAY, ("en",)) == {}


def test_hostile_words_of_a_sponsor_stay_words(strings):
    """A name of any length, braces, turned direction, and a link that is none."""
    evil = sponsor("{name} " + "W" * 3_000, text={"en": "\u202e__UNSUBSCRIBE__ {{ 7*7 }}"})
    evil = replace(evil, url={"en": "javascript:alert(1)"})

    said = sponsorships(strings, replace(NEWSLETTER, sponsors=(evil,)), DAY, ("en",))["en"]

    assert said.said.startswith("Sponsored by {name}")
    assert len(said.said) < 100
    assert said.text == "_UNSUBSCRIBE_ {{ 7*7 }}"
    assert said.url == ""

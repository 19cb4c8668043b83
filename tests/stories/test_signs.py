"""What speaks for and against two articles being one story."""

from dataclasses import replace

import pytest

from newsletter.stories.signs import (
    WEIGHTS,
    Surroundings,
    length_ratio,
    length_sign,
    score_of,
)
from newsletter.stories.traits import Traits

PLAIN = Traits(
    id=1, language="en", words={}, names={}, amounts={}, sounds={}, title_amounts=(), links=(), picture="",
    author="", section="", event="", length=480, whole=True, day=100.0, dated=True, site="",
)  # fmt: skip


def signs(row, column, *others, taken=()):
    """Return the signs of *row* and *column* among some others of both languages."""
    rows = [replace(row, id=1), *(replace(one, id=10 + n) for n, one in enumerate(others))]
    columns = [replace(column, id=2), *(replace(one, id=50 + n) for n, one in enumerate(others))]
    return Surroundings(rows, columns, taken).signs(rows[0], columns[0])


def with_(**changes):
    return replace(PLAIN, **changes)


def test_a_score_is_a_weighted_sum():
    """Every sign has a weight."""
    assert score_of({"marks": 0.5, "always": 1.0}) == WEIGHTS["marks"] / 2 + WEIGHTS["always"]
    assert set(signs(PLAIN, PLAIN)) < set(WEIGHTS)


def test_the_nearer_in_time_the_better():
    """The same day is best; ten days speak against."""
    near, far = signs(PLAIN, PLAIN), signs(PLAIN, with_(day=110.0))

    assert near["gap"] == 0.0 > far["gap"]


def test_in_a_crowd_nearness_means_little():
    """Where many came out that day and still seek a partner, to be near is nothing."""
    crowd = [PLAIN] * 9

    assert signs(PLAIN, PLAIN)["crowd"] == 0.0
    assert signs(PLAIN, PLAIN, *crowd)["crowd"] < -2
    assert signs(PLAIN, PLAIN, *crowd, taken={*range(10, 60)})["crowd"] == 0.0


def test_a_title_that_names_other_amounts_speaks_against():
    """The same speak for it, unless every other title has them, like a year."""
    ours = with_(title_amounts=("2026", "214"))

    assert signs(ours, ours)["title_amounts"] == 1.0
    assert signs(ours, with_(title_amounts=("198",)))["title_amounts"] == -1.0
    assert signs(ours, PLAIN)["title_amounts"] == 0.0
    year = with_(title_amounts=("2026",))
    assert signs(year, year, *[year] * 9)["title_amounts"] == 0.1


def test_texts_that_share_no_amount_speak_against():
    """All amounts of the shorter in the longer speak for it."""
    ours, theirs = with_(amounts={"214": "214", "9": "9"}), with_(amounts={"9": "9"})

    assert signs(ours, theirs)["amounts"] == 1.0
    assert signs(ours, with_(amounts={"198": "198"}))["amounts"] == -1.0
    assert signs(ours, PLAIN)["amounts"] == 0.0


def test_a_picture_of_their_own_says_most():
    """One that many articles show says little; two without a picture share none."""
    shown = with_(picture="news.example/a.jpg")

    assert signs(shown, shown)["picture"] == 1.0
    assert signs(shown, shown, *[shown] * 4)["picture"] == pytest.approx(0.2)
    assert signs(PLAIN, PLAIN)["picture"] == 0.0


@pytest.mark.parametrize("trait", ["author", "section"])
def test_what_all_share_says_nothing(trait):
    """An author or a section of few articles says more."""
    some = with_(**{trait: "x"})

    assert signs(some, some)[trait] == 0.0
    assert signs(some, some, PLAIN, PLAIN)[trait] > 0.5


def test_events_agree_or_not():
    """Two announcements of different moments are not of one event."""
    noon, night = with_(event="12:00"), with_(event="20:00")

    assert [signs(noon, other)["event"] for other in (noon, night, PLAIN)] == [1.0, -1.0, 0.0]


def test_lengths_fit_as_they_usually_do():
    """A translation is as much longer as translations are; a summary cannot be measured."""
    longer = with_(length=560)
    usual = length_ratio(PLAIN, longer)

    assert length_sign(usual, usual) == 0.0
    assert length_sign(length_ratio(PLAIN, with_(length=2000)), usual) < -2
    assert length_sign(length_ratio(PLAIN, with_(whole=False)), usual) == 0.0

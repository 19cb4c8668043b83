"""The places of the stories in an issue."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose import Reason, arrange
from newsletter.model import Chosen
from tests.compose.parts import LANGUAGES, NOW, PICTURE, WEEKLY, event, story


def order(*stories, newsletter=WEEKLY):
    """Return the ids of the chosen stories in their order, and the lead's."""
    chosen = arrange(stories, (), newsletter, LANGUAGES, NOW, {}).chosen
    return [place.story for place in chosen], [place.story for place in chosen if place.lead]


def test_the_lead_is_what_a_source_marked():
    """The newest story that its source wants to lead does, whatever else there is."""
    stories = [story(1, days=1, picture=PICTURE), story(2, days=3, lead=True), story(3, lead=True)]

    assert order(*stories) == ([3, 1, 2], [3])


def test_else_the_lead_is_whole_and_has_a_picture():
    """Without a mark, the newest story with a picture and all languages leads."""
    stories = [
        story(1, days=1),
        story(2, days=2, languages="en", picture=PICTURE),
        story(3, days=3, picture=PICTURE),
        story(4, days=4, picture=PICTURE),
    ]

    assert order(*stories) == ([3, 1, 2, 4], [3])


def test_else_the_lead_is_the_newest():
    """Without picture or translation, news is what counts."""
    assert order(story(1, days=2), story(2, days=1, languages="en")) == ([2, 1], [2])


def test_an_event_does_not_lead():
    """An announcement leads when its source says so, and only then."""
    fair = story(1, days=1, event=event(2), picture=PICTURE)

    assert order(fair, story(2, days=3)) == ([2, 1], [2])
    assert order(fair) == ([1], [])
    assert order(story(1, event=event(2), lead=True), story(2, days=3))[1] == [1]


def test_sections_stand_in_the_newsletters_order():
    """After the lead come the sections, the newest first in each; what has none comes last."""
    stories = [
        story(1, days=1, section="weather"),
        story(2, days=2, section="culture"),
        story(3, days=3, section="news"),
        story(4, days=4, section="culture"),
        story(5, days=5, section="news"),
        story(6, days=6),
        story(7, days=7, section="culture", lead=True),
    ]

    assert order(*stories)[0] == [7, 3, 5, 2, 4, 1, 6]


@pytest.mark.parametrize("name", ["culture", "Culture", "CULTURA", " cultura "])
def test_a_section_is_known_by_its_id_and_its_titles(name):
    """Sources call a section what they like, in any language and case."""
    chosen = arrange([story(1, section=name)], (), WEEKLY, LANGUAGES, NOW, {}).chosen

    assert chosen == (Chosen(1, "culture", lead=True),)


def test_an_unknown_section_is_none():
    """What the newsletter has no section for stands under none."""
    assert arrange([story(1, section="?")], (), WEEKLY, LANGUAGES, NOW, {}).chosen[0].section == ""


@pytest.mark.parametrize(
    ("least", "found", "reason"),
    [
        (3, 1, "3 stories are needed, 1 is new"),
        (3, 2, "3 stories are needed, 2 are new"),
        (1, 0, "1 story is needed, none is new"),
        (3, 3, ""),
    ],
)
def test_too_few_stories_are_no_issue(least, found, reason):
    """The reason says how many were needed; the few are shown all the same."""
    stories = [story(number) for number in range(found)]
    arrangement = arrange(stories, (), replace(WEEKLY, min_stories=least), LANGUAGES, NOW, {})

    assert arrangement.reason == reason
    assert len(arrangement.chosen) == found


def test_what_is_left_is_told():
    """Every story is either chosen or left with a reason."""
    arrangement = arrange(
        [story(1), story(2), story(3, days=90)], {(1, "en", "en")}, WEEKLY, LANGUAGES, NOW, {}
    )

    assert [place.story for place in arrangement.chosen] == [2]
    assert {one.story: one.reason for one in arrangement.left} == {1: Reason.SENT, 3: Reason.OLD}


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_stories_given_does_not_matter(chance: random.Random):
    """The same stories make the same issue; none is lost, none is doubled."""
    stories = [
        story(number, days=number // 3, section=["news", "culture", ""][number % 3])
        for number in range(20)
    ]
    mixed = chance.sample(stories, len(stories))
    arrangement = arrange(mixed, (), WEEKLY, LANGUAGES, NOW, {})

    assert arrangement.chosen == arrange(stories, (), WEEKLY, LANGUAGES, NOW, {}).chosen
    ids = [place.story for place in arrangement.chosen] + [one.story for one in arrangement.left]
    assert sorted(ids) == list(range(20))

"""The places of the stories in an issue."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose import Reason, arrange
from newsletter.model import Chosen, Missing, Wish
from tests.compose.parts import NOW, PICTURE, WEEKLY, WORDS, event, occasion, story


def order(*stories, newsletter=WEEKLY):
    """Return the ids of the chosen stories in their order, and the lead's."""
    chosen = arrange(stories, occasion(newsletter)).chosen
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
    chosen = arrange([story(1, section=name)], occasion()).chosen

    assert chosen == (Chosen(1, "culture", lead=True),)


def test_an_unknown_section_is_none():
    """What the newsletter has no section for stands under none."""
    assert arrange([story(1, section="?")], occasion()).chosen[0].section == ""


@pytest.mark.parametrize(("least", "found"), [(3, 1), (3, 2), (1, 0), (3, 3)])
def test_too_few_stories_are_no_issue(least, found):
    """They are counted; the few are shown all the same."""
    stories = [story(number) for number in range(found)]
    arrangement = arrange(stories, occasion(replace(WEEKLY, min_stories=least)))

    assert arrangement.too_few == (found < least)
    assert arrangement.news == found
    assert len(arrangement.chosen) == found


def test_what_is_left_is_told():
    """Every story is either chosen or left with a reason."""
    stories = [story(1), story(2), story(3, days=90)]
    arrangement = arrange(stories, occasion(sent={(1, "en", "en")}))

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
    arrangement = arrange(mixed, occasion())

    assert arrangement.chosen == arrange(stories, occasion()).chosen
    ids = [place.story for place in arrangement.chosen] + [one.story for one in arrangement.left]
    assert sorted(ids) == list(range(20))


def placed(*stories, wishes=(), newsletter=WEEKLY, sent=()):
    """Return the ids of the chosen stories, and the lead's."""
    made = arrange(stories, occasion(newsletter, sent=sent, wishes=wishes))
    return [one.story for one in made.chosen], [one.story for one in made.chosen if one.lead]


def test_an_editor_says_what_leads():
    """Whatever sources mark, and pictures show."""
    stories = [story(1, lead=True, picture=PICTURE), story(2, days=5, event=event(3))]

    assert placed(*stories, wishes=[Wish(2, lead=True)]) == ([2, 1], [2])


def test_an_editor_gives_a_story_its_place():
    """The others keep their order around it; a place beyond the end is the end."""
    stories = [story(number, days=number) for number in (1, 2, 3, 4)]

    assert placed(*stories, wishes=[Wish(4, position=2)])[0] == [1, 4, 2, 3]
    assert placed(*stories, wishes=[Wish(1, position=1), Wish(3, position=2)])[0] == [1, 3, 2, 4]
    assert placed(*stories, wishes=[Wish(1, position=90)])[0] == [2, 3, 4, 1]


def test_what_an_editor_wants_goes_in():
    """Too old, sent before, or beyond the limit: a person knows why."""
    stories = [story(1, days=1), story(2, days=90), story(3, days=3)]
    two = replace(WEEKLY, max_stories=2)

    assert placed(*stories, wishes=[Wish(2, wanted=True)], newsletter=two)[0] == [1, 2]
    assert placed(story(1), wishes=[Wish(1, wanted=True)], sent={(1, "en", "en")})[0] == [1]


def test_what_an_editor_leaves_out_stays_out():
    """It is told, and nobody is owed it."""
    made = arrange([story(1), story(2)], occasion(wishes=[Wish(1, wanted=False)]))

    assert [one.story for one in made.chosen] == [2]
    assert [(one.story, one.reason) for one in made.left] == [(1, Reason.EDITOR)]


def test_an_editors_word_on_a_gap_goes_with_the_story():
    """It shows that a person put it there, too, if one did."""
    made = arrange(
        [story(1, languages="en"), story(2)],
        occasion(wishes=[Wish(1, missing=Missing.OMIT), Wish(2, wanted=True)]),
    )

    assert {one.story: (one.missing, one.pinned) for one in made.chosen} == {
        1: (Missing.OMIT, False),
        2: (None, True),
    }


def test_one_word_of_the_week_is_taken():
    """The one that has waited longest, however old; it leads nothing, and makes no issue."""
    words = [story(number, days=10 * number, section="word") for number in (1, 2, 3)]
    made = arrange([*words, story(4)], occasion(WORDS))

    assert [(one.story, one.section) for one in made.chosen] == [(4, ""), (3, "word")]
    assert {one.story: one.reason for one in made.left} == {1: Reason.WAITS, 2: Reason.WAITS}
    assert arrange(words, occasion(WORDS)).too_few


def test_an_editor_says_which_word_it_is():
    """Else they come in their turn."""
    words = [story(number, days=10 * number, section="word") for number in (1, 2)]

    assert placed(*words, wishes=[Wish(1, wanted=True)], newsletter=WORDS)[0] == [1]


def test_events_make_no_issue():
    """A calendar always has some."""
    made = arrange([story(1, event=event(2))], occasion())

    assert (len(made.chosen), made.news, made.too_few) == (1, 0, True)


def test_to_give_a_position_is_to_want():
    """Neither a limit nor an age cuts what an editor pins, however much it is."""
    stories = [story(number, days=number) for number in (1, 2, 30)]
    wishes = [Wish(2, position=1), Wish(30, lead=True)]

    assert placed(*stories, wishes=wishes, newsletter=replace(WEEKLY, max_stories=1)) == (
        [2, 30],
        [30],
    )


@pytest.mark.parametrize(
    "limit",
    [{"withdrawn": True}, {"expires_at": NOW}, {"embargoed_until": NOW + timedelta(days=1)}],
)
def test_nobody_is_owed_what_may_not_be_read(limit):
    """A late translation of a story that was withdrawn since is not brought."""
    sent = {(1, "en", "en"), (9, "es", "es")}
    found = arrange([story(1, **limit), story(2)], occasion(sent=sent))
    before = arrange([story(1), story(2)], occasion(sent=sent))

    assert [one.story for one in found.chosen] == [2]
    assert {one.story for one in before.chosen} == {1, 2}

"""An issue comes at a good hour, and brings what the last ones did not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from newsletter.model import Chosen, IssueState, Missing
from newsletter.render.checks.occasion import holidays
from tests.render.checks.conftest import DUE
from tests.render.sample import NEWSLETTER, STORIES, rendering

LAST = replace(DUE, id=6, due="2026-11-25T07:00", state=IssueState.SENT, stories=())


def brief(findings):
    """Return numbers, levels and places."""
    return [(one.id, one.level, one.where) for one in findings]


def test_a_subject_is_new(told):
    """S-03: in each language."""
    words = {**LAST.words, "en": replace(LAST.words["en"], subject="Another")}

    found = told(earlier=(replace(LAST, words=words),))

    assert brief(found) == [("S-03", "warn", "words/es/subject")]
    assert told(earlier=()) == ()


def test_all_languages_have_the_same_stories(told, studio):
    """T-08: unless stories are left out on purpose."""
    made = {code: rendering(code, studio=studio) for code in ("en", "es")}
    html = made["es"].html.replace('class="hd st"', 'class="st"', 1)
    lost = {**made, "es": replace(made["es"], html=html)}

    assert told(renderings=made) == ()
    assert brief(told(renderings=lost)) == [("T-08", "block", "stories")]
    omitting = replace(NEWSLETTER, when_translation_missing=Missing.OMIT)
    assert told(renderings=lost, newsletter=omitting) == ()


def test_a_story_comes_once(told):
    """X-06: not again in the next four issues, but late for those who did not get it."""
    before = replace(LAST, words={}, stories=(Chosen(90),))
    same = {90: replace(STORIES[1], id=90)}
    late = replace(DUE, stories=(Chosen(2, editions=("es",)),))

    assert brief(told(earlier=(before,), earlier_stories=same)) == [("X-06", "warn", "stories/2")]
    assert told(earlier=(before,), earlier_stories=same, issue=late) == ()
    long_ago = (*[replace(LAST, words={})] * 4, before)
    assert told(earlier=long_ago, earlier_stories=same) == ()


@pytest.mark.parametrize("due", ["2026-12-03T05:59", "2026-12-03T21:00", "2026-12-25T07:00"])
def test_the_hour_is_a_good_one(told, due):
    """X-09: neither at night nor on a holiday."""
    found = told(issue=replace(DUE, due=due))

    assert brief(found) == [("X-09", "warn", "config/newsletter.weekly.schedule")]


def test_the_hour_is_to_come(told):
    """X-09: of a draft."""
    after = datetime(2026, 12, 4, tzinfo=UTC)

    assert [one.id for one in told(now=after)] == ["X-09"]
    assert told(now=after, issue=replace(DUE, state=IssueState.APPROVED)) == ()


def test_holidays_move():
    """Memorial Day, Labor Day and Thanksgiving."""
    assert {date(2026, 5, 25), date(2026, 9, 7), date(2026, 11, 26)} <= holidays(2026)
    assert {date(2027, 5, 31), date(2027, 9, 6), date(2027, 11, 25)} <= holidays(2027)


@pytest.mark.parametrize(
    ("now", "before", "wanted"),
    [(0, 0, ["X-05"]), (100, 130, ["X-05"]), (100, 110, []), (10, 40, []), (None, 90, [])],
)
def test_about_as_many_readers_as_before(told, now, before, wanted):
    """X-05: nobody at all, or a fifth more or less of many."""
    assert [one.id for one in told(readers=now, readers_before=before)] == wanted


def test_what_is_left_out_is_decided_story_by_story(told, studio):
    """T-08: an editor leaves one story out, or wants all of a newsletter that leaves out."""
    made = {code: rendering(code, studio=studio) for code in ("en", "es")}
    html = made["es"].html.replace('class="hd st"', 'class="st"', 1)
    lost = {**made, "es": replace(made["es"], html=html)}
    stories = [replace(one, missing=Missing.OMIT) if one.story == 4 else one for one in DUE.stories]
    shown = [replace(one, missing=Missing.LABEL) for one in DUE.stories]
    omitting = replace(NEWSLETTER, when_translation_missing=Missing.OMIT)

    assert told(renderings=lost, issue=replace(DUE, stories=tuple(stories))) == ()
    found = told(renderings=lost, issue=replace(DUE, stories=tuple(shown)), newsletter=omitting)
    assert brief(found) == [("T-08", "block", "stories")]

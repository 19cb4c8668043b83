"""The check of an issue's translations."""

from dataclasses import replace

import pytest

from newsletter.model import Chosen, Missing
from newsletter.render import Level, gaps, machine_made
from tests.render.sample import ISSUE, NEWSLETTER, SITE, STORIES

KNOWN = {story.id: story for story in STORIES}


def test_an_issue_that_waits_for_translations_names_what_is_missing(strings):
    """Each story without a language blocks that language, in the words of both."""
    waiting = replace(NEWSLETTER, when_translation_missing=Missing.HOLD)

    findings = gaps(waiting, ISSUE, KNOWN, SITE, strings)

    lacking = [
        language
        for place in ISSUE.stories
        for language in SITE.languages
        if language not in KNOWN[place.story].articles
    ]
    assert [finding.edition for finding in findings] == lacking != []
    assert all(finding.level is Level.BLOCK for finding in findings)
    assert all(set(finding.messages) == {"en", "es"} for finding in findings)


@pytest.mark.parametrize("policy", [Missing.LABEL, Missing.OMIT])
def test_other_newsletters_wait_for_none(strings, policy):
    """Where a gap is labelled or left out, nothing blocks."""
    other = replace(NEWSLETTER, when_translation_missing=policy)

    assert gaps(other, ISSUE, KNOWN, SITE, strings) == ()


def test_an_editor_decides_story_by_story(strings):
    """One story waits in a newsletter that labels, one does not in a newsletter that waits."""
    held = replace(ISSUE, stories=(Chosen(4, missing=Missing.HOLD), Chosen(5)))
    freed = replace(ISSUE, stories=(Chosen(4, missing=Missing.LABEL), Chosen(5)))
    waiting = replace(NEWSLETTER, when_translation_missing=Missing.HOLD)

    assert [one.where for one in gaps(NEWSLETTER, held, KNOWN, SITE, strings)] == ["stories/4/es"]
    assert [one.where for one in gaps(waiting, freed, KNOWN, SITE, strings)] == ["stories/5/en"]


def test_what_a_machine_shall_translate_is_told_story_by_story(strings):
    """T-15: nobody has translated it yet."""
    issue = replace(ISSUE, stories=(Chosen(4, missing=Missing.TRANSLATE), Chosen(5)))

    found = machine_made(NEWSLETTER, issue, KNOWN, SITE, strings)

    assert [(one.id, one.where) for one in found] == [("T-15", "stories/4/es")]


@pytest.mark.parametrize("policy", [Missing.HOLD, Missing.TRANSLATE])
def test_a_word_of_the_week_waits_for_no_translation(strings, policy):
    """It is explained to the readers of one language."""
    word = replace(KNOWN[31], articles={"en": KNOWN[31].articles["en"]})
    issue = replace(ISSUE, stories=(Chosen(31, "word"),))
    newsletter = replace(NEWSLETTER, when_translation_missing=policy)

    assert gaps(newsletter, issue, {31: word}, SITE, strings) == ()
    assert machine_made(newsletter, issue, {31: word}, SITE, strings) == ()

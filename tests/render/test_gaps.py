"""The check of an issue's translations."""

from dataclasses import replace

import pytest

from newsletter.model import Missing
from newsletter.render import Level, gaps
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

"""All checks of an edition are gone through."""

from dataclasses import replace

from newsletter.model import Edition
from newsletter.render import Level, check
from tests.render.sample import ISSUE, SITE


def test_a_good_edition_has_no_findings(found):
    """The sample is ready to be sent."""
    assert found() == []


def test_a_finding_speaks_every_language_and_says_where(stacked, strings):
    """Editors read it in theirs; the language at fault is named in it, and the field."""
    issue = replace(ISSUE, words={"en": ISSUE.words["en"]})

    finding = check(stacked, Edition.parse("en+es"), issue=issue, site=SITE, strings=strings)[0]

    assert finding.level is Level.BLOCK
    assert (finding.edition, finding.where) == ("en+es", "words/es/subject")
    assert finding.messages == {
        "en": "Write a subject in Spanish, of 150 characters at most.",
        "es": "Escribe un asunto en español, de 150 caracteres como máximo.",
    }


def test_stories_need_not_be_known(stacked, strings):
    """What was approved long ago is checked without them."""
    assert check(stacked, Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings) == ()

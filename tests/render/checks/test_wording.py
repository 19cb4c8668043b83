"""The versions of a story say the same, each in its language."""

from dataclasses import replace

import pytest

from newsletter.model import Chosen, Missing
from tests.render.checks.conftest import DUE
from tests.render.sample import NEWSLETTER, STORIES


@pytest.fixture
def two(told):
    """Return what is found once fields of the second story are exchanged, as number, place."""

    def two(en=None, es=None, **changes):
        articles = dict(STORIES[1].articles)
        for language, fields in (("en", en or {}), ("es", es or {})):
            articles[language] = replace(articles[language], **fields)
        known = [replace(STORIES[1], articles=articles)]
        return [(one.id, one.level, one.where) for one in told(known=known, **changes)]

    return two


def test_a_text_is_in_its_language(two):
    """T-10: an English summary in the Spanish version."""
    english = (
        "The crews of the district will close the canal on Tuesday, and about 140 homes in the "
        "east are to fill their tanks by the evening."
    )

    assert ("T-10", "warn", "stories/2/es/summary") in two(
        es={"title": "Canal", "summary": english}
    )


def test_both_languages_are_not_alike(two):
    """T-11: the same words twice."""
    same = {"title": STORIES[1].articles["es"].title, "summary": ""}

    assert ("T-11", "warn", "stories/2/es/title") in two(en=same, es=same)


@pytest.mark.parametrize(
    "written", ["Unas 410 casas", "Unas 14 casas", "A las 9 p. m., 1,400 casas"]
)
def test_numbers_agree(two, written):
    """T-05: amounts, hours and phones, however they are written."""
    spanish = STORIES[1].articles["es"].summary.replace("Unas 140 casas", written)

    assert two(es={"summary": spanish}) == [("T-05", "warn", "stories/2/es/summary")]


def test_a_number_that_only_one_language_gives_is_no_fault(two):
    """T-05: a translation may be shorter."""
    spanish = STORIES[1].articles["es"].summary.replace("Unas 140 casas", "Muchas casas")

    assert two(es={"summary": spanish}) == []


def test_names_agree(two):
    """T-13: a slip in one of its words, in the text or in the byline."""
    english = {"summary": "It is what Rosa Delgado of the water board said on Monday to all of us."}
    spanish = {"summary": "Así lo dijo el lunes a todos Rosa Delgao, de la junta del agua local."}

    assert two(en=english, es=spanish) == [("T-13", "warn", "stories/2/es/summary")]
    assert two(es={"author": "Tomas Okafour"}) == [("T-13", "warn", "stories/2/es/summary")]
    assert two(es={"author": "Tomas Okafor"}) == []


def test_one_version_is_not_much_shorter(two):
    """T-06: as Spanish runs beside English."""
    assert two(es={"summary": "Unas 140 casas."}) == [("T-06", "warn", "stories/2/es/summary")]


@pytest.mark.parametrize(
    ("policy", "level"), [(Missing.LABEL, "warn"), (Missing.HOLD, "block")]
)  # fmt: skip
def test_a_summary_is_there_in_both(two, policy, level):
    """T-12: it blocks where the newsletter waits for translations."""
    newsletter = replace(NEWSLETTER, when_translation_missing=policy)
    found = two(es={"summary": ""}, newsletter=newsletter)

    assert ("T-12", level, "stories/2/es/summary") in found


def test_settled_words_are_used(two):
    """T-09: as the glossary has them."""
    terms = ({"en": "canal", "es": "acequia"}, {"en": "tanks", "es": "tinacos"}, {"en": "homes"})

    assert two(terms=terms) == [("T-09", "warn", "stories/2/es/summary")]


def test_a_story_that_waits_has_all_its_summaries(told):
    """T-12: by an editor's word for it alone, or by the newsletter's for all."""
    half = {**STORIES[1].articles, "es": replace(STORIES[1].articles["es"], summary="")}
    known = [replace(STORIES[1], articles=half)]
    held = replace(DUE, stories=(Chosen(2, missing=Missing.HOLD),))
    freed = replace(DUE, stories=(Chosen(2, missing=Missing.LABEL),))
    waiting = replace(NEWSLETTER, when_translation_missing=Missing.HOLD)

    levels = [
        [one.level for one in told(known=known, **facts) if one.id == "T-12"]
        for facts in ({"issue": held}, {"issue": freed, "newsletter": waiting})
    ]

    assert levels == [["block"], ["warn"]]

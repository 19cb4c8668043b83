"""Screen readers find languages, directions and headings."""

import pytest

from newsletter.model import Edition
from newsletter.render import check
from tests.render.arabic import ARABIC_ISSUE, ARABIC_SITE, ARABIC_STORIES
from tests.render.sample import rendering


@pytest.mark.parametrize(
    "exchanged",
    [
        ('<html lang="en"', "<html"),
        ('<html lang="en" dir="ltr"', '<html lang="en"'),
        ('role="article"', ""),
        ('<html lang="en"', '<html lang="es"'),
    ],
)
def test_languages_are_marked(found, exchanged):
    """A-01: root and article name language and direction."""
    assert found(exchanged) == [("A-01", "block")]


def test_the_other_language_is_marked(found):
    """A-01: a screen reader would read Spanish as English; and no Spanish way out is found."""
    assert {("A-01", "block"), ("C-01", "block")} <= set(found(('lang="es"', "")))


def test_a_language_runs_in_its_direction(found):
    """A-01: Spanish from left to right."""
    assert found(('lang="es" dir="ltr"', 'lang="es" dir="rtl"')) == [("A-01", "block")]


@pytest.mark.parametrize("code", ["ar", "en+ar", "ar+en", "en~ar"])
def test_languages_from_right_to_left_pass(arabic, code):
    """Nothing that blocks is found in them."""
    made = rendering(code, ARABIC_ISSUE, studio=arabic, stories=ARABIC_STORIES)

    found = check(
        made, Edition.parse(code), issue=ARABIC_ISSUE, site=ARABIC_SITE, strings=arabic.strings
    )

    assert found == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("<h1", "<h2"), ("<h2", "<h4"), (">Sixty-two students, thirty&#160;violins<", "> <")],
)
def test_headings_are_in_order(found, old, new):
    """A-03: one h1, no level skipped, none empty."""
    assert ("A-03", "block") in found((old, new))

"""What holds for the bytes of every edition: how many there are, and what inlining left alone."""

import html as entities
import re

import pytest

from newsletter.model import Edition
from newsletter.render import Level, Studio, check
from newsletter.render.anatomy import Anatomy
from newsletter.render.checks import BYTES_LIMIT
from tests.whole.editions.samples import (
    SHEETS,
    Sheet,
    full_stories,
    issue_of,
    printed,
    stories_in,
)

#: Longest name of a document, in characters as they are read.
TITLE = 120
#: Gmail drops all styles of a mail that has more than 16 KB of them.
STYLES = 8_000


class Watched(Studio):
    """A studio that remembers the last page it filled in."""

    def __init__(self, other: Studio) -> None:
        """Do as *other* does."""
        super().__init__([], other.strings, other.site)
        self._templates = other._templates
        self.page_before = ""

    def render(self, name, **values):
        """Fill in *name*, and remember it if it is a page."""
        made = super().render(name, **values)
        if name.endswith(".html"):
            self.page_before = made
        return made


def findings(press, sheet, made):
    """Return what our own checks find in the rendering *made* of *sheet*."""
    studio, issue = press.studios[sheet.pair], issue_of(sheet.pair, sheet.count)
    facts = {"issue": issue, "site": studio.site, "strings": studio.strings}
    return check(made, Edition.parse(sheet.code), **facts)


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_inlining_changes_no_word(press, sheet):
    """Text, links, pictures and their sizes, and the weight of kept rules are as in the template."""
    studio = Watched(press.studios[sheet.pair])

    after = printed(studio, sheet, stories_in(sheet.pair)).html

    before = studio.page_before
    assert after.count("!important") == before.count("!important") > 0
    assert Anatomy(after).text.split() == Anatomy(before).text.split()
    for name, attribute in (("a", "href"), ("img", "src"), ("img", "width"), ("img", "height")):
        told = [
            [one.attributes.get(attribute) for one in Anatomy(made).named(name)]
            for made in (before, after)
        ]
        assert told[0] == told[1]


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_the_frame_is_as_mail_programs_want_it(press, sheet):
    """ASCII, doctype first, balanced tables for Outlook, few styles, a short name."""
    html = press.html(sheet)

    assert html.isascii()
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    ghosts = "".join(re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", html, re.DOTALL))
    for name in ("table", "tr", "td"):
        assert len(re.findall(rf"<{name}\b", ghosts)) == ghosts.count(f"</{name}>")
        assert len(re.findall(rf"<{name}\b", html)) == html.count(f"</{name}>")
    assert sum(map(len, re.findall(r"<style>(.*?)</style>", html, re.DOTALL))) <= STYLES
    assert 0 < len(entities.unescape(re.search(r"<title>(.*?)</title>", html)[1])) <= TITLE


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_gmail_cuts_no_edition(press, sheet):
    """Also with eight stories, three events, a sponsor and endless words."""
    assert len(press.html(sheet)) <= BYTES_LIMIT


def test_gmail_does_not_cut_the_longest_stacked_edition(press):
    """Eight stories in both languages, each with picture, and as long as titles and summaries get."""
    made = printed(press.studios["es"], Sheet("es", "en+es", 8), full_stories("es"))

    assert len(made.html) <= BYTES_LIMIT


@pytest.mark.parametrize("code", ["en+ar", "en~ar"])
def test_gmail_cuts_nothing_unseen(press, code):
    """A letter of Arabic takes seven bytes: where the longest edition is too long, a check says so."""
    sheet = Sheet("ar", code, 8)

    made = printed(press.studios["ar"], sheet, full_stories("ar"))

    blocking = {one.id for one in findings(press, sheet, made) if one.level is Level.BLOCK}
    assert blocking == ({"Z-01"} if len(made.html) > BYTES_LIMIT else set())


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_no_mail_program_is_asked_for_what_it_cannot_do(press, sheet):
    """By caniemail's table nothing fails but what is on our list; and no other check blocks."""
    found = findings(press, sheet, press.rendering(sheet))

    assert [one for one in found if one.level is Level.BLOCK or one.id == "R-01"] == []

"""Nothing is left in a mail that is not for its readers."""

from dataclasses import replace

import pytest

from newsletter.model import Edition
from newsletter.render import check
from tests.render.sample import ISSUE, SITE, STORIES


def test_our_own_tokens_must_be_filled(found):
    """S-05: a place that nobody fills would be read by all."""
    assert found(("Water", "__NAME__"), text=[("Water", "__NAME__")]) == [("S-05", "block")]


@pytest.mark.parametrize("left", ["TK", "XXX", "None", "{{ name }}", "Lorem ipsum"])
def test_what_writers_leave_is_pointed_out(found, left):
    """S-05: it may be meant so."""
    assert found(("Water", left), text=[("Water", left)]) == [("S-05", "warn")]


def test_it_is_said_in_which_field_it_was_left(findings):
    """S-05: of a story, or of the issue."""
    english = replace(STORIES[1].articles["en"], summary="About TK homes")
    story = replace(STORIES[1], articles={**STORIES[1].articles, "en": english})
    words = {**ISSUE.words, "es": replace(ISSUE.words["es"], note="TK")}
    put = ("Water", "TK")

    in_story = findings(put, text=[put], stories={2: story})
    in_note = findings(put, text=[put], stories={}, issue=replace(ISSUE, words=words))

    assert [one.where for one in in_story] == ["stories/2/en/summary"]
    assert [one.where for one in in_note] == ["words/es/note"]


def test_words_that_only_contain_such_are_fine(found):
    """S-05: Nonetheless, a TKO is news."""
    assert found(("Water", "Nonetheless TKO"), text=[("Water", "x")]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<body ", '<body data-preview="1" '),
        ('class="card"', 'class="card draft"'),
        ("</body>", "<!-- made by ana --></body>"),
    ],
)
def test_marks_of_a_preview_are_found(found, old, new):
    """X-03: attributes, classes and comments; those for Outlook stay."""
    assert found((old, new)) == [("X-03", "block")]


def test_a_reader_s_own_links_stand_in_both_parts_only(found, stacked, strings):
    """X-01: not in the text is wrong, in the subject too."""
    assert found(text=[("__PREFERENCES__", "x")]) == [("X-01", "block")]
    named = replace(stacked, subject="__UNSUBSCRIBE__")
    findings = check(named, Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings)
    assert [one.id for one in findings] == ["X-01"]


def test_each_place_is_told_by_itself(findings):
    """S-05: what two people left, two mend."""
    one, other = STORIES[1], STORIES[2]
    first = replace(one, articles={"en": replace(one.articles["en"], summary="About TK homes")})
    second = replace(other, articles={"en": replace(other.articles["en"], title="XXX")})
    put = ("Water", "TK XXX")

    found = findings(put, text=[put], stories={one.id: first, other.id: second})

    assert [at.where for at in found] == [
        f"stories/{one.id}/en/summary", f"stories/{other.id}/en/title",
    ]  # fmt: skip

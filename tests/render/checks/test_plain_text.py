"""The plain text says all, and only what is meant for eyes."""

from dataclasses import replace

import pytest

from newsletter.model import Edition
from newsletter.render import check
from tests.render.sample import ISSUE, SITE


@pytest.mark.parametrize("lost", ["3. SIXTY-TWO STUDENTS", "https://news.example/es/nueve-d"])
def test_the_text_part_is_complete(found, lost):
    """P-01: every headline and every link of the HTML stands in the text."""
    assert found(text=[(lost, "")]) == [("P-01", "block")]


def test_a_mail_has_a_text_part(stacked, strings):
    """P-01: without one nothing of it is complete."""
    findings = check(
        replace(stacked, text=""), Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings
    )

    assert sorted(one.id for one in findings) == ["P-01", "X-01"]


@pytest.mark.parametrize(
    ("words", "level"),
    [("<p>Water</p>", "warn"), ("a&nbsp;b", "warn"), ("word " * 20, "warn"), ("x" * 999, "block")],
)
def test_lines_are_short_and_clean(found, words, level):
    """P-02: no markup, no long lines but addresses, none that SMTP refuses."""
    assert found(text=[("Water", f"Water\n{words}\n")]) == [("P-02", level)]


def test_a_long_address_is_no_fault(found):
    """P-02: it cannot be broken."""
    assert found(text=[("Water", f"Water\nhttps://news.example/{'x' * 200}\n")]) == []

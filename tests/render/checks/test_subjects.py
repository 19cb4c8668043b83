"""Subjects and preheaders are written, short, and no spam."""

from dataclasses import replace

import pytest

from newsletter.model import Words
from tests.render.sample import ISSUE

GOOD = ISSUE.words["es"]


def with_words(language="es", **changes):
    """Return the sample with other words in *language*."""
    words = {**ISSUE.words, language: replace(ISSUE.words[language], **changes)}
    return replace(ISSUE, words=words)


@pytest.mark.parametrize("subject", ["", "  ", "x" * 151])
def test_a_subject_is_there_and_short(found, subject):
    """S-01: in each language."""
    assert found(issue=with_words(subject=subject)) == [("S-01", "block")]


def test_a_language_without_words_lacks_a_subject(found):
    """S-01: nobody has written it yet."""
    assert found(issue=replace(ISSUE, words={"en": ISSUE.words["en"]})) == [("S-01", "block")]


def test_what_a_phone_cuts_is_pointed_out(findings):
    """S-02: of a language where it stands alone, and of the line of two that a person wrote."""
    long = "one word after the other " * 3
    line = {"en+es": Words(f"{long[:50]}| Agua", "x" * 30, "", edited=("subject",))}

    def cut(code, issue):
        return [one.where for one in findings(issue=issue, code=code) if one.id == "S-02"]

    assert cut("en", with_words("en", subject=long)) == ["words/en/subject"]
    assert cut("en+es", with_words("en", subject=long)) == []
    assert cut("en+es", replace(ISSUE, envelopes=line)) == ["envelopes/en+es/subject"]


@pytest.mark.parametrize("preheader", ["", "Hola", "Vuelven los autobuses de noche"])
def test_a_preheader_adds_something(findings, preheader):
    """S-04: none, a short one, and the subject's own words add nothing."""
    found = findings(issue=with_words(preheader=preheader))

    assert [(one.id, one.level, one.where) for one in found] == [
        ("S-04", "warn", "words/es/preheader")
    ]


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "ACT FAST, the canal closes TONIGHT"),
        ("en", "The canal closes tonight!!"),
        ("en", "Make $$$ with the canal"),
        ("en", "Re: the canal closes"),
        ("en", "You won: a canal"),
        ("es", "Dinero gratis junto al canal"),
        ("es", "Haz clic aquí y gana un canal"),
    ],
)
def test_a_subject_does_not_look_like_spam(found, language, subject):
    """S-06: capitals, signs, answers to nobody, and the words of each language."""
    assert found(issue=with_words(language, subject=subject)) == [("S-06", "warn")]


@pytest.mark.parametrize("subject", ["NASA and FEMA come", "Winners of the fair", "Why? A canal!"])
def test_words_that_only_contain_such_are_fine(found, subject):
    """S-06: two short names in capitals, and a longer word."""
    assert found(issue=with_words("en", subject=f"{subject} to the old town hall")) == []

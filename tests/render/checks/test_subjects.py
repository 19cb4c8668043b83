"""Subjects and preheaders are written, short, and no spam."""

from dataclasses import replace

import pytest

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


def test_what_a_phone_cuts_is_pointed_out(found, findings):
    """S-02: only of the language with which the subject begins."""
    long = "one word after the other " * 3

    assert found(issue=with_words("en", subject=long)) == [("S-02", "warn")]
    assert found(issue=with_words("es", subject=long)) == []
    assert findings(issue=with_words("en", subject=long))[0].where == "words/en/subject"


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

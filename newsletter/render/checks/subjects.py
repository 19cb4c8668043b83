"""Checks of what an inbox shows: subject and preheader."""

import re
from collections.abc import Iterator

from newsletter.model import Words
from newsletter.render.checks.listed import found_in, in_a_row, words_for
from newsletter.render.findings import Finding, Level, Look

#: Longest subject in each language.
SUBJECT_LIMIT = 150
#: What is shown of a subject: by an inbox in a window, and by a phone, which is all that can be
#: said to show in an edition of two languages, whose subject begins with the first.
SHOWN, SHOWN_FIRST = 60, 50
#: Shortest preheader that is worth its place.
PREHEADER = 20
#: More capitals than this, as a share of at least so many letters, are shouting.
SHOUTING, LETTERS = 0.3, 10
#: What senders of spam write, whatever their language.
LOUD = re.compile(r"!!|\?\?|\$\$+|€€+|^\s*(?:re|fwd?|rv)\s*:", re.IGNORECASE)


def _subject(look: Look) -> Iterator[Finding]:
    for language in look.edition.languages:
        subject = _words(look, language).subject.strip()
        if not subject or len(subject) > SUBJECT_LIMIT:
            yield look.find("S-01", where=f"words/{language}/subject", language=language)


def _cut(look: Look) -> Iterator[Finding]:
    """Find out whether the subject's beginning is longer than what is shown of it."""
    language = look.edition.language
    subject = _words(look, language).subject.strip()
    shown = SHOWN_FIRST if len(look.edition.languages) > 1 else SHOWN
    if shown < len(subject) <= SUBJECT_LIMIT:
        where = f"words/{language}/subject"
        yield look.find(
            "S-02", Level.WARN, where, language=language, count=len(subject), limit=shown
        )


def _preheader(look: Look) -> Iterator[Finding]:
    for language in look.edition.languages:
        words = _words(look, language)
        preheader = words.preheader.strip()
        if not words.subject.strip():
            continue  # nobody has written anything yet, which is said
        repeats = preheader.casefold() in words.subject.casefold()
        if len(preheader) < PREHEADER or repeats:
            yield look.find("S-04", Level.WARN, f"words/{language}/preheader", language=language)


def _spam(look: Look) -> Iterator[Finding]:
    for language in look.edition.languages:
        words = _words(look, language)
        found = found_in(
            f"{words.subject} · {words.preheader}", words_for(look.strings, language, "spam")
        )
        found += [sign.strip() for sign in LOUD.findall(words.subject)]
        letters = [c for c in words.subject if c.isalpha()]
        capitals = [c for c in letters if c.isupper()]
        if len(letters) >= LETTERS and len(capitals) > SHOUTING * len(letters):
            found.append("".join(capitals)[:20])
        if found:
            where = f"words/{language}/subject"
            yield look.find("S-06", Level.WARN, where, found=in_a_row(found))


def _words(look: Look, language: str) -> Words:
    return look.issue.words.get(language, Words("", "", ""))


CHECKS = (_subject, _cut, _preheader, _spam)

"""Checks of what an inbox shows: subject and preheader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.model import Words
from newsletter.render.checks.listed import found_in, in_a_row, words_for
from newsletter.render.findings import Finding, Level, Look

#: Longest subject in each language.
SUBJECT_LIMIT = 150
#: What is shown of a subject: by an inbox in a window, and in an edition of two languages, where
#: the first must stand alone.
SHOWN, SHOWN_FIRST = 60, 45
#: Shortest preheader that is worth its place.
PREHEADER = 20
#: More capitals than this, as a share of at least so many letters, are shouting.
SHOUTING, LETTERS = 0.3, 10
#: What senders of spam write, whatever their language.
LOUD = re.compile(r"!!|\?\?|\$\$+|€€+|^\s*(?:re|fwd?|rv)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """What an inbox shows: of a language, or of an edition that has words of its own."""

    language: str
    #: "words/es", "envelopes/en+es".
    place: str
    words: Words
    #: Longest subject of which all is shown.
    shown: int


def _lines(look: Look) -> list[_Line]:
    """Return what the edition's inbox line is made of: one part per language, or the whole."""
    code, languages = look.edition.code, look.edition.languages
    if (own := look.issue.envelopes.get(code)) and own.edited:
        first = own.subject.partition(" | ")[0]
        shown = SHOWN_FIRST if first != own.subject else SHOWN
        return [_Line(languages[0], f"envelopes/{code}", own, shown)]
    nothing = Words("", "", "")
    return [
        _Line(one, f"words/{one}", look.issue.words.get(one, nothing), SHOWN) for one in languages
    ]


def _subject(look: Look) -> Iterator[Finding]:
    for line in _lines(look):
        subject, language = line.words.subject.strip(), line.language
        if not subject or len(subject) > SUBJECT_LIMIT:
            yield look.find("S-01", where=f"{line.place}/subject", language=language)


def _cut(look: Look) -> Iterator[Finding]:
    """Find out whether the subject's beginning is longer than what is shown of it.

    A language's own words are looked at where it stands alone: the line of two is made to fit.
    """
    for line in _lines(look):
        if line.place.startswith("words") and len(look.edition.languages) > 1:
            continue
        subject = line.words.subject.strip()
        first = subject.partition(" | ")[0] if line.shown == SHOWN_FIRST else subject
        if line.shown < len(first) and len(subject) <= SUBJECT_LIMIT:
            values = {"language": line.language, "count": len(first), "limit": line.shown}
            yield look.find("S-02", Level.WARN, f"{line.place}/subject", **values)


def _preheader(look: Look) -> Iterator[Finding]:
    for line in _lines(look):
        preheader, subject = line.words.preheader.strip(), line.words.subject
        if not subject.strip():
            continue  # nobody has written anything yet, which is said
        repeats = preheader.casefold() in subject.casefold()
        if len(preheader) < PREHEADER or repeats:
            where = f"{line.place}/preheader"
            yield look.find("S-04", Level.WARN, where, language=line.language)


def _spam(look: Look) -> Iterator[Finding]:
    for line in _lines(look):
        words = line.words
        found = found_in(
            f"{words.subject} · {words.preheader}", words_for(look.strings, line.language, "spam")
        )
        found += [sign.strip() for sign in LOUD.findall(words.subject)]
        letters = [c for c in words.subject if c.isalpha()]
        capitals = [c for c in letters if c.isupper()]
        if len(letters) >= LETTERS and len(capitals) > SHOUTING * len(letters):
            found.append("".join(capitals)[:20])
        if found:
            yield look.find("S-06", Level.WARN, f"{line.place}/subject", found=in_a_row(found))


CHECKS = (_subject, _cut, _preheader, _spam)

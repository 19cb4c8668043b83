"""Headlines that fit into a given length, cut where a reader would pause."""

import re
import unicodedata

#: A pause between clauses: what comes before it can stand alone.
PAUSE = re.compile(r"[:,;](?=\s)|\s[-\u2013\u2014](?=\s)|(?<=[?!])(?=\s)")

#: What stands open at a cut: the clause goes on behind it.
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("¿", "?"), ("¡", "!"))

ELLIPSIS = "…"


def plain(text: str) -> str:
    """Return *text* on one line, without control characters and halves of surrogate pairs."""
    kept = (
        letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"}
    )
    return " ".join("".join(kept).split())


def shorten(text: str, limit: int) -> str:
    """Return *text* on one line of at most *limit* characters.

    What is too long ends at the last pause if that leaves more than half of the room filled;
    else behind a whole word, with an ellipsis. Only a word that is longer than the line is cut.
    """
    whole = plain(text)
    if len(whole) <= limit:
        return whole
    pauses = [found.start() for found in PAUSE.finditer(whole, 0, limit + 2)]
    for end in reversed(pauses):
        clause = whole[:end].rstrip()
        if limit / 2 < len(clause) <= limit and _is_closed(clause):
            return clause
    return _cut_at_a_word(whole, limit)


def _cut_at_a_word(text: str, limit: int) -> str:
    words, _, _ = text[:limit].rpartition(" ")
    kept = words.rstrip(" ,:;-\u2013\u2014")
    if not kept:
        end = limit - len(ELLIPSIS)
        while end > 0 and unicodedata.combining(text[end]):
            end -= 1
        kept = text[:end]
    return kept + ELLIPSIS


def _is_closed(clause: str) -> bool:
    return clause.count('"') % 2 == 0 and all(
        clause.count(opening) <= clause.count(closing) for opening, closing in PAIRS
    )

"""The notation for words that no translator may touch: ⟦Arizona Daily Star⟧."""

import re
import unicodedata
from collections.abc import Callable

OPEN, CLOSE = "⟦", "⟧"

_MARK = re.compile("⟦([^⟦⟧]*)⟧")

#: Of Unicode's categories: controls, surrogates, separators of lines and paragraphs.
_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})


def tidy(text: str) -> str:
    """Return *text* on one line, without brackets of ours and without what XML 1.0 forbids."""
    swapped = text.replace(OPEN, "[").replace(CLOSE, "]")
    fit = (" " if _is_unfit(letter) else letter for letter in swapped)
    return " ".join("".join(fit).split())


def _is_unfit(letter: str) -> bool:
    return unicodedata.category(letter) in _UNFIT or letter in "\ufffe\uffff"


def keep(words: str) -> str:
    """Mark *words* as such that stay."""
    return f"{OPEN}{words}{CLOSE}"


def kept(text: str) -> list[str]:
    """Return the words in *text* that are marked, sorted: translators may move them."""
    return sorted(_MARK.findall(text))


def bare(text: str) -> str:
    """Return *text* as a reader sees it: marked words without their brackets."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def has_work(text: str) -> bool:
    """Say whether anything of *text* but its marked words can be translated."""
    return any(letter.isalpha() for letter in _MARK.sub("", text))


def dressed(text: str, outside: Callable[[str], str], inside: Callable[[str], str]) -> str:
    """Return *text* in a service's notation: *inside* writes marked words, *outside* the rest."""
    pieces = _MARK.split(text)
    return "".join(
        inside(piece) if place % 2 else outside(piece) for place, piece in enumerate(pieces)
    )


def masked(text: str) -> str:
    """Return *text*, just as long, with no white space in marked words."""
    return _MARK.sub(lambda mark: re.sub(r"\s", "_", mark[0]), text)

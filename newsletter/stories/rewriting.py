"""A text that is rewritten piece by piece, and that knows what was written before."""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

#: What is rewritten, and how.
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

#: Where a piece starts and ends now, and where what was there before it did.
Edit = tuple[int, int, int, int]


class Rewriting:
    """A text, and what has been rewritten in it so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._first = text
        self._steps: list[list[Edit]] = []

    def apply(self, rules: Iterable[Rule]) -> str:
        """Rewrite the text by *rules*, one after the other; return what it is then."""
        for pattern, say in rules:
            edits: list[Edit] = []
            self.text = pattern.sub(_noting(say, edits), self.text)
            if edits:
                self._steps.append(edits)
        return self.text

    def written(self, start: int, end: int) -> str:
        """Return what was written first where the text has now what is from *start* to *end*."""
        for edits in reversed(self._steps):
            start, end = _start(edits, start), _end(edits, end)
        return self._first[start:end]


def _noting(
    say: Callable[[re.Match[str]], str], edits: list[Edit]
) -> Callable[[re.Match[str]], str]:
    """Return *say*, made to note in *edits* what it changes."""
    grown = 0

    def note(found: re.Match[str]) -> str:
        nonlocal grown
        said = say(found)
        if said != found[0]:
            start = found.start() + grown
            edits.append((start, start + len(said), found.start(), found.end()))
            grown += len(said) - len(found[0])
        return said

    return note


def _start(edits: Sequence[Edit], start: int) -> int:
    at = bisect_right(edits, (start, math.inf)) - 1
    if at < 0:
        return start
    _, end, was, ended = edits[at]
    return was if start < end else start - end + ended


def _end(edits: Sequence[Edit], end: int) -> int:
    at = bisect_right(edits, (end - 1, math.inf)) - 1
    if at < 0:
        return end
    _, behind, _, ended = edits[at]
    return ended if end <= behind else end - behind + ended

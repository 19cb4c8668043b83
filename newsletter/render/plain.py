"""Sets the plain text part: lines of 72 columns, whatever the script."""

import re
import unicodedata

#: Columns of a line (RFC 3676 4.2 asks for 78 at most).
COLUMNS = 72


def columns(text: str) -> int:
    """Return how many columns *text* takes: East Asian letters take two, marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, first: str = "", rest: str = "", width: int = COLUMNS) -> str:
    """Break *text* into lines; a word that is longer than a line stands alone, unbroken.

    Only spaces part words: no-break spaces hold, and are written as plain ones in the end.

    Args:
        text: One paragraph.
        first: What the first line begins with.
        rest: What the others begin with.
        width: Columns of a line.
    """
    lines, line = [], first
    for word in text.split(" "):
        begun = line not in {first, rest}
        if begun and columns(f"{line} {word}") > width:
            lines.append(line)
            line, begun = rest, False
        line = f"{line} {word}" if begun else f"{line}{word}"
    return "\n".join([*lines, line]).replace("\u00a0", " ")


def settle(text: str) -> str:
    """Return *text* without trailing blanks, with one empty line at most between blocks."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"

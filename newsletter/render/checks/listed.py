"""Lists of words that a check looks for, as a language's catalogue has them."""

import re
from collections.abc import Iterable

from newsletter.render.strings import Strings


def words_for(strings: Strings, language: str, key: str) -> list[str]:
    """Return the words of the list `check.<key>`, which commas part, in small letters."""
    listed = strings.say(language, f"check.{key}").casefold().split(",")
    return [word for word in map(str.strip, listed) if word]


def found_in(text: str, words: Iterable[str]) -> list[str]:
    """Return those of *words* that stand in *text* as whole words, in any case."""
    low = " ".join(text.casefold().split())
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", low)]


def in_a_row(found: Iterable[str], most: int = 5) -> str:
    """Write *found* on one line, each once and in order; of many the first, and how many more."""
    known = sorted(set(found))
    more = f" (+{len(known) - most})" if len(known) > most else ""
    return ", ".join(known[:most]) + more

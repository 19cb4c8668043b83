"""Names as they sound, so that they meet across scripts: "Elena Ibarra" and "엘레나 이바라"."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsletter.stories.folding import fold

#: Letters that one script writes with one letter, and another with another.
ALIKE = str.maketrans("bfvdgcqxjzry", "ppptkkksssl-", "aeiouwh-'")

#: Before these vowels a c is an s.
SOFT = re.compile(r"c(?=[eiy])|ch|sh")

#: An r that many languages do not sound.
SILENT = re.compile(r"r(?=[^aeiouy\-]|$|-)")

#: Sounds that make a name; fewer are in everybody's.
ENOUGH, MOST = 4, 9

#: Letters of a word, at most, that may be a name where none is written large.
NAME = 8


def sounds_of_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the sounds of *names*, each of one word or more, and the name."""
    for name in names:
        spoken = fold(name)
        for one in dict.fromkeys((spoken, SILENT.sub("", spoken))):
            yield from _enough(one, name)


def sounds_of_words(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the sounds of *words*, and of any two in a row, where no letters are written large.

    The last letter of a word may be an ending.
    """
    before, spoken_before = "", ""
    for word in words:
        spoken = letters(word) if len(word) <= NAME else ""
        for one in {spoken, letters(word[:-1])} if spoken else ():
            yield from _enough(one, word)
            if spoken_before:
                yield from _enough(f"{spoken_before} {one}", f"{before} {word}")
        before, spoken_before = word, spoken


def _enough(spoken: str, name: str) -> Iterator[tuple[str, str]]:
    sound = skeleton(spoken)
    if ENOUGH <= len(sound) <= MOST:
        yield sound, name


@lru_cache(20_000)
def skeleton(spoken: str) -> str:
    """Return the consonants of *spoken*, those that sound alike as one, none twice in a row."""
    plain = SOFT.sub("s", spoken.replace(" ", "")).translate(ALIKE)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", plain))


@lru_cache(20_000)
def letters(word: str) -> str:
    """Return *word* of any script in Latin letters, roughly, by the Unicode names of its letters."""
    return "".join(_letter(one) for one in word)


@lru_cache(4_000)
def _letter(one: str) -> str:
    if one.isascii():
        return one
    kind, _, name = unicodedata.name(one, "").rpartition(" ")
    if not kind.endswith(("LETTER", "SYLLABLE", "SMALL")):
        return ""
    name = name.lower()
    if kind.startswith(("HANGUL", "KATAKANA", "HIRAGANA")):
        return name
    if kind.startswith("CYRILLIC") and len(name) == 2 and name[0] == "e":
        return name[1]
    found = re.match(r"[^aeiou]+|[aeiou]", name)
    return found[0].rstrip("h") if found and name not in {"ain", "yeh", "waw"} else ""


def script_of(word: str) -> str:
    """Return the script of the first letter of *word*: "LATIN", "HANGUL"."""
    return unicodedata.name(word[0], "").partition(" ")[0] if word else ""

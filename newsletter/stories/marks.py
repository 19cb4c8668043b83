"""What is counted of a text when two are compared: it must look alike in both languages."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from newsletter.stories.traits import Traits

#: Letters of a piece of a word.
PIECE = 5

#: What stands before a mark of each kind but the pieces of words, which stand as they are.
NAME, AMOUNT, LINK, SOUND = "=", "#", "@", "~"

#: The kinds by what stands before them.
KINDS = {NAME: "names", AMOUNT: "numbers", LINK: "links", SOUND: "names"}

#: The share of texts that have a word of so many letters: short ones are everywhere.
BY_LENGTH = (1.0, 0.7, 0.6, 0.4, 0.2, 0.12, 0.1, 0.07, 0.05)

#: The same for the first or the last piece of a longer word.
INNER = 0.1

#: How much an amount of the title counts.
TITLE_AMOUNT = 3


def marks_of(traits: Traits, *, aloud: bool = False) -> Mapping[str, int]:
    """Return the marks of an article, each with how much it counts.

    Args:
        aloud: are names compared by their sounds, because the other language has another script?
    """
    marks: dict[str, int] = defaultdict(int)
    for word, times in traits.words.items():
        for piece in pieces(word):
            marks[piece] += times
    marks |= {NAME + name: 1 for name in traits.names}
    marks |= {AMOUNT + amount: 1 for amount in traits.amounts}
    marks |= {AMOUNT + amount: TITLE_AMOUNT for amount in traits.title_amounts}
    marks |= {LINK + link: 1 for link in traits.links}
    if aloud:
        marks |= {SOUND + sound: 1 for sound in traits.sounds}
    return marks


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[str, ...]:
    """Return the pieces of a word, its ends marked: relatives in two languages share some."""
    marked = f"_{word}_"
    if len(marked) <= PIECE:
        return (marked,)
    return tuple(marked[start : start + PIECE] for start in range(len(marked) - PIECE + 1))


def commonness(mark: str) -> float:
    """Return the share of texts, of any kind, in which *mark* may be expected; words count too."""
    if mark[0] == AMOUNT:
        return 0.3 if len(mark) <= 3 else 0.05
    if mark[0] in {NAME, LINK, SOUND}:
        return 0.05
    letters = mark.strip("_")
    if len(mark) - len(letters) == 1:
        return INNER
    return BY_LENGTH[min(len(letters), len(BY_LENGTH) - 1)]


def kind_of(mark: str) -> str:
    """Return the kind of a mark: names, numbers, links, or words."""
    return KINDS.get(mark[0], "words")

"""What is counted of a text when two are compared: it must look alike in both languages."""

from collections import Counter
from collections.abc import Mapping

from newsletter.stories.traits import Traits, pieces

#: What stands before a mark of each kind but the pieces of words, which stand as they are.
NAME, AMOUNT, LINK = "=", "#", "@"

#: The kinds by what stands before them.
KINDS = {NAME: "names", AMOUNT: "numbers", LINK: "links"}

#: How much an amount of the title counts.
TITLE_AMOUNT = 3


def marks_of(traits: Traits) -> Mapping[str, int]:
    """Return the marks of an article, each with how much it counts."""
    marks: Counter[str] = Counter()
    for word, times in traits.words.items():
        for piece in pieces(word):
            marks[piece] += times
    marks.update({NAME + name: 1 for name in traits.names})
    marks.update({AMOUNT + amount: 1 for amount in traits.amounts})
    marks.update({AMOUNT + amount: TITLE_AMOUNT - 1 for amount in traits.title_amounts})
    marks.update({LINK + link: 1 for link in traits.links})
    return marks


def kind_of(mark: str) -> str:
    """Return the kind of a mark: names, numbers, links, or words."""
    return KINDS.get(mark[0], "words")

"""The words that translate each other, learned from texts that do."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain

from newsletter.stories.vectors import Vector, unit

#: Words of a text that are looked at: those that say most.
TELLING = 100

#: How often two words must have met, and how firmly they must hold together (Dice).
MEETINGS, FIRM = 2, 0.4

#: Translations that a word keeps.
KEPT = 3

#: Word -> its translations, each with how firm it is, 0 to 1.
Lexicon = Mapping[str, Sequence[tuple[float, str]]]


def learn(pairs: Iterable[tuple[Vector, Vector]]) -> Lexicon:
    """Return which words of the first texts stand for which of the second."""
    told = [(_telling(one), _telling(other)) for one, other in pairs]
    theirs = Counter(word for _, second in told for word in second)
    places: dict[str, list[int]] = defaultdict(list)
    for place, (first, _) in enumerate(told):
        for word in first:
            places[word].append(place)
    often = [[word for word in second if theirs[word] >= MEETINGS] for _, second in told]
    lexicon: dict[str, Sequence[tuple[float, str]]] = {}
    for word, found in places.items():
        if len(found) >= MEETINGS:
            met = Counter(chain.from_iterable(often[place] for place in found))
            firm = [
                (2 * times / (len(found) + theirs[meant]), meant)
                for meant, times in met.items()
                if times >= MEETINGS
            ]
            kept = nlargest(KEPT, (pair for pair in firm if pair[0] > FIRM))
            if kept:
                lexicon[word] = kept
    return lexicon


def translate(text: Vector, lexicon: Lexicon) -> Vector:
    """Return *text* in the words of the other language; what is not known stays as it is."""
    meant: dict[str, float] = defaultdict(float)
    for word, weight in text.items():
        for firm, meaning in lexicon.get(word, ((1.0, word),)):
            meant[meaning] = max(meant[meaning], weight * firm)
    return unit(meant)


def _telling(text: Vector) -> list[str]:
    return sorted(text, key=lambda word: (-text[word], word))[:TELLING]

"""How well two articles go together, whoever their rivals are."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newsletter.model import Article
from newsletter.stories.comparing import Comparison
from newsletter.stories.groups import Pair, pair_of
from newsletter.stories.matching import LONGER, likeness_signs
from newsletter.stories.signs import Surroundings, score_of
from newsletter.stories.traits import Traits, by_language

#: Articles up to which all are looked at; of more so many show what is common.
FEW, SAMPLE = 400, 200

#: Pairs that are compared at once.
BATCH = 100


class Scores:
    """Scores pairs of articles among the others: what is common among them says little."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        step = math.ceil(len(articles) / SAMPLE) if len(articles) > FEW else 1
        ordered = sorted(articles, key=lambda one: (one.language, one.id))
        self._sample = {one.id for one in ordered[::step]}
        self._traits: dict[int, Traits] = {}

    def of(self, pairs: Sequence[Pair]) -> dict[Pair, float]:
        """Return for each of *pairs* the logarithm of the odds that it is one story."""
        if not pairs:
            return {}
        self._look({number for pair in pairs for number in pair} | self._sample)
        size = BATCH if len(self._articles) > FEW else len(pairs)
        return {
            pair: score
            for start in range(0, len(pairs), size)
            for pair, score in self._batch(pairs[start : start + size])
        }

    def site(self, number: int) -> str:
        """Return the site of an article that was in one of the pairs."""
        return self._traits[number].site

    def _look(self, wanted: set[int]) -> None:
        new = [one for one in self._articles if one.id in wanted - self._traits.keys()]
        for some in by_language(new).values():
            self._traits.update((one.id, one) for one in some)

    def _batch(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, float]]:
        wanted = {number for pair in pairs for number in pair} | self._sample
        told: dict[str, list[Traits]] = {}
        for number in sorted(wanted & self._traits.keys()):
            told.setdefault(self._traits[number].language, []).append(self._traits[number])
        yield from scores_of(told, pairs)


def scores_of(
    told: Mapping[str, Sequence[Traits]], pairs: Iterable[Pair]
) -> Iterator[tuple[Pair, float]]:
    """Yield *pairs* of those *told*, language -> articles, each with the logarithm of its odds."""
    at = {one.id: one for some in told.values() for one in some}
    for first, second in combinations(sorted(told), 2):
        both = [
            two if at[two[0]].language == first else two[::-1]
            for two in pairs
            if {at[number].language for number in two} == {first, second}
        ]
        if both:
            texts = Comparison(told[first], told[second], math.inf)
            around, marks = Surroundings(texts.rows, texts.columns, ()), texts.by_marks()
            usual = texts.usual_ratio(LONGER)
            for cell, two in zip(texts.cells(both), both, strict=True):
                alike = likeness_signs(texts, cell, marks, marks, usual)
                yield pair_of(*two), score_of({**around.signs(*texts.pair(cell)), **alike})

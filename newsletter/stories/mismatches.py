"""Pairs that are one story, and do not look it: few of many are looked at closely."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsletter.model import Article, Evidence
from newsletter.stories.glances import Glances
from newsletter.stories.groups import Pair, pair_of
from newsletter.stories.scoring import FEW, Scores

#: Logarithm of the odds below which nothing that articles show holds them together any more.
APART = -6.0

#: Words of a text, at least, that show whether it has anything in common with another.
WORDS = 15

#: Logarithm of the odds below which a source's word is doubted when another article, whose own
#: are even at least, fits so much better.
WEAK, EVEN, BETTER = 0.0, 0.0, 5.0


class Mismatches:
    """Finds what speaks against pairs that are one story."""

    def __init__(
        self,
        articles: Sequence[Article],
        glances: Glances,
        alone: Collection[int],
        apart: Collection[Pair],
    ) -> None:
        """Look among *articles*.

        Args:
            articles: all that there are.
            glances: what is seen of them at a glance.
            alone: ids of those that stand alone.
            apart: pairs of ids that an editor said are not one story.
        """
        self._at = {one.id: one for one in articles}
        self._glances = glances
        self._alone = alone
        self._apart = apart
        self._scores = Scores(articles)

    def of(self, pairs: Sequence[Pair], told: Collection[Pair]) -> Iterator[tuple[Pair, Evidence]]:
        """Yield those of *pairs* that do not fit, and what was seen.

        Args:
            pairs: ids of two articles that are one story.
            told: those that a source calls so.
        """
        if len(self._at) > FEW:
            pairs = [pair for pair in pairs if not self._glances.plain(pair)]
        scores = self._scores.of(pairs)
        weak = [pair for pair, score in scores.items() if pair in told and score < WEAK]
        rivals = self._rivals(weak, scores)
        for pair, score in scores.items():
            if title := rivals.get(pair):
                yield pair, Evidence("rival", -0.9, title)
            elif score < APART and (pair not in told or self._is_long(pair)):
                yield pair, Evidence("apart", -0.9)

    def _is_long(self, pair: Pair) -> bool:
        return all(self._glances.length(number) >= WORDS for number in pair)

    def _rivals(self, weak: Iterable[Pair], scores: Mapping[Pair, float]) -> dict[Pair, str]:
        """Return the title of an article that stands alone and fits much better, where one does."""
        sides = [side for pair in weak for side in (pair, pair[::-1])]
        wanted = {(kept, self._glances.language(left)) for kept, left in sides}
        near = self._glances.nearest(self._alone, wanted)
        offers = {
            (kept, left): [
                other
                for other in near[kept, self._glances.language(left)]
                if pair_of(kept, other) not in self._apart
            ]
            for kept, left in sides
        }
        others = {pair_of(side[0], other) for side, some in offers.items() for other in some}
        scored = self._scores.of(sorted(others))
        best: dict[Pair, tuple[float, int]] = {}
        for (kept, left), some in offers.items():
            pair = pair_of(kept, left)
            for other in some:
                score = scored[pair_of(kept, other)]
                if score >= max(EVEN, scores[pair] + BETTER) and self._one_site(other, left):
                    best[pair] = max(best.get(pair, (score, other)), (score, other))
        return {pair: self._at[other].title for pair, (_, other) in best.items()}

    def _one_site(self, one: int, other: int) -> bool:
        return self._scores.site(one) == self._scores.site(other)

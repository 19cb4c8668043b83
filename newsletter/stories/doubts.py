"""What does not fit: claims that are no evidence, tags that lie, stories that have come apart."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsletter.model import Article, Evidence
from newsletter.stories.comparing import Comparison
from newsletter.stories.explicit import explicit_pairings, unbelieved
from newsletter.stories.groups import Pair, pair_of
from newsletter.stories.lying import lying
from newsletter.stories.matching import LONGER, likeness_signs
from newsletter.stories.signs import Surroundings, score_of
from newsletter.stories.traits import Traits, by_language

#: Logarithm of the odds below which nothing that articles show holds them together any more.
APART = -6.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an article, or about two, that an editor should see."""

    #: Ids of one article, or of two.
    articles: tuple[int, ...]
    #: What it is, and what was seen; its weight is 0 or less.
    evidence: Evidence


def doubts(
    articles: Sequence[Article],
    known: Collection[frozenset[int]],
    decisions: Mapping[Pair, bool],
) -> tuple[Doubt, ...]:
    """Return what speaks against what sources say, and against stories that there are.

    Kinds: `hreflang_one_way`, `hreflang_front_page`, `claimed_twice`, `key_twice` (claims that are
    no evidence), `language` (the words are those of another language, which is seen), `apart`
    (two versions of a story that show nothing in common any more, as when one was edited into
    something else; never where an editor or a source says that they are one).
    """
    found = [Doubt((number,), evidence) for number, evidence in unbelieved(articles)]
    told = by_language(articles)
    liars = lying(told)
    found += [Doubt((n,), Evidence("language", -0.5, seen)) for n, seen in liars.items()]
    sure = {pair_of(*pair) for pair, together in decisions.items() if together}
    sure |= {pairing.articles for pairing in explicit_pairings(articles)}
    for pair, score in _scores(told, known):
        if score < APART and pair not in sure:
            found.append(Doubt(pair, Evidence("apart", -0.9)))
    return tuple(
        sorted(found, key=lambda one: (one.articles, one.evidence.kind, one.evidence.seen))
    )


def _scores(
    told: Mapping[str, Collection[Traits]], known: Iterable[frozenset[int]]
) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs of articles that are one story, and the logarithm of their odds now."""
    at = {one.id: one for some in told.values() for one in some}
    groups = [sorted(number for number in group if number in at) for group in known]
    pairs = [two for group in groups for two in combinations(group, 2)]
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

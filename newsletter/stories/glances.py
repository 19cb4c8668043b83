"""A quick look at articles: which pairs plainly go together, and who may be nearer."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from html import unescape

from newsletter.model import Article, words_of
from newsletter.stories.folding import fold
from newsletter.stories.groups import Pair
from newsletter.stories.wording import words_in

#: Characters of an article that are looked at: markup, and text.
MARKUP, LEAD = 4_000, 1_200

#: What may look alike in two languages: figures, and words of so many letters.
FIGURES, LETTERS = re.compile(r"\d+"), 5

#: So many of these, that nobody else has, make two texts plainly one story, when they are this
#: share of what both have (cosine). Of pairs that are none and score below -6 this takes 0 to 5 %
#: for one, and it saves the closer look at 40 to 90 % of those that are (articles of one site).
PLAIN, SHARE = 1.6, 0.08

#: Articles that are looked at in place of another.
NEAREST = 3

#: An article, and the language of those that may go with it.
Near = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Glance:
    """The words of an article's title and first sentences."""

    id: int
    language: str
    words: Mapping[str, int]
    telling: frozenset[str]


def glance_at(article: Article) -> Glance:
    """Look at *article*."""
    lead = unescape(words_of(article.body[:MARKUP]))[:LEAD] or article.summary[:LEAD]
    text = fold(f"{article.title} . {lead}")
    words = Counter(words_in(text))
    telling = frozenset(FIGURES.findall(text)).union(word for word in words if len(word) >= LETTERS)
    return Glance(article.id, article.language, words, telling)


class Glances:
    """What is seen of all articles at a glance."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._at = {one.id: glance_at(one) for one in articles if one.language}
        self._often = Counter(word for one in self._at.values() for word in one.telling)

    def __contains__(self, number: int) -> bool:
        return number in self._at

    def language(self, number: int) -> str:
        """Return the language of an article."""
        return self._at[number].language

    def length(self, number: int) -> int:
        """Return how many words of an article were looked at."""
        return sum(self._at[number].words.values())

    def by_language(self) -> Mapping[str, list[Glance]]:
        """Return language -> what was seen of its articles."""
        found: dict[str, list[Glance]] = defaultdict(list)
        for one in self._at.values():
            found[one.language].append(one)
        return found

    def plain(self, pair: Pair) -> bool:
        """Have the two so many rare words and figures in common that no more need be asked?"""
        one, other = (self._at[number].telling for number in pair)
        shared, own = self._worth(one & other), self._worth(one) * self._worth(other)
        return shared > max(PLAIN * math.log(len(self._at)), SHARE * math.sqrt(own))

    def nearest(self, free: Collection[int], wanted: Iterable[Near]) -> dict[Near, list[int]]:
        """Return for each of *wanted* those of *free* that are most alike.

        Args:
            free: ids of articles.
            wanted: ids of articles, each with the language of those that are sought.
        """
        holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number in free:
            for word in self._at[number].telling:
                holders[self.language(number), word].append(number)
        found = {}
        for number, language in wanted:
            alike: dict[int, float] = defaultdict(float)
            for word in sorted(self._at[number].telling):
                worth = self._worth((word,))
                for other in holders.get((language, word), ()):
                    alike[other] += worth
            nearest = nlargest(NEAREST, alike, key=lambda other: (alike[other], -other))
            found[number, language] = nearest
        return found

    def _worth(self, words: Iterable[str]) -> float:
        return sum(math.log(len(self._at) / self._often[word]) for word in words)

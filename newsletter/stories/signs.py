"""What speaks for and against two articles being one story, as numbers."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from newsletter.stories.traits import Traits, day_gap

#: Sign -> how strong it is.
Signs = Mapping[str, float]

#: How much each sign counts, as natural logarithms of odds. They follow a fit (conditional logit)
#: to a news site in English, Spanish, French and Portuguese, cut into pieces of 8 to 400 articles,
#: with and without dates and figures; `background` and `amounts` were set by hand near it. That
#: site shows nothing of the last four, which are estimates.
WEIGHTS: Signs = {
    "always": -1.6,
    "company": 1.4,
    "marks": 8.8,
    "words": 4.8,
    "background": -6.0,
    "length": 0.8,
    "gap": 1.4,
    "crowd": 0.8,
    "title_amounts": 3.1,
    "amounts": 1.6,
    "picture": 4.0,
    "event": 2.0,
    "author": 0.3,
    "section": 0.2,
}

#: How far the length of a translation strays (natural logarithm); more is not unheard of.
STRAY = 0.12

#: Among SOME articles likeness means what it was fitted to mean. The more there are, the better it
#: is known which words are rare, and the more it means; beyond MANY nothing is gained.
SOME, MANY = 40, 400

#: Numbers that are in every text, and how much they say.
SMALL, LITTLE = frozenset(map(str, range(13))), 0.3

#: A crowd of more is no more of a crowd: what the texts say tells its members apart.
CROWD = 20

#: Days within which a translation is as good as simultaneous.
SOON = 3.0


def score_of(signs: Signs) -> float:
    """Return the logarithm of the odds that *signs* make."""
    return sum(WEIGHTS[sign] * value for sign, value in signs.items())


class Surroundings:
    """The articles among which two are compared: what is common there says little."""

    def __init__(
        self, rows: Collection[Traits], columns: Collection[Traits], taken: Collection[int]
    ) -> None:
        everybody = [*rows, *columns]
        self._total = len(everybody)
        self._company = math.log(min(self._total, MANY) / SOME)
        self._title_amounts = Counter(amount for one in everybody for amount in one.title_amounts)
        self._pictures = Counter(one.picture for one in everybody)
        self._authors = Counter(one.author for one in everybody)
        self._sections = Counter(one.section for one in everybody)
        self._row_days = sorted(row.day for row in rows if row.id not in taken)
        self._column_days = sorted(column.day for column in columns if column.id not in taken)

    def signs(self, row: Traits, column: Traits) -> dict[str, float]:
        """Return the signs that do not depend on how alike the texts are."""
        return {
            "always": 1.0,
            "company": self._company,
            "gap": -math.log1p(day_gap(row, column) / SOON),
            "crowd": -math.log(self._near(row, column)),
            "title_amounts": self._agreement(row.title_amounts, column.title_amounts),
            "amounts": _overlap(row.amounts, column.amounts),
            "picture": self._picture(row.picture, column.picture),
            "event": _event(row.event, column.event),
            "author": self._surprise(row.author, column.author, self._authors),
            "section": self._surprise(row.section, column.section, self._sections),
        }

    def _agreement(self, ours: Sequence[str], theirs: Sequence[str]) -> float:
        """Return 1 when both titles name the same rare amounts, -1 when they name others."""
        shared = set(ours) & set(theirs)
        if not ours or not theirs:
            return 0.0
        agreed = 2 * _weight(shared) / _weight({*ours, *theirs}) - 1
        rarest = min((self._title_amounts[amount] for amount in shared), default=2)
        return agreed if agreed < 0 else agreed * 2 / rarest

    def _picture(self, ours: str, theirs: str) -> float:
        """Return 1 for a picture that nobody else shows, less for one that many do."""
        return 2 / self._pictures[ours] if ours and ours == theirs else 0.0

    def _surprise(self, ours: str, theirs: str, known: Counter[str]) -> float:
        return math.log(self._total / known[ours]) if ours and ours == theirs else 0.0

    def _near(self, row: Traits, column: Traits) -> int:
        """Return how many articles in want of a partner are as near in time as these two."""
        reach = day_gap(row, column) + 1
        near = max(
            _within(self._column_days, row.day, reach), _within(self._row_days, column.day, reach)
        )
        return min(max(near, 1), CROWD)


def length_ratio(row: Traits, column: Traits) -> float | None:
    """Return how much longer the second is (natural logarithm); None if that says nothing."""
    if row.whole != column.whole:
        return None
    return math.log((column.length + 20) / (row.length + 20))


def length_sign(ratio: float | None, usual: float) -> float:
    """Return how well the lengths fit to each other, 0 at best."""
    return 0.0 if ratio is None else -math.log1p(((ratio - usual) / STRAY) ** 2 / 3)


def _within(days: Sequence[float], day: float, reach: float) -> int:
    return bisect_right(days, day + reach) - bisect_left(days, day - reach)


def _event(ours: str, theirs: str) -> float:
    if not ours or not theirs:
        return 0.0
    return 1.0 if ours == theirs else -1.0


def _overlap(ours: Collection[str], theirs: Collection[str]) -> float:
    """Return 1 when every amount of the one text is in the other too, -1 when none is."""
    if not ours or not theirs:
        return 0.0
    shared = _weight(amount for amount in ours if amount in theirs)
    return 2 * shared / min(_weight(ours), _weight(theirs)) - 1


def _weight(amounts: Iterable[str]) -> float:
    """Return how much *amounts* say: little when they are small, as such are in every text."""
    return sum(LITTLE if amount in SMALL else 1.0 for amount in amounts)

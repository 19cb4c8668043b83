"""The texts of two languages, compared by the marks that both can have and by translated words."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from newsletter.stories.assign import Cell
from newsletter.stories.folding import fold
from newsletter.stories.lexicon import learn, translate
from newsletter.stories.marks import marks_of
from newsletter.stories.sounds import script_of
from newsletter.stories.traits import Traits
from newsletter.stories.vectors import (
    Table,
    Vector,
    backgrounds,
    likeness,
    rarity,
    shared_rarity,
    weigh,
)
from newsletter.stories.wording import words_in

#: A word in more than this share of the texts says nothing.
COMMON = 0.5

#: Pairs that teach at most: more of them teach little more.
TEACHERS = 200

#: What a text says beyond the marks that the other language has too, squared: two texts that have
#: one name in common, and nothing else that could be compared, are not alike.
BALLAST = 10.0

#: Texts that show which letters a language is written with.
SEEN = 50

#: How alike two texts are that have nothing to do with each other, where there is no other.
STRANGERS = 0.2


class Likeness:
    """How alike the texts are, and how alike they are to any others."""

    def __init__(self, table: Table, columns: int) -> None:
        self.table = table
        self._of_row, self._of_column = backgrounds(table, columns, STRANGERS)

    def __getitem__(self, cell: Cell) -> float:
        return self.table[cell[0]].get(cell[1], 0.0)

    def background(self, cell: Cell) -> float:
        """Return how alike the two are to their neighbours, on average."""
        return (self._of_row[cell[0]] + self._of_column[cell[1]]) / 2


class Comparison:
    """Rows and columns in the order of their days, and what their texts have in common."""

    def __init__(self, rows: Iterable[Traits], columns: Iterable[Traits], window: float) -> None:
        self.rows = sorted(rows, key=lambda one: (one.day, one.id))
        self.columns = sorted(columns, key=lambda one: (one.day, one.id))
        days = [column.day for column in self.columns]
        self._spans = [
            (bisect_left(days, row.day - window), bisect_right(days, row.day + window))
            for row in self.rows
        ]
        self._row_words, self._column_words = _own(self.rows), _own(self.columns)
        self._row_marks, self._column_marks = _common(self.rows, self.columns)

    def usual_ratio(self, among_alike: float) -> float:
        """Return how much longer a column's text may be expected to be (natural logarithm).

        Args:
            among_alike: the answer for two languages that are written with the same letters.
        """
        if same_letters(self.rows, self.columns) or not self.rows or not self.columns:
            return among_alike
        ours, theirs = (median(text.length for text in some) for some in (self.rows, self.columns))
        return math.log((theirs + 20) / (ours + 20))

    def pair(self, cell: Cell) -> tuple[Traits, Traits]:
        """Return the row and the column of *cell*."""
        return self.rows[cell[0]], self.columns[cell[1]]

    def cells(self, pairs: Iterable[tuple[int, int]]) -> list[Cell]:
        """Return where pairs of a row's and a column's id stand."""
        row_at = {row.id: at for at, row in enumerate(self.rows)}
        column_at = {column.id: at for at, column in enumerate(self.columns)}
        return [(row_at[row], column_at[column]) for row, column in pairs]

    def by_marks(self) -> Likeness:
        """Compare pieces of words, names, amounts and links."""
        return self._compare(self._row_marks, self._column_marks)

    def shared(self, cell: Cell) -> dict[str, float]:
        """Return the marks that a row and a column share, each with what it adds to likeness."""
        ours, theirs = self._row_marks[cell[0]], self._column_marks[cell[1]]
        return {mark: ours[mark] * theirs[mark] for mark in ours if mark in theirs}

    def by_words(self, taught: Iterable[Cell]) -> Likeness:
        """Compare words, translated as the newest of the pairs *taught* teach."""
        newest = sorted(taught)[-TEACHERS:]
        lexicon = learn(
            (self._row_words[row], self._column_words[column]) for row, column in newest
        )
        rows = [translate(row, lexicon) for row in self._row_words]
        return self._compare(rows, self._column_words)

    def with_translations(self, known: Likeness, translated: Mapping[int, str]) -> Likeness:
        """Compare words, translated by machine, where that makes texts more alike than *known*.

        Args:
            translated: id of a row -> its words in the language of the columns.
        """
        rare = rarity([column.words for column in self.columns], COMMON)
        texts = [Counter(words_in(fold(translated.get(row.id, "")))) for row in self.rows]
        told = likeness([weigh(text, rare) for text in texts], self._column_words, self._spans)
        table = [
            {at: max(one.get(at, 0.0), other.get(at, 0.0)) for at in one.keys() | other.keys()}
            for one, other in zip(known.table, told, strict=True)
        ]
        return Likeness(table, len(self.columns))

    def _compare(self, rows: Sequence[Vector], columns: Sequence[Vector]) -> Likeness:
        return Likeness(likeness(rows, columns, self._spans), len(columns))


def same_letters(rows: Sequence[Traits], columns: Sequence[Traits]) -> bool:
    """Are both languages written with the same letters?"""
    return _letters(rows) == _letters(columns)


def _letters(texts: Sequence[Traits]) -> str:
    """Return which letters most of *texts* are written with."""
    counted = Counter(script_of(next(iter(text.words), "")) for text in texts[:SEEN])
    return max(counted, key=lambda script: (counted[script], script), default="")


def _own(texts: Sequence[Traits]) -> list[Vector]:
    """Return the words of each text, weighed among those of its language."""
    rare = rarity([text.words for text in texts], COMMON)
    return [weigh(text.words, rare) for text in texts]


def _common(rows: Sequence[Traits], columns: Sequence[Traits]) -> tuple[list[Vector], list[Vector]]:
    """Return the marks of each text, weighed by how rare they are in both languages."""
    aloud = not same_letters(rows, columns)
    ours = [marks_of(row, aloud=aloud) for row in rows]
    theirs = [marks_of(column, aloud=aloud) for column in columns]
    rare = shared_rarity(ours, theirs)
    return (
        [weigh(row, rare, BALLAST) for row in ours],
        [weigh(column, rare, BALLAST) for column in theirs],
    )

"""Which articles of one language go with which of another, by what they show.

    texts -> likeness of marks -> candidates -> signs -> scores -> best assignment, with chances
                  likeness of words ^---- learned from the surest pairs ----'

Two texts in two languages have names, amounts and relatives among their words in common. The
pairs that this makes sure teach which other words translate each other; then all are compared
once more, by these as well.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import nlargest
from statistics import median

from newsletter.stories.assign import Cell, assign, chances
from newsletter.stories.comparing import Comparison, Likeness
from newsletter.stories.folding import fold
from newsletter.stories.signs import (
    WEIGHTS,
    Signs,
    Surroundings,
    length_ratio,
    length_sign,
    score_of,
)
from newsletter.stories.traits import Traits
from newsletter.stories.wording import words_in

#: Candidates that each article keeps: those whose texts are most alike.
CANDIDATES = 10

#: From this chance on a pair teaches; so many must do before anything is learned.
TEACHES, CLASS = 0.35, 8

#: Logarithm of the odds below which two are better left alone.
LEAST = -2.5

#: How much longer the second text is as long as nobody knows (natural logarithm).
LONGER = 0.1


@dataclass(frozen=True, slots=True)
class Match:
    """Two articles that go together best."""

    row: Traits
    column: Traits
    #: 0 to 1, seen among all rivals.
    chance: float
    #: What speaks for and against it.
    signs: Signs
    #: The marks that both have -> what each adds to their likeness.
    shared: Mapping[str, float]
    #: What a machine's translation adds to the odds (their logarithm), and the words that the
    #: second has of it.
    helped: float = 0.0
    meant: tuple[str, ...] = ()


def match(
    rows: Collection[Traits],
    columns: Collection[Traits],
    may_pair: Callable[[Traits, Traits], bool],
    known: Collection[tuple[int, int]],
    window: float,
    translated: Mapping[int, str] = {},
) -> list[Match]:
    """Return the pairs of a row and a column that are most likely one story.

    Args:
        rows: the articles of one language.
        columns: those of the other.
        may_pair: whether two may become a pair; others are compared, to learn what is common.
        known: ids of a row and a column that are one story already: they teach.
        window: days that may lie between the two.
        translated: id of a row -> its words in the other language, as a machine has them.
    """
    texts = Comparison(rows, columns, window)
    teachers = texts.cells(known)
    judge = _Judge(texts, teachers, may_pair)
    marks = texts.by_marks()
    found = judge.decide(marks, marks, texts.usual_ratio(LONGER))
    taught = teachers + [cell for cell, one in found.items() if one.chance >= TEACHES]
    words, usual = marks, texts.usual_ratio(LONGER)
    if len(taught) >= CLASS:
        words, usual = texts.by_words(taught), _usual_ratio(texts, taught)
    bare = marks, words
    if translated:
        marks, words = (texts.with_translations(one, translated) for one in bare)
    if translated or len(taught) >= CLASS:
        found = judge.decide(marks, words, usual)
    return [
        replace(one, helped=helped, meant=_meant(one.column, translated[one.row.id]))
        if one.row.id in translated and (helped := _helped(cell, bare, (marks, words))) > 0
        else one
        for cell, one in found.items()
    ]


class _Judge:
    """Weighs the candidates, and decides between them."""

    def __init__(
        self, texts: Comparison, taken: Collection[Cell], may_pair: Callable[[Traits, Traits], bool]
    ) -> None:
        self._texts = texts
        self._taken_rows = {row for row, _ in taken}
        self._taken_columns = {column for _, column in taken}
        self._may_pair = may_pair
        self._surroundings = Surroundings(
            texts.rows, texts.columns, {one.id for cell in taken for one in texts.pair(cell)}
        )
        self._seen: dict[Cell, Signs] = {}

    def decide(self, marks: Likeness, words: Likeness, usual: float) -> dict[Cell, Match]:
        """Return the best assignment, by how alike the texts are and the usual ratio of lengths."""
        for cell in self._nearest(words) - self._seen.keys():
            row, column = self._texts.pair(cell)
            if self._may_pair(row, column):
                self._seen[cell] = self._surroundings.signs(row, column)
        signs = {
            cell: {**seen, **likeness_signs(self._texts, cell, marks, words, usual)}
            for cell, seen in self._seen.items()
        }
        scores = {cell: score_of(one) for cell, one in signs.items()}
        chance = chances(scores)
        found = assign({cell: score - LEAST for cell, score in scores.items()})
        return {
            cell: Match(
                *self._texts.pair(cell), chance[cell], signs[cell], self._texts.shared(cell)
            )
            for cell in sorted(found.items())
        }

    def _nearest(self, likeness: Likeness) -> set[Cell]:
        """Return the pairs that are worth a closer look: the nearest of each that is free."""
        cells: set[Cell] = set()
        of_column: dict[int, list[tuple[float, Cell]]] = defaultdict(list)
        for row, alike in enumerate(likeness.table):
            if row in self._taken_rows:
                continue
            of_row = [
                (value, (row, column))
                for column, value in alike.items()
                if column not in self._taken_columns
            ]
            for near in of_row:
                of_column[near[1][1]].append(near)
            cells.update(cell for _, cell in nlargest(CANDIDATES, of_row))
        for nears in of_column.values():
            cells.update(cell for _, cell in nlargest(CANDIDATES, nears))
        return cells


def _helped(
    cell: Cell, before: tuple[Likeness, Likeness], after: tuple[Likeness, Likeness]
) -> float:
    """Return how much a translation adds to the logarithm of the odds of *cell*."""
    return sum(
        WEIGHTS[sign] * (more[cell] - less[cell])
        for sign, less, more in zip(("marks", "words"), before, after, strict=True)
    )


def _meant(column: Traits, translated: str) -> tuple[str, ...]:
    """Return the words of *column* that its partner's translation has too, the longest first."""
    shared = column.words.keys() & set(words_in(fold(translated)))
    return tuple(sorted(shared, key=lambda word: (-len(word), word)))


def likeness_signs(
    texts: Comparison, cell: Cell, marks: Likeness, words: Likeness, usual: float
) -> Signs:
    """Return the signs that depend on how alike the texts are.

    Args:
        usual: how much longer the second text is as a rule (natural logarithm).
    """
    return {
        "marks": marks[cell],
        "words": words[cell],
        "background": marks.background(cell) + words.background(cell),
        "length": length_sign(length_ratio(*texts.pair(cell)), usual),
    }


def _usual_ratio(texts: Comparison, pairs: Iterable[Cell]) -> float:
    ratios = (length_ratio(*texts.pair(cell)) for cell in pairs)
    return median([ratio for ratio in ratios if ratio is not None] or [LONGER])

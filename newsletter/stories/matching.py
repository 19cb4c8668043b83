"""Which articles of one language go with which of another, by what they show.

    texts -> likeness of marks -> candidates -> signs -> scores -> best assignment, with chances
                  likeness of words ^---- learned from the surest pairs ----'

Two texts in two languages have names, amounts and relatives among their words in common. The
pairs that this makes sure teach which other words translate each other; then all are compared
again, by these as well.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest
from statistics import median

from newsletter.stories.assign import Cell, assign, chances
from newsletter.stories.comparing import Comparison, Likeness
from newsletter.stories.signs import Signs, Surroundings, length_ratio, length_sign, score_of
from newsletter.stories.traits import Traits

#: Candidates that each article keeps: those whose texts are most alike.
CANDIDATES = 20

#: How often words are learned.
LESSONS = 2

#: From this chance on a pair teaches; so many must do before anything is learned.
TEACHES, CLASS = 0.5, 8

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


def match(
    rows: Collection[Traits],
    columns: Collection[Traits],
    may_pair: Callable[[Traits, Traits], bool],
    known: Collection[tuple[int, int]],
    window: float,
) -> list[Match]:
    """Return the pairs of a row and a column that are most likely one story.

    Args:
        rows: the articles of one language.
        columns: those of the other.
        may_pair: whether two may become a pair; others are compared, to learn what is common.
        known: ids of a row and a column that are one story already: they teach.
        window: days that may lie between the two.
    """
    texts = Comparison(rows, columns, window)
    surroundings = Surroundings(rows, columns, {number for pair in known for number in pair})
    teachers = taught = texts.cells(known)
    marks = words = texts.by_marks()
    usual = LONGER
    fixed: dict[Cell, Signs] = {}
    for lesson in range(LESSONS + 1):
        if lesson:
            words, usual = texts.by_words(taught), _usual_ratio(texts, taught)
        for cell in _candidates(words, teachers) - fixed.keys():
            if may_pair(*texts.pair(cell)):
                fixed[cell] = surroundings.signs(*texts.pair(cell))
        signs = {
            cell: {**seen, **_likeness_signs(texts, cell, marks, words, usual)}
            for cell, seen in fixed.items()
        }
        scores = {cell: score_of(seen) for cell, seen in signs.items()}
        chance = chances(scores)
        found = assign({cell: score - LEAST for cell, score in scores.items()})
        taught = teachers + [cell for cell in found.items() if chance[cell] >= TEACHES]
        if len(taught) < CLASS:
            break
    return [Match(*texts.pair(cell), chance[cell], signs[cell]) for cell in sorted(found.items())]


def _candidates(likeness: Likeness, taken: Collection[Cell]) -> set[Cell]:
    """Return the pairs that are worth a closer look: the nearest of each that is not *taken*."""
    taken_rows, taken_columns = {row for row, _ in taken}, {column for _, column in taken}
    cells: set[Cell] = set()
    of_column: dict[int, list[tuple[float, Cell]]] = defaultdict(list)
    for row, alike in enumerate(likeness.table):
        if row in taken_rows:
            continue
        of_row = [
            (value, (row, column)) for column, value in alike.items() if column not in taken_columns
        ]
        for near in of_row:
            of_column[near[1][1]].append(near)
        cells.update(cell for _, cell in nlargest(CANDIDATES, of_row))
    for nears in of_column.values():
        cells.update(cell for _, cell in nlargest(CANDIDATES, nears))
    return cells


def _likeness_signs(
    texts: Comparison, cell: Cell, marks: Likeness, words: Likeness, usual: float
) -> Signs:
    return {
        "marks": marks[cell],
        "words": words[cell],
        "background": marks.background(cell) + words.background(cell),
        "length": length_sign(length_ratio(*texts.pair(cell)), usual),
    }


def _usual_ratio(texts: Comparison, pairs: Iterable[Cell]) -> float:
    ratios = (length_ratio(*texts.pair(cell)) for cell in pairs)
    return median([ratio for ratio in ratios if ratio is not None] or [LONGER])

"""Who goes with whom: the best one-to-one assignment, and how sure each of its pairs is.

Both work on a sparse table of scores, where a pair that is not in it cannot be: natural
logarithms of the odds that two belong together, seen without their rivals.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

#: Row and column.
Cell = tuple[int, int]

#: Rounds in which rivals share out their chances; more change nothing that is shown.
ROUNDS = 12

#: Scores beyond which odds are as good as certain, and as good as none.
CERTAIN, HOPELESS = 20.0, -7.0


def assign(gains: Mapping[Cell, float]) -> dict[int, int]:
    """Return for rows their columns such that the sum of the gains is the greatest that can be.

    Row by row the cheapest way is sought to find a column for it, moving rows placed before to
    other columns or to none (shortest augmenting paths, after Jonker and Volgenant, Computing 38,
    1987). A gain of 0 or less is never taken.
    """
    edges: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (row, column), gain in sorted(gains.items()):
        if gain > 0:
            edges[row].append((column, gain))
    work = _Assignment(edges)
    for row in edges:
        work.place(row)
    return work.column_of


class _Assignment:
    """An assignment of some rows that is the best for them, with the prices that prove it."""

    def __init__(self, edges: Mapping[int, list[tuple[int, float]]]) -> None:
        self._edges = edges
        self.column_of: dict[int, int] = {}
        self._row_of: dict[int, int] = {}
        #: What a row loses by going to its column instead of nowhere, and what a column costs.
        self._worth: dict[int, float] = {}
        self._price: dict[int, float] = defaultdict(float)

    def place(self, start: int) -> None:
        """Take one more row in."""
        self._worth[start] = max(
            0.0, *(gain - self._price[column] for column, gain in self._edges[start])
        )
        far: dict[int, float] = {start: 0.0}
        reached: dict[int, float] = {}
        came_from: dict[int, int] = {}
        done: set[int] = set()
        end: tuple[int, int | None] = (start, None)
        shortest = math.inf
        heap = [(0.0, start)]
        while heap and heap[0][0] < shortest:
            length, row = heapq.heappop(heap)
            if row in done:
                continue
            done.add(row)
            if length + self._worth[row] < shortest:
                shortest, end = length + self._worth[row], (row, None)
            for column, gain in self._edges[row]:
                there = length + self._worth[row] + self._price[column] - gain
                owner = self._row_of.get(column)
                # Rounding must not lead back to a row that the way has passed.
                if owner in done or there >= min(shortest, reached.get(column, math.inf)):
                    continue
                reached[column], came_from[column] = there, row
                if owner is None:
                    shortest, end = there, (row, column)
                else:
                    far[owner] = there
                    heapq.heappush(heap, (there, owner))
        for row in done:
            self._worth[row] -= shortest - far[row]
        for column, length in reached.items():
            self._price[column] += max(0.0, shortest - length)
        self._move(start, end, came_from)

    def _move(self, start: int, end: tuple[int, int | None], came_from: Mapping[int, int]) -> None:
        """Give each row on the way from *start* to *end* the column that it led to."""
        row, column = end
        while True:
            before = self.column_of.pop(row, None)
            if column is not None:
                self.column_of[row], self._row_of[column] = column, row
            if row == start or before is None:
                return
            row, column = came_from[before], before


def chances(scores: Mapping[Cell, float]) -> dict[Cell, float]:
    """Return for each pair how likely it is, when each row and each column has one partner or none.

    Rivals share their chances: of two equal columns a row gets half of each, but a column that
    has a better row leaves this one to the other. Belief propagation over all assignments, each
    as likely as the product of its odds: exact where rivalries form no ring, and near it else.
    """
    cells = [cell for cell, score in scores.items() if score > HOPELESS]
    odds = [math.exp(min(CERTAIN, scores[cell])) for cell in cells]
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    free_row = [1.0] * len(cells)
    free_column = free_row
    for _ in range(ROUNDS):
        free_column = _freedom(odds, free_row, columns)
        free_row = _freedom(odds, free_column, rows)
    found = dict.fromkeys(scores, 0.0)
    for cell, value, row, column in zip(cells, odds, free_row, free_column, strict=True):
        together = value * row * column
        found[cell] = together / (1 + together)
    return found


def _freedom(odds: Sequence[float], others: Sequence[float], sides: Sequence[int]) -> list[float]:
    """Return, per pair, how likely its row (or column) is left free by all other partners.

    Args:
        odds: of each pair.
        others: how free the partner is, per pair.
        sides: the row (or the column) of each pair.
    """
    asked = [value * free for value, free in zip(odds, others, strict=True)]
    total: dict[int, float] = defaultdict(float)
    for side, value in zip(sides, asked, strict=True):
        total[side] += value
    return [
        1 / (1 + max(0.0, total[side] - value)) for side, value in zip(sides, asked, strict=True)
    ]

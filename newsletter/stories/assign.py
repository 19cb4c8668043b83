"""Who goes with whom: the best one-to-one assignment, and how sure each of its pairs is.

Both work on a sparse table of scores, where a pair that is not in it cannot be: natural
logarithms of the odds that two belong together, seen without their rivals.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping

#: Row and column.
Cell = tuple[int, int]

#: Rounds in which rivals share out their chances; then nothing changes any more that we show.
ROUNDS = 20

#: Beyond this the odds are certainty, and their exponential would overflow.
CERTAIN = 50.0


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
    odds = {cell: math.exp(min(CERTAIN, score)) for cell, score in scores.items()}
    #: How free a row is for a column when nobody asks the column, and the other way round.
    free_row = dict.fromkeys(odds, 1.0)
    free_column = dict.fromkeys(odds, 1.0)
    for _ in range(ROUNDS):
        free_column = _freedom(odds, free_row, 1)
        free_row = _freedom(odds, free_column, 0)
    together = {cell: value * free_row[cell] * free_column[cell] for cell, value in odds.items()}
    return {cell: value / (1 + value) for cell, value in together.items()}


def _freedom(
    odds: Mapping[Cell, float], others: Mapping[Cell, float], side: int
) -> dict[Cell, float]:
    """Return how likely a row (side 0) or column (side 1) is free of all but one partner."""
    asked = {cell: value * others[cell] for cell, value in odds.items()}
    total: dict[int, float] = defaultdict(float)
    for cell, value in asked.items():
        total[cell[side]] += value
    return {cell: 1 / (1 + max(0.0, total[cell[side]] - value)) for cell, value in asked.items()}

"""Texts as weighted marks, and how alike they are."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter

from newsletter.stories.marks import commonness

#: Mark -> weight; the squares of the weights add up to 1.
Vector = Mapping[str, float]

#: Per row: column -> likeness, 0 to 1.
Table = Sequence[Mapping[int, float]]

#: Marks of a text that are kept: those that say most.
TELLING = 150

#: So many texts are imagined beside those there are, in which marks are as common as they are
#: anywhere: of a handful of texts nobody could say which of their words are rare.
IMAGINED = 10

#: The nearest neighbours, after the nearest, that tell how alike any two texts are.
NEIGHBOURS = 5


def rarity(counted: Sequence[Mapping[str, int]], most: float = 1.0) -> dict[str, float]:
    """Return how much each mark says that at most the share *most* of the texts has.

    The fewer texts have it, the more it says.
    """
    texts = Counter(mark for marks in counted for mark in marks)
    return {
        mark: math.log((len(counted) + IMAGINED) / (times + IMAGINED * commonness(mark)))
        for mark, times in texts.items()
        if times <= max(2, len(counted) * most)
    }


def shared_rarity(
    rows: Sequence[Mapping[str, int]], columns: Sequence[Mapping[str, int]]
) -> dict[str, float]:
    """Return how much each mark says that both languages have; it must be rare in both."""
    ours, theirs = rarity(rows), rarity(columns)
    return {
        mark: math.sqrt(value * theirs[mark])
        for mark, value in ours.items()
        if mark in theirs and value > 0 and theirs[mark] > 0
    }


def weigh(counted: Mapping[str, int], rare: Mapping[str, float], ballast: float = 0.0) -> Vector:
    """Return the vector of a text: what it says often counts more, what all say less.

    Args:
        ballast: what else a text is taken to say, squared, so that few marks in common are little.
    """
    weights = {
        mark: (1 + math.log(times)) * rare[mark] for mark, times in counted.items() if mark in rare
    }
    if len(weights) > TELLING:
        weights = dict(nlargest(TELLING, weights.items(), key=itemgetter(1)))
    return unit(weights, ballast)


def unit(weights: Mapping[str, float], ballast: float = 0.0) -> Vector:
    """Return *weights* of the length 1, *ballast* and all."""
    squares = sum(weight * weight for weight in weights.values())
    length = math.sqrt(squares + ballast) or 1.0
    return {mark: weight / length for mark, weight in weights.items()}


def likeness(
    rows: Sequence[Vector], columns: Sequence[Vector], spans: Sequence[tuple[int, int]]
) -> list[dict[int, float]]:
    """Return how alike each row is to the columns that share a mark with it (cosine).

    Args:
        rows: any number.
        columns: in an order in which those that a row may meet stand together.
        spans: per row, the first of them and the one behind the last.
    """
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, column in enumerate(columns):
        for mark, weight in column.items():
            holders[mark].append((number, weight))
    table: list[dict[int, float]] = []
    for row, (first, behind) in zip(rows, spans, strict=True):
        alike = [0.0] * len(columns)
        for mark, weight in row.items():
            held = holders.get(mark, [])
            if len(held) > behind - first:
                held = held[bisect_left(held, (first,)) : bisect_left(held, (behind,))]
            for number, other in held:
                alike[number] += weight * other
        table.append({at: alike[at] for at in range(first, behind) if alike[at]})
    return table


def backgrounds(table: Table, columns: int, prior: float) -> tuple[list[float], list[float]]:
    """Return how alike each row, and each column, is to those that are not the nearest.

    Where there are few neighbours, *prior* stands for those that are missing.
    """
    of_column: list[list[float]] = [[] for _ in range(columns)]
    for row in table:
        for column, alike in row.items():
            of_column[column].append(alike)
    return (
        [_background(row.values(), prior) for row in table],
        [_background(column, prior) for column in of_column],
    )


def _background(alike: Iterable[float], prior: float) -> float:
    nearest = nlargest(NEIGHBOURS + 1, alike)[1:]
    return (sum(nearest) + prior * (NEIGHBOURS - len(nearest))) / NEIGHBOURS

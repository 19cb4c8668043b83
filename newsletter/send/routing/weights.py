"""Chooses among relays by their weights, and shares the window out among them."""

from collections.abc import Iterable, Mapping, Sequence


class Weights:
    """A smooth choice by weight: of 5 and 1 comes aaabaa, not aaaaab.

    All that may be chosen gain their weight, the richest is chosen, and pays what all gained.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = dict(weights)
        self._gained = dict.fromkeys(weights, 0)

    def choose(self, names: Iterable[str]) -> str:
        """Choose one of *names*; there is at least one."""
        among = list(names)
        for name in among:
            self._gained[name] += self._weights[name]
        chosen = max(among, key=lambda name: self._gained[name])
        self._gained[chosen] -= sum(self._weights[name] for name in among)
        return chosen


def shares(weights: Sequence[int], window: int) -> list[int]:
    """Share *window* out by *weights*: each gets 1 or more, and together they get no more.

    *window* is as many as there are weights, or more.
    """
    spare, total = window - len(weights), sum(weights)
    found = [1 + spare * weight // total for weight in weights]
    heaviest = sorted(range(len(weights)), key=lambda index: -weights[index])
    for index in heaviest[: window - sum(found)]:
        found[index] += 1
    return found

"""Messages whose domain may not have them yet; whoever may goes before them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Generic, TypeVar

from newsletter.model import Message
from newsletter.send.pace.domains import domain_of, family_of
from newsletter.send.pace.pacing import Pace

K = TypeVar("K")

#: A message, and the key by which whoever gave it knows it.
Pair = tuple[K, Message]


class WaitingRoom(Generic[K]):
    """A few messages, in the order in which they came; it touches nothing.

    A domain that may have none never holds up another: who has to wait long is shown out, and
    so is whoever waits longest when the room is full.
    """

    def __init__(self, pace: Pace, seats: int, patience: float) -> None:
        """Open it.

        Args:
            pace: says who may go.
            seats: how many may wait.
            patience: for how many seconds it is worth to wait here.
        """
        self._pace = pace
        self._seats, self._patience = seats, patience
        self._waiting: list[Pair[K]] = []
        #: Of each family of domains, how many were shown out: they come back one after another.
        self._ahead: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Is there no seat for another one?"""
        return len(self._waiting) >= self._seats

    def enter(self, pair: Pair[K], *, first: bool = False) -> None:
        """Let one more wait, *first* when it had been under way already."""
        self._waiting.insert(0 if first else len(self._waiting), pair)

    def call(self, relay: str, now: datetime) -> Pair[K] | None:
        """Return the first that may go by *relay* now; None when nobody may."""
        held: set[str] = set()
        for index, (_, message) in enumerate(self._waiting):
            domain = domain_of(message.recipient)
            family = family_of(domain)
            if family in held:
                continue
            if not self._pace.ask_domain(domain, relay, now):
                return self._waiting.pop(index)
            held.add(family)
        return None

    def show_out(
        self, relays: Sequence[str], now: datetime, *, crowded: bool = False
    ) -> list[tuple[Pair[K], float]]:
        """Return those who wait too long, with the seconds after which to come back.

        When the room is full, or it is *crowded* outside, that is at least whoever waits longest.
        """
        if not self._waiting:
            return []
        found: list[tuple[Pair[K], float]] = []
        seated: Counter[str] = Counter()
        waits: list[float] = []
        for pair in self._waiting:
            domain = domain_of(pair[1].recipient)
            ahead = seated[family_of(domain)]
            seated[family_of(domain)] += 1
            asked = [self._pace.ask_domain(domain, relay, now, ahead) for relay in relays]
            waits.append(min(asked, default=0))
        crowded |= self.is_full
        limit = min(self._patience, max(waits)) if crowded else self._patience
        stay: list[Pair[K]] = []
        for pair, wait in zip(self._waiting, waits, strict=True):
            if wait and (wait > limit or (crowded and wait == limit)):
                found.append((pair, self._return(pair, relays, now)))
            else:
                stay.append(pair)
        self._waiting = stay
        return found

    def _return(self, pair: Pair[K], relays: Sequence[str], now: datetime) -> float:
        """Return when *pair* should come back: after all of its domain that went before it."""
        domain = domain_of(pair[1].recipient)
        ahead = self._ahead[family_of(domain)]
        self._ahead[family_of(domain)] += 1
        return min(self._pace.ask_domain(domain, relay, now, ahead) for relay in relays)

    def clear(self) -> list[Pair[K]]:
        """Return all who wait."""
        waiting, self._waiting = self._waiting, []
        return waiting

"""How far an issue has come, how fast it goes, and how long it will take."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsletter.model import OPEN, DeliveryState

#: Seconds over which the speed is measured.
SPAN = 30.0
#: Seconds between two figures that are kept for it.
STEP = 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """How far an issue has come."""

    #: How many deliveries are in each state.
    counts: Mapping[DeliveryState, int] = field(default_factory=dict)
    #: Deliveries that have ended lately, per second; 0 while that is not known.
    rate: float = 0

    @property
    def total(self) -> int:
        """How many deliveries there are."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """How many have ended."""
        return sum(count for state, count in self.counts.items() if state not in OPEN)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at this speed, deferred ones aside; None if unknown."""
        left = self.total - self.done - self.counts.get(DeliveryState.DEFERRED, 0)
        return left / self.rate if self.rate else None


class Meter:
    """Makes figures of counts that follow each other."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def read(self, counts: Mapping[DeliveryState, int], seconds: float) -> Figures:
        """Return the figures at a moment.

        Args:
            counts: How many deliveries are in each state now.
            seconds: What a clock says that never goes back.
        """
        done = Figures(counts).done
        marks = self._marks
        if not marks or seconds >= marks[-1][0] + STEP:
            marks.append((seconds, done))
        while len(marks) > 2 and marks[1][0] <= seconds - SPAN:
            marks.popleft()
        since, before = marks[0]
        rate = (done - before) / (seconds - since) if seconds > since else 0.0
        return Figures(dict(counts), max(0.0, rate))

"""A sender whom nobody knows yet sends little at first, and more each day."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from newsletter.errors import ConfigError


@dataclass(frozen=True, slots=True)
class WarmUp:
    """`[mail.warm_up]`: how many messages may go in 24 hours while a sender is new."""

    #: The first day; without one there is no warm-up.
    start: date | None = None
    #: How many on that day.
    first: int = 50
    #: Each day so many times as many as on the day before.
    factor: float = 2.0
    #: After so many days there is no limit any more.
    days: int = 14

    def __post_init__(self) -> None:
        if self.first < 1 or self.days < 1 or not 1 <= self.factor <= 10:
            raise ConfigError(
                "A warm-up has first and days of 1 or more, and a factor from 1 to 10.",
                where="mail.warm_up",
            )

    def limit(self, now: datetime) -> int:
        """Return how many may go in the 24 hours before *now*; 0 when there is no limit.

        Days are those of UTC. Before the first day its limit holds.
        """
        if self.start is None:
            return 0
        day = max(0, (now.date() - self.start).days)
        if day >= self.days:
            return 0
        return int(self.first * Fraction(str(self.factor)) ** day)

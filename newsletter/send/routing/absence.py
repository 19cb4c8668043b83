"""For how long a relay that failed is left alone."""

from datetime import datetime, timedelta

#: The first time, and the longest; each time twice as long as the last.
FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=10)


class Absence:
    """Whether a relay is there, as far as we know."""

    def __init__(self, first: timedelta = FIRST, longest: timedelta = LONGEST) -> None:
        self._first, self._longest = first, longest
        self._times = 0
        self._until: datetime | None = None

    @property
    def is_doubted(self) -> bool:
        """Has it failed, and answered no message since?"""
        return self._times > 0

    def is_over(self, now: datetime) -> bool:
        """Say whether it may be asked. A clock that was set back makes nobody wait longer."""
        return self._until is None or now >= self._until or self._until - now > self._longest

    def failed(self, now: datetime) -> None:
        """Be told that it failed."""
        wait = min(self._first * 2 ** min(self._times, 30), self._longest)
        self._times += 1
        self._until = now + wait

    def ask_again(self) -> None:
        """Be told that it is to be asked now, though its time is not over."""
        self._until = None

    def answered(self) -> None:
        """Be told that it answered a message."""
        self._times = 0
        self._until = None

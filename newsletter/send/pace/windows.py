"""Counts what happened in the last so many seconds, exactly enough never to pass a limit."""

from collections import deque

#: Microseconds of a second: all times here are whole microseconds since 1970.
SECOND = 1_000_000

#: Parts of a window that are counted together. What happened in a part is forgotten a whole
#: window after the part's end: never too early, and at most a sixtieth too late.
PARTS = 60


class Window:
    """A count over the last so many seconds, and how many there may be in any such time."""

    __slots__ = ("_parts", "count", "length", "limit", "part")

    def __init__(self, limit: int, length: int) -> None:
        #: How many there may be; 0 for no limit.
        self.limit = limit
        #: In microseconds.
        self.length = length
        self.part = max(1, length // PARTS)
        #: Beginning of a part, and how many fell into it; the oldest first.
        self._parts: deque[tuple[int, int]] = deque()
        self.count = 0

    def take(self, now: int) -> None:
        """Count one more."""
        self.forget(now)
        start, count = now - now % self.part, 0
        if self._parts and self._parts[-1][0] == start:
            count = self._parts.pop()[1]
        self._parts.append((start, count + 1))
        self.count += 1

    def wait(self, now: int, ahead: int = 0) -> int:
        """Return for how many microseconds no more may come, when *ahead* others come first."""
        if not self.limit:
            return 0
        self.forget(now)
        rounds, place = divmod(ahead, self.limit)  # rounds are windows that those ahead fill
        wait, excess = 0, self.count + place + 1 - self.limit
        for start, count in self._parts:
            if excess <= 0:
                break
            wait = self._end(start) - now
            excess -= count
        return wait + rounds * (self.length + self.part)

    def forget(self, now: int) -> None:
        """Drop what is too long ago. A clock that was set back makes the future the present."""
        parts = self._parts
        while parts and self._end(parts[0][0]) <= now:
            self.count -= parts.popleft()[1]
        if parts and parts[-1][0] > now:
            parts.clear()
            parts.append((now - now % self.part, self.count))

    def dump(self) -> list[list[int]]:
        """Return what is counted, as JSON can hold it."""
        return [[start, count] for start, count in self._parts]

    def load(self, parts: object) -> None:
        """Take up what `dump` returned; what has another form is left alone."""
        if not isinstance(parts, list):
            return
        for part in parts:
            match part:
                case [int(start), int(count)] if count > 0:
                    self._parts.append((start - start % self.part, count))
                    self.count += count

    def _end(self, start: int) -> int:
        return start + self.part + self.length

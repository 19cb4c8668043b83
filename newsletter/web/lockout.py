"""Who tried too often to log in, and how long they wait."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

#: Failures that are free.
FREE = 5
#: Wait after the last free one; it doubles with each further failure.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
#: Failures are forgotten when none follows for so long.
MEMORY = timedelta(hours=1)
#: Most addresses that are remembered; beyond it the one that was quiet longest is forgotten.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class _Record:
    tries: int
    last: datetime

    @property
    def wait(self) -> timedelta:
        """How long after the last try the next one may come."""
        if self.tries < FREE:
            return timedelta()
        return min(FIRST_WAIT * (1 << min(self.tries - FREE, 10)), LONGEST_WAIT)


class Lockout:
    """Counts the tries to log in per address, known to us or not, while the program runs.

    A try counts as failed from the moment it begins, so that many at once are no way around.
    """

    def __init__(self) -> None:
        self._records: OrderedDict[str, _Record] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, address: str, now: datetime) -> timedelta:
        """Count a try of *address*, and return 0; or return how long it must still wait."""
        with self._lock:
            record = self._records.get(address)
            if record is None or now - record.last > MEMORY:
                record = _Record(0, now)
            if (left := record.last + record.wait - now) > timedelta():
                return left
            self._records[address] = _Record(record.tries + 1, now)
            self._records.move_to_end(address)
            if len(self._records) > MOST:
                self._records.popitem(last=False)
        return timedelta()

    def succeeded(self, address: str) -> None:
        """Forget the tries of *address*."""
        with self._lock:
            self._records.pop(address, None)

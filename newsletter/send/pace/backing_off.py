"""When a delivery that was put off is tried again: ever later, and no two in the same second."""

import hashlib
from datetime import datetime, timedelta

#: Minutes of wait after the first, the second, ... attempt, and after all others. A relay of our
#: own is asked sooner than RFC 5321 4.5.4.1 asks of one that delivers to strangers.
WAITS = (5, 15, 30, 60, 120, 240, 480)

#: A wait is stretched by up to a quarter, differently for each delivery and attempt.
STRETCH = 0.25

#: A last try is not made so soon after the one before.
SOONEST = timedelta(minutes=5)


def retry_at(
    number: int, attempts: int, now: datetime, give_up: timedelta = timedelta(hours=72)
) -> datetime | None:
    """Return when delivery *number* is due after *attempts* made, the last one *now*.

    The last try is made when all the waits together come to *give_up*. None means never again:
    the delivery has failed.
    """
    waited = sum((wait(number, attempt) for attempt in range(1, attempts)), timedelta())
    left = give_up - waited
    if left < SOONEST:
        return None
    return now + min(wait(number, max(attempts, 1)), left)


def wait(number: int, attempt: int) -> timedelta:
    """Return how long delivery *number* waits after its *attempt*; always the same."""
    minutes = WAITS[min(attempt, len(WAITS)) - 1]
    digest = hashlib.blake2b(f"{number} {attempt}".encode(), digest_size=4).digest()
    share = int.from_bytes(digest) / 2**32
    return timedelta(minutes=minutes * (1 + STRETCH * share))

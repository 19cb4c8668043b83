"""When a delivery that was put off is tried again."""

from datetime import datetime, timedelta

#: Wait after the first, the second, ... attempt: about three days in all. A relay of our own
#: is asked sooner than RFC 5321 4.5.4.1 asks of one that delivers to strangers.
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
    *[timedelta(hours=8)] * 8,
)


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """Return when the next attempt is due after *attempts* made, the last one *now*.

    None means never: the delivery has failed.
    """
    if attempts > len(WAITS):
        return None
    return now + WAITS[max(attempts, 1) - 1]

"""Asks every minute whether something is due, for as long as `serve` runs.

It only asks: whether an issue is due, and who may send it, the database decides. So cron, a
second `serve` and this one may run side by side, and nothing is lost when one of them is down.
"""

import logging
from collections.abc import Callable, Sequence

from apscheduler.schedulers.background import BackgroundScheduler

from newsletter.bootstrap import utc_now
from newsletter.pipeline import DueReport, Happening, Newsroom, run_due

#: Seconds between two questions.
EVERY = 60

#: Said before an error that no part of the house knows.
UNFORESEEN = "This should not have happened"

#: Told what a run did.
Listener = Callable[[Sequence[DueReport]], None]


def start(newsroom: Newsroom, listener: Listener, *, every: float = EVERY) -> Callable[[], None]:
    """Begin asking, in a thread of its own; return what ends it.

    The end waits for the message that is in hand, and leaves the rest to the next run.
    """
    # What a job does wrong is reported by ask; APScheduler's own words are for its authors.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    ending: list[bool] = []
    scheduler = BackgroundScheduler(timezone="UTC")

    def ask() -> None:
        try:
            reports = run_due(newsroom, stop=lambda: bool(ending))
        except Exception as error:  # noqa: BLE001  # a server goes on, and says what it met
            words = " ".join(f"{type(error).__name__}: {error}".split())
            reports = [DueReport("schedule", Happening.FAILED, detail=f"{UNFORESEEN}: {words}.")]
        listener([report for report in reports if report.happening is not Happening.NOTHING])

    scheduler.add_job(
        ask, "interval", seconds=every, next_run_time=utc_now(),
        coalesce=True, max_instances=1, misfire_grace_time=None,
    )  # fmt: skip
    scheduler.start()

    def end() -> None:
        ending.append(True)
        scheduler.shutdown(wait=True)

    return end

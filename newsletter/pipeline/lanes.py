"""Reads many sources at once, so that a slow host holds up none but its own sources.

    host a: 1 2 3 4 5 ... --per host--+
    host b: 1 ------------------------+--at once--> results, as they come
    folder: 1 ------------------------+

Who waits for a place at its host has no thread yet, which another source could use.
"""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar
from urllib.parse import urlsplit

from newsletter.gather import Brief, GatherSettings

T = TypeVar("T")


def read_all(
    briefs: Sequence[Brief], read: Callable[[Brief], T], settings: GatherSettings
) -> Generator[tuple[Brief, T]]:
    """Yield each of *briefs* with what *read* makes of it, as soon as that has come.

    When nobody wants more, close this: what has not begun is left then.
    """
    lanes: dict[str, deque[Brief]] = {}
    for brief in briefs:
        lanes.setdefault(_lane(brief), deque()).append(brief)
    pool = ThreadPoolExecutor(settings.concurrency)
    reading: dict[Future[T], Brief] = {}

    def start(lane: str) -> None:
        if lanes[lane]:
            brief = lanes[lane].popleft()
            reading[pool.submit(read, brief)] = brief

    try:
        for _ in range(settings.per_host):
            for lane in lanes:
                start(lane)
        while reading:
            for done in wait(reading, return_when=FIRST_COMPLETED).done:
                brief = reading.pop(done)
                start(_lane(brief))
                yield brief, done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _lane(brief: Brief) -> str:
    """Return the host of a source; a path is read from no host, and is one by itself."""
    where = brief.source.location
    try:
        return (urlsplit(where).hostname or where).lower()
    except ValueError:  # a host in square brackets that is none
        return where

"""The processes of the workshop, and who waits for their work."""

import math
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from newsletter.errors import NewsletterError, PageError
from newsletter.workshop.inside import BROKE, REMEDY, done, enter

P = ParamSpec("P")
T = TypeVar("T")

#: What is loaded into the process that all others come from, in this order.
TOOLS = ("newsletter.workshop.silence", "newsletter.gather")

#: Pieces of work after which a process makes way for a fresh one: memory comes apart in time.
SHIFT = 2_000


#: What the library raises when its processes cannot be started, or are gone.
BROKEN = (RuntimeError, OSError, EOFError)

UNABLE = "The processes that read what sources send cannot be started."
MAY = (
    f"See that this account may run {sys.executable} and read its libraries, and that there is "
    "room for more processes."
)


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """How much one piece of work may take."""

    #: Wall-clock time.
    seconds: float = 8
    #: Of a process, in bytes: its heap and what it maps for itself.
    memory: int = 220_000_000


class Workshop:
    """Processes that take foreign bytes apart; safe to be used by several threads at once.

    They start when the first work comes, and end with `close` or with this program.
    """

    def __init__(self, limits: WorkLimits = WorkLimits(), processes: int = 0) -> None:
        self._limits = limits
        self._processes = processes or min(4, os.cpu_count() or 1)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(TOOLS))
        self._jobs: dict[ProcessFuture[Any], ProcessPool] = {}
        self._closed = False
        self._changing = threading.Lock()
        self._ending = threading.Lock()
        self._pool = self._open()

    def _open(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._processes,
            max_tasks=SHIFT,
            initializer=enter,
            initargs=[self._limits.memory],
            context=self._context,
        )

    def do(self, work: Callable[P, T], *args: P.args, **settings: P.kwargs) -> T:
        """Return what *work* makes of its arguments; all of them, and it, must be picklable.

        Raises:
            PageError: it took too long, or too much memory, or broke down.
            SourceError: *work* itself raised it.
            NewsletterError: the workshop is closed, or was closed meanwhile.
        """
        told = [work, args, settings, math.ceil(self._limits.seconds) + 2]
        for _ in range(2):  # it may meet processes that died while they were idle
            pool, job = self._begin(told)
            try:
                made: T = job.result()
            except TimeoutError:
                most = f"{self._limits.seconds:g} seconds"
                raise PageError(f"Reading it took more than {most}.", remedy=REMEDY) from None
            except MemoryError:
                most = f"{self._limits.memory / 1_000_000:.0f} MB of memory"
                raise PageError(f"Reading it took more than {most}.", remedy=REMEDY) from None
            except ProcessExpired:
                break
            except (RuntimeError, CancelledError):  # of all its jobs
                self._end(pool)
            else:
                return made
            finally:
                with self._changing:
                    self._jobs.pop(job, None)
        raise PageError(BROKE, remedy=REMEDY) from None

    def _begin(self, told: Sequence[Any]) -> tuple[ProcessPool, "ProcessFuture[Any]"]:
        """Give the work to the processes, to new ones if those there are broke down.

        Raises:
            NewsletterError: the workshop is closed, or its processes cannot be started.
        """
        with self._changing, _out_of_reach():
            if self._closed:
                raise NewsletterError("It was broken off: this program is being ended.")
            try:
                job = self._pool.schedule(done, args=told, timeout=self._limits.seconds)
            except BROKEN:
                broken, self._pool = self._pool, self._open()
                threading.Thread(target=self._end, args=[broken], daemon=True).start()
                try:
                    job = self._pool.schedule(done, args=told, timeout=self._limits.seconds)
                except BROKEN as error:
                    raise NewsletterError(UNABLE, remedy=MAY) from error
            self._jobs[job] = self._pool
            return self._pool, job

    def _end(self, pool: ProcessPool) -> None:
        """End the processes of *pool*, and let go on who waits for one of its jobs."""
        with self._ending, suppress(*BROKEN):  # it may never have begun
            pool.stop()  # type: ignore[no-untyped-call]  # the library has no types here
            pool.join()
        with self._changing:
            waiting = [job for job, where in self._jobs.items() if where is pool]
        for job in waiting:
            job.cancel()  # type: ignore[no-untyped-call]  # nor here

    def close(self) -> None:
        """End the processes; who waits for their work is told so, and nobody gives them more."""
        with self._changing:
            self._closed = True
        self._end(self._pool)


@contextmanager
def _out_of_reach() -> Iterator[None]:
    """Start processes that Ctrl-C, which a terminal sends to all that we started, does not reach.

    What is blocked stays so in all that comes from here. Only the tracker of the library would
    let it through again, were it started here.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

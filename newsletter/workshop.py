"""Where foreign bytes are taken apart: processes with limits on time and memory.

A parser that a stranger's file sends into a loop, makes eat memory or breaks down takes its
process with it, and nothing else: the newsletter goes on, and a new process takes the next file.
"""

import logging
import math
import multiprocessing
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from newsletter.errors import NewsletterError, PageError

P = ParamSpec("P")
T = TypeVar("T")

#: What the processes have at hand from the start; this module first, see at its end.
TOOLS = ("newsletter.workshop", "newsletter.gather")

#: Pieces of work after which a process makes way for a fresh one: memory comes apart in time.
SHIFT = 2_000

BROKE = "Reading it broke the program that reads."
REMEDY = "Its keeper should know."


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """How much one piece of work may take."""

    #: Wall-clock time.
    seconds: float = 9
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
            initializer=_enter,
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
                self._jobs.pop(job, None)
        raise PageError(BROKE, remedy=REMEDY) from None

    def _begin(self, told: Sequence[Any]) -> tuple[ProcessPool, "ProcessFuture[Any]"]:
        """Give the work to the processes, to new ones if those there are broke down.

        Raises:
            NewsletterError: the workshop is closed.
        """
        with self._changing, _out_of_reach():
            if self._closed:
                raise NewsletterError("It was broken off: this program is being ended.")
            try:
                job = self._pool.schedule(_done, args=told, timeout=self._limits.seconds)
            except RuntimeError:
                broken, self._pool = self._pool, self._open()
                threading.Thread(target=self._end, args=[broken], daemon=True).start()
                job = self._pool.schedule(_done, args=told, timeout=self._limits.seconds)
            self._jobs[job] = self._pool
            return self._pool, job

    def _end(self, pool: ProcessPool) -> None:
        """End the processes of *pool*, and let go on who waits for one of its jobs."""
        with self._ending:
            pool.stop()  # type: ignore[no-untyped-call]  # the library has no types here
            pool.join()
        with self._changing:
            for job, where in self._jobs.items():
                if where is pool:
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


def _done(work: Callable[..., T], args: Sequence[Any], settings: Mapping[str, Any], last: int) -> T:
    """Do *work* in this process; errors of its tools, which may not be picklable, stay here.

    After *last* seconds the process ends by itself: whoever should have ended it is dead.
    """
    signal.alarm(last)
    try:
        return work(*args, **settings)
    except (NewsletterError, MemoryError):
        raise
    except Exception:
        logging.getLogger(__name__).debug("%r broke", work, exc_info=True)
        raise PageError(BROKE, remedy=REMEDY) from None
    finally:
        signal.alarm(0)


def _enter(memory: int) -> None:
    """Bind this process to its limit; called once in each."""
    # It may be told to end in the middle of a long step of a parser written in C.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _hush() -> None:
    """Send nowhere what this process, and all that come from it, say on standard error.

    Parsers complain there, and processes that are ended while they begin.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


if "multiprocessing.forkserver" in " ".join(sys.orig_argv):  # all processes come from this one
    _hush()

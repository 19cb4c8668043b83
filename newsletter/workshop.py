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
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from newsletter.errors import NewsletterError, PageError

P = ParamSpec("P")
T = TypeVar("T")

#: What the processes have at hand from the start.
TOOLS = ("newsletter.gather",)

#: Pieces of work after which a process makes way for a fresh one: memory comes apart in time.
SHIFT = 2_000

BROKE = "Reading it broke the program that reads."
REMEDY = "Its keeper should know; it is tried again next time."


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
        self._opening = threading.Lock()
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
        """
        told = [work, args, settings, math.ceil(self._limits.seconds) + 2]
        pool = self._pool
        try:
            job = pool.schedule(_done, args=told, timeout=self._limits.seconds)
            made: T = job.result()
        except TimeoutError:
            most = f"{self._limits.seconds:g} seconds"
            raise PageError(f"Reading it took more than {most}.", remedy=REMEDY) from None
        except MemoryError:
            most = f"{self._limits.memory / 1_000_000:.0f} MB of memory"
            raise PageError(f"Reading it took more than {most}.", remedy=REMEDY) from None
        except RuntimeError:  # all its processes died while they were idle
            self._renew(pool)
            raise PageError(BROKE, remedy=REMEDY) from None
        except ProcessExpired:
            raise PageError(BROKE, remedy=REMEDY) from None
        return made

    def _renew(self, broken: ProcessPool) -> None:
        """Open a pool in place of the *broken* one, unless another thread has done so."""
        with self._opening:
            if self._pool is broken:
                self._pool = self._open()

    def close(self) -> None:
        """End the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # the library has no types here
        self._pool.join()


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
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

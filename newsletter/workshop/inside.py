"""What happens inside a process of the workshop: its limits, and one piece of work."""

import logging
import resource
import signal
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from newsletter.errors import NewsletterError, PageError

T = TypeVar("T")

BROKE = "Reading it broke the program that reads."
REMEDY = "Ask its keeper to make it smaller or simpler, or to mend it."


def done(work: Callable[..., T], args: Sequence[Any], settings: Mapping[str, Any], last: int) -> T:
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


def enter(memory: int) -> None:
    """Bind this process to its limit; called once in each."""
    # It may be told to end in the middle of a long step of a parser written in C.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

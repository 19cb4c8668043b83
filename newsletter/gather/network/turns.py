"""Whose turn it is to read from a host: only so many go there at once, the others wait."""

import threading
from collections import Counter

from newsletter.gather.network import faults


class Turns:
    """Lets at most *most* in to each host; safe to be used by several threads at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._inside: Counter[str] = Counter()
        self._closed = False
        self._change = threading.Condition()

    def take(self, host: str) -> None:
        """Wait until there is a place at *host*, and take it.

        Raises:
            NewsletterError: nobody is let in any more.
        """
        with self._change:
            self._change.wait_for(lambda: self._closed or self._inside[host] < self._most)
            if self._closed:
                raise faults.ended()
            self._inside[host] += 1

    def give_back(self, host: str) -> None:
        """Leave *host*."""
        with self._change:
            self._inside[host] -= 1
            if not self._inside[host]:
                del self._inside[host]
            self._change.notify_all()

    def close(self) -> None:
        """Let nobody in any more, and send away who waits."""
        with self._change:
            self._closed = True
            self._change.notify_all()

    @property
    def closed(self) -> bool:
        """Is nobody let in any more?"""
        return self._closed

"""One relay's wire at work, in a thread of its own."""

import threading
from collections import deque
from collections.abc import Iterator
from queue import SimpleQueue
from typing import Generic

from newsletter.model import Message, Outcome
from newsletter.send.wire import Wire
from newsletter.send.wire.letter import K

#: What a carrier reports: answers; or, at its end, why it ended (None when that was in order).
Report = list[tuple[K, Outcome]] | BaseException | None


class Abandoned(Exception):
    """Whoever asked is gone."""


class Carrier(Generic[K]):
    """Runs a wire once, from its first message to its end."""

    def __init__(
        self, wire: Wire[K], name: str, inbox: "SimpleQueue[tuple[Carrier[K], Report[K]]]"
    ) -> None:
        self._wire = wire
        self.name = name
        self._inbox = inbox
        #: Messages that the wire has not taken yet.
        self.letters: deque[tuple[K, Message]] = deque()
        self._recorded = threading.Semaphore(0)
        self._is_closed = self._is_halted = self._is_abandoned = False
        self._thread = threading.Thread(target=self._work, name=f"relay {name}", daemon=True)

    def start(self) -> None:
        """Begin, if it has not; some letters are there already."""
        if self._thread.ident is None:
            self._thread.start()

    def recorded(self) -> None:
        """Be told that the last group of answers is recorded."""
        self._recorded.release()

    def close(self) -> None:
        """Bring no more; the wire ends when all is answered."""
        self._is_closed = True

    def halt(self) -> None:
        """Begin no further message."""
        self._is_halted = True

    def abandon(self) -> None:
        """Hang up."""
        self._is_abandoned = True
        self._recorded.release()

    def join(self) -> None:
        """Wait for its end."""
        self._thread.join()

    def _feed(self) -> Iterator[tuple[K, Message] | None]:
        while True:
            is_closed = self._is_closed
            if self.letters:
                yield self.letters.popleft()
            elif is_closed:
                return
            else:
                yield None

    def _stop(self) -> bool:
        if self._is_abandoned:
            raise Abandoned
        return self._is_halted

    def _work(self) -> None:
        end: BaseException | None = None
        try:
            for group in self._wire.run(self._feed(), stop=self._stop):
                self._inbox.put((self, group))
                if not self._is_abandoned:
                    self._recorded.acquire()
        except BaseException as error:  # noqa: BLE001 - raised again where somebody listens
            end = error
        self._inbox.put((self, end))

"""The messages in hand: taken, given on, answered, and not yet recorded."""

from collections import deque
from collections.abc import Iterable
from typing import Generic

from newsletter.errors import RelayError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send.envelope import objection
from newsletter.send.wire.letter import K, Letter
from newsletter.send.wire.manners import Load

#: Seconds after which an answer is handed on, however few there are.
LINGER = 0.1


class Hand(Generic[K]):
    """The messages in hand, never more than the window. It touches nothing."""

    def __init__(self, messages: Iterable[tuple[K, Message] | None], load: Load) -> None:
        self._feed = iter(messages)
        self._window, self._group = load.window, load.group
        self._waiting: deque[Letter[K]] = deque()
        self._settled: list[tuple[K, Outcome]] = []
        self._oldest = 0.0
        #: The last one that was looked at: most have the same.
        self._sender = ""
        #: Messages in hand.
        self.count = 0
        #: Has the last message been taken?
        self.is_drained = False
        #: Was there nothing to take just now?
        self.is_resting = False
        #: Why no more is sent.
        self.error: Exception | None = None

    @property
    def is_full(self) -> bool:
        """Is there nothing that could be given on now?"""
        return not self._waiting and (
            self.count >= self._window or self.is_drained or self.is_resting
        )

    @property
    def free(self) -> int:
        """How many could be given on now, if the feed has as many."""
        more = 0 if self.is_drained else self._window - self.count
        return len(self._waiting) + more

    def has_next(self) -> bool:
        """Say whether there is a message to give on."""
        if not self._waiting and (letter := self.next()):
            self._waiting.append(letter)
        return bool(self._waiting)

    def next(self) -> Letter[K] | None:
        """Return the next message to give on; None when there is none, or none just now."""
        if self._waiting:
            return self._waiting.popleft()
        while not self.is_full and not self.error:
            letter = self._take()
            if letter and (words := objection(letter.message.recipient)):
                self.settle(letter, Outcome(DeliveryState.FAILED, words))
            elif letter and (words := self._sender_objection(letter.message.sender)):
                self._waiting.append(letter)
                self.fail(RelayError(words, remedy="Check from and return_path in [mail]."))
            else:
                return letter
        return None

    def _sender_objection(self, sender: str) -> str:
        if sender == self._sender:
            return ""
        self._sender = sender
        return objection(sender)

    def _take(self) -> Letter[K] | None:
        try:
            pair = next(self._feed)
        except StopIteration:
            self.is_drained = True
            return None
        except Exception as error:  # noqa: BLE001 - raised again once all is answered
            self.is_drained = True
            self.fail(error)
            return None
        if pair is None:
            self.is_resting = True
            return None
        self.count += 1
        return Letter(*pair)

    def settle(self, letter: Letter[K], outcome: Outcome) -> None:
        """Note what became of a message."""
        self._settled.append((letter.key, outcome))

    def put_back(self, letter: Letter[K]) -> None:
        """Take a message back that is to be given on once more, before all others."""
        self._waiting.appendleft(letter)

    def give_back(self) -> None:
        """Return all that wait, untouched, to whoever gave them."""
        why = f"not sent: {self.error}" if self.error else "not sent: we stopped"
        for letter in self._waiting:
            self.settle(letter, Outcome(DeliveryState.PENDING, why))
        self._waiting.clear()

    def fail(self, error: Exception) -> None:
        """Note why no more is sent; the first reason counts."""
        self.error = self.error or error

    def is_ripe(self, now: float) -> bool:
        """Say whether the answers should be handed on: enough, or old enough, or all there are."""
        if not self._settled:
            self._oldest = now
            return False
        return len(self._settled) >= min(self._group, self.count) or now >= self._oldest + LINGER

    def harvest(self) -> list[tuple[K, Outcome]]:
        """Hand the answers on; they count as in hand until the caller says otherwise."""
        settled, self._settled = self._settled, []
        return settled

"""Messages that were taken from the caller, and that no relay has been given yet."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Generic

from newsletter.model import DeliveryState, Message
from newsletter.send.pace import WaitingRoom
from newsletter.send.pace.domains import domain_of
from newsletter.send.routing.postponed import Postponed
from newsletter.send.routing.route import Means
from newsletter.send.wire.letter import K


class Intake(Generic[K]):
    """Takes messages one by one, and lets those wait whose domain may have none just now."""

    def __init__(self, means: Means[K], messages: Iterable[tuple[K, Message] | None]) -> None:
        self._feed = iter(messages)
        self._tact = means.tact
        self._room: WaitingRoom[K] = WaitingRoom(means.pace, means.tact.seats, means.tact.patience)
        #: Has the last message been taken?
        self.is_drained = False
        #: Why there are no more.
        self.error: Exception | None = None
        #: Those that would wait long; to be taken away.
        self.postponed: list[tuple[K, Postponed]] = []

    @property
    def is_empty(self) -> bool:
        """Does nobody wait?"""
        return not len(self._room)

    def call(self, relay: str, now: datetime) -> tuple[K, Message] | None:
        """Return the first message that may go by *relay* now; None when none may."""
        return self._room.call(relay, now)

    def put_back(self, pair: tuple[K, Message]) -> None:
        """Take back a message that a relay did not touch; it goes before all others."""
        self._room.enter(pair, first=True)

    def take(self, there: Sequence[str], now: datetime) -> bool:
        """Let one more message in; say whether there was one.

        Those who wait take the caller's window from others: when it gives no more, one leaves.
        """
        self._show_out(there, now)
        is_enough = self._room.is_full or len(self.postponed) >= self._tact.seats
        if self.is_drained or self.error or is_enough:
            return False
        try:
            pair = next(self._feed)
        except StopIteration:
            self.is_drained = True
            return False
        except Exception as error:  # noqa: BLE001 - raised again once all is answered
            self.error = error
            return False
        if pair:
            self._room.enter(pair)
        else:
            self._show_out(there, now, crowded=True)
        return pair is not None

    def _show_out(self, there: Sequence[str], now: datetime, *, crowded: bool = False) -> None:
        for (key, message), wait in self._room.show_out(there, now, crowded=crowded):
            words = f"not sent: {domain_of(message.recipient)} gets more in {wait:.0f} s"
            self.postponed.append((key, Postponed(DeliveryState.PENDING, words, wait)))

    def clear(self) -> list[K]:
        """Return all who wait."""
        return [key for key, _ in self._room.clear()]

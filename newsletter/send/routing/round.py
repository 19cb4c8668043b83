"""One run over several relays: who is given what, and what comes back."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import Generic

from newsletter.errors import RelayError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send.pace.domains import domain_of
from newsletter.send.routing.carrier import Carrier, Report
from newsletter.send.routing.intake import Intake
from newsletter.send.routing.postponed import Postponed
from newsletter.send.routing.route import Means
from newsletter.send.wire.letter import K

#: Seconds after which we look up: has somebody said stop, may somebody go who had to wait?
TICK = 0.05


class Round(Generic[K]):
    """One run over several relays, in the caller's thread."""

    def __init__(
        self,
        means: Means[K],
        messages: Iterable[tuple[K, Message] | None],
        stop: Callable[[], bool],
    ) -> None:
        self._means = means
        self._stop = stop
        self._intake = Intake(means, messages)
        self._inbox: SimpleQueue[tuple[Carrier[K], Report[K]]] = SimpleQueue()
        #: The relays at work.
        self._carriers: dict[str, Carrier[K]] = {}
        #: Of each relay, what it has in hand.
        self._hands: dict[str, dict[K, Message]] = {name: {} for name in means.routes}
        #: To be told to the caller.
        self._ready: list[tuple[K, Outcome]] = []
        #: Whose answers are among them: they wait until these are recorded.
        self._told: list[tuple[Carrier[K], list[K]]] = []
        self._is_halted = False
        #: Why no more is given.
        self._error: BaseException | None = None
        #: Seconds for which no relay may have more.
        self.rests = 0.0

    def go(self) -> Iterator[list[tuple[K, Outcome]]]:
        """Give and take until all is answered.

        Raises:
            RelayError: all relays are away or refuse us.
        """
        self._ask_again()
        try:
            while True:
                if not self._is_halted and self._stop():
                    self._halt()
                self._give(self._means.clock())
                if self._is_at_end:
                    self._end()
                if self._ready:
                    ready, self._ready = self._ready, []
                    yield ready
                    self._record()
                elif self._carriers or not self._is_at_end:
                    self._resume()
                    self._listen()
                else:
                    break
        finally:
            self._abandon()
        if self._error:
            raise self._error

    def _ask_again(self) -> None:
        """When all had failed before, whoever comes again wants all to be asked again."""
        if not self._means.there(self._means.clock()):
            for route in self._means.routes.values():
                route.absence.ask_again()

    # -- giving ---------------------------------------------------------------------------------

    def _give(self, now: datetime) -> None:
        """Give messages to whoever is there, has room, and may have more."""
        there = [] if self._is_halted else self._means.there(now)
        rests = {name: self._means.pace.ask_relay(name, now) for name in there}
        if there and min(rests.values()) > self._means.tact.rest:
            if not self._is_busy:
                self.rests = min(rests.values())
                self._halt()
            return
        while free := [name for name in there if not rests[name] and self._has_room(name)]:
            if called := self._call(free, now):
                name, pair = called
                self._hand_over(name, pair, now)
                rests[name] = self._means.pace.ask_relay(name, now)
            elif not self._intake.take(there, now):
                break
        self._ready += self._intake.postponed
        self._intake.postponed = []
        if self._intake.error and not self._error:
            self._fail(self._intake.error)

    def _has_room(self, name: str) -> bool:
        return len(self._hands[name]) < self._means.routes[name].room

    def _call(self, free: list[str], now: datetime) -> tuple[str, tuple[K, Message]] | None:
        """Choose one of the *free* relays, and a message that may go by it."""
        while free and not self._intake.is_empty:
            name = self._means.weights.choose(free)
            if pair := self._intake.call(name, now):
                return name, pair
            free = [other for other in free if other != name]
        return None

    def _hand_over(self, name: str, pair: tuple[K, Message], now: datetime) -> None:
        key, message = pair
        self._means.pace.took(domain_of(message.recipient), name, now)
        self._hands[name][key] = message
        if name not in self._carriers:
            self._carriers[name] = Carrier(self._means.routes[name].wire, name, self._inbox)
        self._carriers[name].letters.append(pair)

    # -- hearing --------------------------------------------------------------------------------

    def _resume(self) -> None:
        """Let the relays go on: all that was answered is recorded."""
        told, self._told = self._told, []
        for carrier, _ in told:
            carrier.recorded()
        for carrier in self._carriers.values():
            carrier.start()

    def _listen(self) -> None:
        """Hear what the relays say; wait for the first word only."""
        with suppress(Empty):
            self._hear(*self._inbox.get(timeout=TICK))
            while True:
                self._hear(*self._inbox.get_nowait())

    def _hear(self, carrier: Carrier[K], report: Report[K]) -> None:
        if isinstance(report, list):
            self._note(carrier, report)
        else:
            self._bury(carrier, report)

    def _note(self, carrier: Carrier[K], group: list[tuple[K, Outcome]]) -> None:
        """Pass on what a relay has said of its messages; those it did not touch go to others."""
        means, hand = self._means, self._hands[carrier.name]
        now = means.clock()
        told = []
        for key, outcome in group:
            if outcome.state is DeliveryState.PENDING:
                self._intake.put_back((key, hand.pop(key)))
                continue
            if outcome.state is not DeliveryState.UNCERTAIN:
                means.routes[carrier.name].absence.answered()
            means.pace.heard(outcome, domain_of(hand[key].recipient), carrier.name, now)
            self._ready.append((key, outcome))
            told.append(key)
        self._told.append((carrier, told))

    def _bury(self, carrier: Carrier[K], error: BaseException | None) -> None:
        """Take leave of a carrier that has ended; what it had not begun goes to others."""
        del self._carriers[carrier.name]
        carrier.join()
        hand = self._hands[carrier.name]
        for pair in reversed(carrier.letters):
            self._intake.put_back((pair[0], hand.pop(pair[0])))
        if isinstance(error, RelayError):
            now = self._means.clock()
            self._means.routes[carrier.name].absence.failed(now)
            if not self._means.there(now):
                self._fail(error)
        elif error:
            self._fail(error)

    def _record(self) -> None:
        """Be told that all answers are recorded: there is room for as many more."""
        for carrier, keys in self._told:
            for key in keys:
                del self._hands[carrier.name][key]
            keys.clear()

    # -- ending ---------------------------------------------------------------------------------

    @property
    def _is_busy(self) -> bool:
        return any(self._hands.values())

    @property
    def _is_at_end(self) -> bool:
        """Is nothing left but to take leave?"""
        is_done = self._is_halted or (self._intake.is_drained and self._intake.is_empty)
        return is_done and not self._is_busy

    def _fail(self, error: BaseException) -> None:
        """Note why no more is given; the first reason counts."""
        self._error = self._error or error
        self._halt()

    def _halt(self) -> None:
        """Give no more; let what is under way be answered."""
        self._is_halted = True
        for carrier in self._carriers.values():
            carrier.halt()

    def _end(self) -> None:
        """Let the carriers come to their end, and give back what waits."""
        for carrier in self._carriers.values():
            carrier.close()
        why = f"not sent: {self._error}" if self._error else "not sent: we stopped"
        for key in self._intake.clear():
            if self.rests:
                outcome: Outcome = Postponed(DeliveryState.PENDING, why, self.rests)
            else:
                outcome = Outcome(DeliveryState.PENDING, why)
            self._ready.append((key, outcome))

    def _abandon(self) -> None:
        """Leave what is under way unanswered, if whoever asked is gone."""
        for carrier in self._carriers.values():
            carrier.abandon()
        for carrier in self._carriers.values():
            carrier.join()

"""The connections to one relay, and what is done when one of them is lost."""

import socket
import time
from collections import deque
from selectors import DefaultSelector
from typing import Generic

from newsletter.errors import RelayError
from newsletter.model import DeliveryState, Outcome
from newsletter.send.faults import translated
from newsletter.send.wire.channel import AddressInfo
from newsletter.send.wire.connection import Connection, State
from newsletter.send.wire.hand import Hand
from newsletter.send.wire.letter import K, Letter
from newsletter.send.wire.manners import Manners
from newsletter.send.wire.standing import Standing

#: Seconds after which we look up: has somebody said stop, is a relay too slow, is there more?
TICK = 0.1

#: Connections lost in the midst of one message after which it is put off: it may be the cause.
INTERRUPTIONS = 2


class Pool(Generic[K]):
    """The connections to one relay."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._selector = DefaultSelector()
        self._connections: list[Connection[K]] = []
        self._addresses: deque[AddressInfo] = deque()
        #: Addresses in a row at which nobody was.
        self._vain = 0
        #: Connections that the relay lets us have.
        self._limit = manners.load.connections
        self._standing = Standing(manners.relay.name)
        self._hand: Hand[K] = Hand((), manners.load)
        #: When everybody was looked at last.
        self._looked = 0.0
        #: When we stop waiting for answers; 0 while more is sent.
        self._parting = 0.0

    @property
    def is_parting(self) -> bool:
        """Is no message begun any more?"""
        return bool(self._parting)

    def begin(self, hand: Hand[K]) -> None:
        """Begin to carry what is in *hand*."""
        self._hand = hand
        self._parting = 0.0
        self._limit = self._manners.load.connections
        self._vain = 0
        self._standing = Standing(self._manners.relay.name)
        for connection in self._connections:
            connection.conversation.halted = False
        self.turn(0)  # what was closed meanwhile is found out
        self._look(time.monotonic())

    def close(self, *, politely: bool) -> None:
        """Take leave of the relay, or just close."""
        now = time.monotonic()
        self._parting = now
        for connection in list(self._connections):
            if politely and connection.state is State.READY and not connection.is_busy:
                connection.leave(now)
            elif connection.state is not State.LEAVING:
                connection.drop()
            self._follow(connection, now)
        while self._connections:
            self.turn(TICK)
        self._selector.close()

    def halt(self, now: float) -> None:
        """Begin no further message; let those under way be answered."""
        self._parting = now + self._manners.patience.parting
        self._hand.give_back()
        for connection in list(self._connections):
            conversation = connection.conversation
            conversation.halted = True
            is_under_way = any(letter.begun for letter in conversation.letters)
            if connection.state is State.OPENING or (connection.is_busy and not is_under_way):
                connection.drop()
                self._follow(connection, now)

    def hang_up(self, now: float) -> None:
        """Leave what is under way unanswered."""
        self._parting = now
        for connection in list(self._connections):
            if connection.is_busy:
                connection.drop()
                self._follow(connection, now)

    def turn(self, seconds: float) -> None:
        """Go on with every connection on which something has become possible."""
        events = self._selector.select(seconds)
        now = time.monotonic()
        for key, _ in events:
            connection: Connection[K] = key.data
            if connection.state is not State.CLOSED:
                connection.proceed(now)
                self._follow(connection, now)
        if now >= self._looked + TICK:
            self._look(now)

    def _look(self, now: float) -> None:
        """See whether somebody takes too long, or was left alone for too long."""
        self._looked = now
        self._hand.is_resting = False
        for connection in list(self._connections):
            connection.expire(now)
            is_idle = connection.state is State.READY and not connection.is_busy
            if is_idle and now >= connection.since + self._manners.patience.idle:
                connection.leave(now)
            if self._parting and now >= self._parting and connection.is_busy:
                connection.drop()
            self._follow(connection, now)

    def _follow(self, connection: Connection[K], now: float) -> None:
        """Take what *connection* has come to, and let it go on."""
        self._collect(connection)
        if connection.state is State.READY:
            if connection.is_spent:
                connection.leave(now)
            elif not self._parting:
                self._give(connection)
        connection.flush(now)
        if connection.state is State.CLOSED:
            self._bury(connection)
        elif connection.mask != connection.registered:
            connection.registered = connection.mask
            self._selector.modify(connection.number, connection.mask, connection)

    def _collect(self, connection: Connection[K]) -> None:
        conversation = connection.conversation
        if conversation.answered:
            if connection.is_useful:
                self._standing.answered()
            for letter, outcome in conversation.answered:
                self._hand.settle(letter, outcome)
            conversation.answered.clear()
        for letter in conversation.declined:
            if error := self._standing.refused(letter.trouble):
                self._hand.fail(error)
            self._return(letter)
        conversation.declined.clear()

    def _return(self, letter: Letter[K]) -> None:
        """Take back a letter that the relay has certainly not taken."""
        letter.renew()
        if letter.losses >= INTERRUPTIONS:
            words = "not sent: the connection was lost again in the midst of it"
            self._hand.settle(letter, Outcome(DeliveryState.DEFERRED, words))
        else:
            self._hand.put_back(letter)
            if self._parting:
                self._hand.give_back()

    def _bury(self, connection: Connection[K]) -> None:
        """Take leave of a connection that is closed, and see what follows from its end."""
        self._selector.unregister(connection.number)
        self._connections.remove(connection)
        for letter in reversed(connection.abandoned()):
            letter.losses += letter.begun
            self._return(letter)
        self._collect(connection)
        fault = connection.fault
        if fault is None or self._parting:
            return
        if connection.was_ready:
            if not connection.is_useful and self._standing.lost():
                self._hand.fail(fault)
        elif not connection.is_connected and self._vain + 1 < len(self._addresses):
            self._vain += 1
            self._addresses.rotate(-1)
        elif any(other.was_ready for other in self._connections):
            self._limit = len(self._connections)  # the relay wants no more of them
        else:
            self._hand.fail(fault)

    def fill(self, now: float) -> None:
        """Give letters to whoever has room; open connections when nobody has."""
        if self._parting or self._hand.is_full:
            return
        for connection in list(self._connections):
            if connection.has_room:
                self._follow(connection, now)
        if len(self._connections) < self._limit and self._hand.has_next():
            self._grow(now)

    def _grow(self, now: float) -> None:
        """Open a first connection, and when that has proved good as many as are of use."""
        ready = [one for one in self._connections if one.state is State.READY]
        if ready:
            wanted = -(-self._hand.free // ready[0].conversation.depth)
        else:
            wanted = 1 - len(self._connections)
        for _ in range(min(wanted, self._limit - len(self._connections))):
            try:
                self._open(now)
            except RelayError as error:
                self._hand.fail(error)
                return

    def _open(self, now: float) -> None:
        """Begin to connect.

        Raises:
            RelayError: the relay's name is not known, or we may not connect.
        """
        relay = self._manners.relay
        if not self._addresses:
            with translated(relay):
                found = socket.getaddrinfo(relay.host, relay.port, type=socket.SOCK_STREAM)
            self._addresses.extend(found)
        connection: Connection[K] = Connection(self._addresses[0], self._manners, now)
        self._connections.append(connection)
        self._selector.register(connection.number, connection.mask, connection)

    def _give(self, connection: Connection[K]) -> None:
        """Give letters to *connection* while it has room."""
        conversation = connection.conversation
        while connection.has_room and (letter := self._hand.next()):
            if words := conversation.objection(letter.message):
                self._hand.settle(letter, Outcome(DeliveryState.FAILED, words))
            else:
                conversation.take(letter)

"""One connection to a relay, from its opening to its end."""

from enum import Enum, auto
from selectors import EVENT_READ, EVENT_WRITE
from typing import Generic

from newsletter.errors import RelayError
from newsletter.send.faults import translated
from newsletter.send.wire.channel import AddressInfo, Channel
from newsletter.send.wire.conversation import Conversation, Ended
from newsletter.send.wire.features import Features
from newsletter.send.wire.letter import K, Letter
from newsletter.send.wire.manners import Manners
from newsletter.send.wire.opening import ENCRYPTED, opening
from newsletter.send.wire.reading import Reply, ReplyReader


class State(Enum):
    """How far a connection has come."""

    OPENING = auto()
    READY = auto()
    #: QUIT is said.
    LEAVING = auto()
    CLOSED = auto()


class Connection(Generic[K]):
    """One connection to a relay. It touches its own socket only, and never waits.

    Whatever befalls it ends in `State.CLOSED`; `fault` then says whether the relay is to blame.
    """

    def __init__(self, address: AddressInfo, manners: Manners, now: float) -> None:
        """Begin to connect.

        Raises:
            RelayError: not even that can be done.
        """
        relay = manners.relay
        self._manners = manners
        with translated(relay):
            self.channel = Channel(address)
        self.state = State.OPENING
        #: Was there somebody at this address?
        self.is_connected = False
        #: Why it ended; None when that was in order.
        self.fault: RelayError | None = None
        #: Did it get so far that a message could be given?
        self.was_ready = False
        #: Has the relay answered a message here? Then the next connection may be of use, too.
        self.is_useful = False
        #: The number under which the system knows it.
        self.number = self.channel.fileno()
        #: What a selector waits for.
        self.registered = self.channel.mask
        self.conversation: Conversation[K] = Conversation(Features(), manners.load)
        self._opening = opening(relay, manners.password, manners.hostname)
        self._reader = ReplyReader()
        self._rest = memoryview(b"")
        self._deadline = now + manners.patience.greeting
        #: Since when nothing has happened.
        self.since = now

    @property
    def mask(self) -> int:
        """What to wait for."""
        if not self.channel.is_ready:
            return self.channel.mask
        return EVENT_READ | EVENT_WRITE if self._rest else EVENT_READ

    @property
    def is_closed(self) -> bool:
        """Has it ended?"""
        return self.state is State.CLOSED

    @property
    def is_busy(self) -> bool:
        """Is a letter under way?"""
        return bool(self.conversation.letters)

    @property
    def has_room(self) -> bool:
        """Can a letter be given?"""
        return (
            self.state is State.READY
            and self.conversation.has_room
            and self.conversation.begun < self._manners.relay.messages_per_connection
        )

    @property
    def is_spent(self) -> bool:
        """Has it carried as many messages as the relay wants on one, and all are answered?"""
        conversation = self.conversation
        return (
            conversation.begun >= self._manners.relay.messages_per_connection
            and not conversation.letters
        )

    def proceed(self, now: float) -> None:
        """Go on with what has become possible; what there is to write stays until `flush`."""
        try:
            if self.channel.is_ready or self._connect(now):
                self._read(now)
        except RelayError as error:
            self._close(error)
        except (OSError, ValueError) as error:
            self._break(error)

    def flush(self, now: float) -> None:
        """Write what there is to write, as far as it goes."""
        if not (self._rest or self.conversation.out) or not self.channel.is_ready:
            return
        try:
            self._write(now)
        except (OSError, ValueError) as error:
            self.proceed(now)  # what the relay said before it hung up on us
            self._break(error)

    def leave(self, now: float) -> None:
        """Take leave; what is under way must have been answered."""
        self.state = State.LEAVING
        self.conversation.out.append(b"QUIT\r\n")
        self._deadline = now + self._manners.patience.quit
        self.flush(now)

    def expire(self, now: float) -> None:
        """Close when the relay has taken too long."""
        if now >= self._deadline and self.state is not State.CLOSED:
            self._close(RelayError("It does not answer in time.", where=self._manners.relay.name))

    def drop(self) -> None:
        """Close without a word: the relay must not take it for part of something begun."""
        self._close(None)

    def abandoned(self) -> list[Letter[K]]:
        """Return the letters that the relay has certainly not taken, once it is closed."""
        return self.conversation.lose(self.fault.what if self.fault else "we stopped")

    def _connect(self, now: float) -> bool:
        """Go on connecting or encrypting; say whether there may be something to read."""
        if not self.channel.proceed():
            return False
        if self.is_connected:
            self._open(ENCRYPTED, now)
        else:
            self.is_connected = True
            self._step(next(self._opening), now)
        return self.channel.is_ready

    def _read(self, now: float) -> None:
        """Read all that has come. Encrypted, some of it may wait where no selector sees it."""
        while self.state is not State.CLOSED and self.channel.is_ready:
            data = self.channel.receive()
            if data is None:
                return
            if not data:
                self._part()
                return
            heard = self._reader.feed(data)
            if self.state is State.OPENING and len(heard) > 1:
                raise self._lost("it says more than it was asked")
            for reply in heard:
                self._hear(reply, now)
            self.is_useful |= bool(self.conversation.answered)
            if heard and self.state is State.READY:
                self._wait(now)
            if self._reader.nonsense and not self.is_closed:
                raise self._lost(self._reader.nonsense)
            if len(data) < 1024 and not self.channel.is_encrypted:
                return

    def _hear(self, reply: Reply, now: float) -> None:
        if self.state is State.OPENING:
            self._open(reply, now)
        elif self.state is State.LEAVING:
            self._close(None)
        elif self.state is State.READY:
            try:
                self.conversation.hear(reply)
            except Ended as end:
                is_farewell = reply.code == 421 and not self.conversation.letters
                self._close(None if is_farewell and self.is_useful else self._lost(str(end)))

    def _open(self, reply: Reply, now: float) -> None:
        try:
            self._step(self._opening.send(reply), now)
        except StopIteration as end:
            self.conversation = Conversation(end.value, self._manners.load)
            self.state = State.READY
            self.was_ready = True

    def _step(self, words: bytes | None, now: float) -> None:
        patience = self._manners.patience
        self._deadline = now + (patience.command if words else patience.greeting)
        if words is None:
            if not self._reader.is_empty:
                raise self._lost("it says more than it was asked before encryption")
            self.channel.encrypt(self._manners.trust, self._manners.relay.host)
            self._connect(now)
        elif words:
            self.conversation.out.append(words)

    def _write(self, now: float) -> None:
        out = self.conversation.out
        while self._rest or out:
            if not self._rest:
                self._rest = memoryview(b"".join(out) if len(out) > 1 else out[0])
                out.clear()
            count = self.channel.send(self._rest)
            if not count:
                return
            self._rest = self._rest[count:]
            self.conversation.written(count)
            if self.state is State.READY:
                self._wait(now)

    def _wait(self, now: float) -> None:
        """Begin to wait for whatever is due now."""
        self.since = now
        if self._rest:
            self._deadline = now + self._manners.patience.block
        else:
            self._deadline = now + self._manners.patience.waits(self.conversation.awaits)

    def _part(self) -> None:
        """Find that the other end has closed."""
        is_idle = self.state is State.LEAVING or (self.is_useful and not self.conversation.letters)
        self._close(None if is_idle else self._lost("the relay closed it"))

    def _break(self, error: OSError | ValueError) -> None:
        """Close, for what the network or the encryption raised."""
        if self.was_ready or isinstance(error, ConnectionResetError | BrokenPipeError):
            self._close(self._lost(str(getattr(error, "strerror", None) or error)))
            return
        try:
            with translated(self._manners.relay):
                raise error
        except RelayError as fault:
            self._close(fault)

    def _lost(self, why: str) -> RelayError:
        return RelayError(f"The connection was lost: {why}.", where=self._manners.relay.name)

    def _close(self, fault: RelayError | None) -> None:
        if self.state is not State.CLOSED:
            if self.state is not State.LEAVING:
                self.fault = fault
            self.state = State.CLOSED
            self.channel.close()

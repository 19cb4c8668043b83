"""How a relay is spoken to: how long it may take, and how much it is given at once."""

import math
import ssl
from dataclasses import dataclass

from newsletter.errors import ConfigError
from newsletter.send.settings import Relay
from newsletter.send.wire.letter import Step


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a relay may take: RFC 5321 4.5.3.2, at least."""

    #: To connect, to encrypt, and to greet us.
    greeting: float = 300
    #: EHLO, MAIL, RCPT, and whatever else is a command.
    command: float = 300
    data: float = 120
    #: For some octets of a message to be taken off our hands.
    block: float = 180
    #: From the end of a message to its answer. Whoever gives up earlier sends copies: the relay
    #: has the message, and is working on it.
    dot: float = 600
    #: QUIT is mere politeness.
    quit: float = 5
    #: A connection that was left alone for so long is not trusted with a message: a firewall
    #: may have forgotten it.
    idle: float = 30
    #: When we are told to stop: for what is under way to be answered.
    parting: float = 10

    def waits(self, step: Step | None) -> float:
        """Return how long the answer to *step* may take; for ever when none is due."""
        match step:
            case None:
                return math.inf
            case Step.END:
                return self.dot
            case Step.DATA:
                return self.data
        return self.command


@dataclass(frozen=True, slots=True)
class Load:
    """How much is under way at once."""

    connections: int = 4
    #: Messages in hand: under way, or answered and not yet recorded. What a crash can duplicate.
    window: int = 8
    #: Messages under way on one connection; 0 means an even share of the window. More than 2
    #: take a relay that offers CHUNKING.
    depth: int = 0
    #: Shall CHUNKING (RFC 3030) be used where it is offered?
    chunking: bool = True
    #: May a line of a message begin with a full stop? A stencil's never does, and need not be
    #: searched, which would cost more than all else here.
    dots: bool = True

    def __post_init__(self) -> None:
        if min(self.connections, self.window) < 1 or self.depth < 0:
            raise ConfigError("connections and window are 1 or more.", where="mail")

    @property
    def each(self) -> int:
        """How many messages one connection may have under way."""
        return self.depth or max(2, self.window // self.connections)

    @property
    def group(self) -> int:
        """How many answers are worth recording together; the others are under way meanwhile."""
        return max(1, min(self.window // 2, 500))


@dataclass(frozen=True, slots=True)
class Manners:
    """What all connections to a relay have in common."""

    relay: Relay
    password: str
    #: How we call ourselves.
    hostname: str
    #: Which certificates are trusted; None where nothing is encrypted.
    trust: ssl.SSLContext | None
    patience: Patience
    load: Load

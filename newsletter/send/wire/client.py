"""Messages given to a relay over several connections at once, by one thread."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Generic, Self

from newsletter.errors import RelayError
from newsletter.model import Message, Outcome
from newsletter.send.settings import Relay, Tls
from newsletter.send.wire.hand import Hand
from newsletter.send.wire.letter import K
from newsletter.send.wire.manners import Load, Manners, Patience
from newsletter.send.wire.pool import TICK, Pool


class Wire(Generic[K]):
    """Hands messages to a relay over connections that stay open from one run to the next.

    It is used by one thread at a time.
    """

    def __init__(
        self,
        relay: Relay,
        password: str = "",
        *,
        load: Load | None = None,
        hostname: str = "",
        trust: ssl.SSLContext | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Remember how to connect.

        Args:
            relay: whom to give the mail to.
            password: goes with the relay's username.
            load: how much is under way at once.
            hostname: how we call ourselves; `""` asks the computer.
            trust: which certificates are trusted; None trusts those that the computer does.
            patience: how long to wait; None waits as RFC 5321 asks.

        Raises:
            RelayError: the relay wants a login, and there is no password.
        """
        if relay.username and not password:
            raise RelayError(
                "There is no password.",
                where=relay.name,
                remedy=f"Set the environment variable {relay.password_env or '(password_env)'}.",
            )
        self._manners = Manners(
            relay,
            password,
            hostname or _own_name(),
            trust if relay.tls is Tls.NONE else trust or ssl.create_default_context(),
            patience or Patience(),
            load or Load(),
        )
        self._pool: Pool[K] = Pool(self._manners)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take leave; after an error, just close."""
        self._pool.close(politely=error is None)

    def run(
        self,
        messages: Iterable[tuple[K, Message] | None],
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[list[tuple[K, Outcome]]]:
        """Give *messages* to the relay, and yield what became of them as the answers come.

        Messages are taken one by one, and never more than the window are in hand: under way, or
        answered but not yet yielded and recorded. The caller's turn ends when the next group is
        asked for. Each key that was taken comes back exactly once; PENDING means that the
        message is given back untouched.

        Args:
            messages: pairs of key and message; None means: nothing just now, ask again soon.
            stop: asked all the time; once it says yes no message is begun any more, what is
                under way has `Patience.parting` to be answered, and the rest is given back.

        Raises:
            RelayError: the relay is away or refuses us; everything that was taken has been
                yielded before.
        """
        hand: Hand[K] = Hand(messages, self._manners.load)
        pool = self._pool
        pool.begin(hand)
        try:
            while True:
                now = time.monotonic()
                if not pool.is_parting and (hand.error or stop()):
                    pool.halt(now)
                pool.fill(now)
                if hand.is_ripe(now):
                    settled = hand.harvest()
                    yield settled
                    hand.count -= len(settled)
                elif hand.count or not (hand.is_drained or pool.is_parting):
                    pool.turn(TICK)
                else:
                    break
        finally:
            if hand.count:  # whoever asked is gone
                pool.hang_up(time.monotonic())
        if hand.error:
            raise hand.error


def _own_name() -> str:
    name = socket.getfqdn()
    return name if "." in name and name.isascii() else "[127.0.0.1]"

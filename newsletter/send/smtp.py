"""The mailer that gives messages to a relay."""

import ssl
from contextlib import suppress
from types import TracebackType
from typing import Self

from newsletter.errors import RelayError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send.envelope import objection
from newsletter.send.session import Patience, Session
from newsletter.send.settings import Relay


class SmtpMailer:
    """Hands messages to a relay over one connection, made anew whenever that is needed.

    It fulfils `newsletter.ports.Mailer`, and is used by one thread at a time.
    """

    def __init__(
        self,
        relay: Relay,
        password: str = "",
        *,
        local_hostname: str | None = None,
        trust: ssl.SSLContext | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Remember how to connect.

        Args:
            relay: whom to give the mail to.
            password: goes with the relay's username.
            local_hostname: how we call ourselves; None asks the computer.
            trust: which certificates are trusted; None trusts those that the computer does.
            patience: how long to wait; None waits as RFC 5321 asks.
        """
        self._relay = relay
        self._password = password
        self._hostname = local_hostname
        self._trust = trust
        self._patience = patience
        self._session: Session | None = None

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            RelayError: the relay is away, or refuses us.
        """
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take leave; after an error, just close."""
        if self._session:
            if error is None:
                self._session.close()
            else:
                self._session.drop()
        self._session = None

    def hand_over(self, message: Message) -> Outcome:
        """Give *message* to the relay and return the answer.

        A connection that was open before may have been closed by the relay meanwhile. It says
        nothing about *message*: a new one is asked once more. That is safe, for nothing is
        repeated once the relay may have had the whole message.

        Raises:
            RelayError: the relay did not take *message* and the next one would fare alike.
        """
        if problem := objection(message.recipient):
            return Outcome(DeliveryState.FAILED, problem)
        if problem := objection(message.sender):
            raise RelayError(problem, remedy="Check from and return_path in [mail].")
        if self._session:
            with suppress(RelayError):
                outcome = self._give(message, self._session)
                if not outcome.reply.startswith("421"):
                    return outcome
        return self._give(message, self._open())

    def _open(self) -> Session:
        self._session = Session(
            self._relay,
            self._password,
            hostname=self._hostname,
            trust=self._trust,
            patience=self._patience,
        )
        return self._session

    def _give(self, message: Message, session: Session) -> Outcome:
        try:
            outcome = session.carry(message)
        except BaseException:
            session.drop()
            self._session = None
            raise
        if session.is_open and session.messages >= self._relay.messages_per_connection:
            session.close()
        if not session.is_open:
            self._session = None
        return outcome

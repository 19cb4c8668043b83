"""One SMTP conversation with a relay (RFC 5321), by the standard library's client."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass

from newsletter.errors import RelayError
from newsletter.model import DeliveryState, Message, Outcome
from newsletter.send import replies
from newsletter.send.faults import translated
from newsletter.send.replies import Step
from newsletter.send.settings import Relay, Tls


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a relay may take: RFC 5321 4.5.3.2, at least."""

    greeting: float = 300
    #: EHLO, MAIL, RCPT, and whatever else is a command.
    command: float = 300
    data: float = 120
    #: For a message to be taken off our hands.
    block: float = 180
    #: From the final dot to its answer. Whoever gives up earlier sends copies: the relay has
    #: the message, and is working on it.
    dot: float = 600
    #: QUIT is mere politeness.
    quit: float = 5


class Session:
    """A conversation that is open until it is closed, or has ended by itself."""

    def __init__(
        self,
        relay: Relay,
        password: str = "",
        *,
        hostname: str | None = None,
        trust: ssl.SSLContext | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Connect, encrypt, log in.

        Raises:
            RelayError: one of these failed; nothing is left open.
        """
        self._relay = relay
        self._patience = patience or Patience()
        #: Transactions begun.
        self.messages = 0
        if relay.username and not password:
            raise RelayError(
                "There is no password.",
                where=relay.name,
                remedy=f"Set the environment variable {relay.password_env or '(password_env)'}.",
            )
        trust = trust or ssl.create_default_context()
        with translated(relay):
            self._client = self._connected(hostname, trust)
        try:
            with translated(relay):
                self._prepare(password, trust)
        except BaseException:
            self.drop()
            raise

    def _connected(self, hostname: str | None, trust: ssl.SSLContext) -> smtplib.SMTP:
        relay, timeout = self._relay, self._patience.greeting
        if relay.tls is Tls.IMPLICIT:
            return smtplib.SMTP_SSL(
                relay.host, relay.port, hostname, timeout=timeout, context=trust
            )
        return smtplib.SMTP(relay.host, relay.port, hostname, timeout=timeout)

    def _prepare(self, password: str, trust: ssl.SSLContext) -> None:
        self._wait(self._patience.command)
        self._client.ehlo_or_helo_if_needed()
        if self._relay.tls is Tls.STARTTLS:
            self._client.starttls(context=trust)
            self._client.ehlo_or_helo_if_needed()
        if self._relay.username:
            self._client.login(self._relay.username, password)
        self._client.command_encoding = "utf-8"

    @property
    def is_open(self) -> bool:
        """Can another message be given?"""
        return self._client.sock is not None

    def carry(self, message: Message) -> Outcome:
        """Give *message* to the relay and return what it says.

        Raises:
            RelayError: the relay did not get *message*, for no reason of the message's own.
        """
        foreign = not message.recipient.isascii()
        if foreign and not self._client.has_extn("smtputf8"):
            return Outcome(DeliveryState.FAILED, "not sent: relay lacks SMTPUTF8")
        self.messages += 1
        with translated(self._relay):
            refused = self._envelope(message, " SMTPUTF8" if foreign else "")
            if refused:
                return refused
            self._wait(self._patience.block)
            self._client.send(_stuffed(message.data))
        return self._verdict()

    def _envelope(self, message: Message, option: str) -> Outcome | None:
        """Say from whom and to whom; return what became of it if it may not follow."""
        code, text = self._command(f"MAIL FROM:<{message.sender}>{option}")
        if not 200 <= code < 300:
            raise smtplib.SMTPResponseException(code, text.encode())
        code, text = self._command(f"RCPT TO:<{message.recipient}>")
        refused = replies.refusal(Step.RCPT, code, text)
        if not refused:
            code, text = self._command("DATA", self._patience.data)
            refused = replies.refusal(Step.DATA, code, text)
        if refused:
            self._forget(code)
        return refused

    def _verdict(self) -> Outcome:
        """Wait for the answer to the final dot."""
        self._wait(self._patience.dot)
        try:
            code, words = self._client.getreply()
            outcome = replies.verdict(code, words.decode("utf-8", "replace"))
        except (OSError, ValueError) as error:  # smtplib's errors are OSErrors
            self.drop()
            return Outcome(
                DeliveryState.UNCERTAIN, f"no answer after the message was given: {error}"
            )
        if code == 421:
            self.drop()
        return outcome

    def _command(self, words: str, seconds: float | None = None) -> tuple[int, str]:
        self._wait(seconds or self._patience.command)
        code, text = self._client.docmd(words)
        return code, text.decode("utf-8", "replace")

    def _forget(self, code: int) -> None:
        """Leave a refused transaction behind; 421 is a farewell (RFC 5321 3.8)."""
        if code == 421:
            self.drop()
            return
        with suppress(OSError):
            if self._command("RSET")[0] == 250:
                return
        self.drop()

    def _wait(self, seconds: float) -> None:
        if self._client.sock is not None:
            self._client.sock.settimeout(seconds)

    def drop(self) -> None:
        """Close without a word: the relay must not take it for part of something begun."""
        self._client.close()

    def close(self) -> None:
        """Take leave."""
        with suppress(OSError):
            self._wait(self._patience.quit)
            self._client.docmd("QUIT")
        self.drop()


def _stuffed(data: bytes) -> bytes:
    """Return *data* as DATA carries it: a leading full stop doubled (RFC 5321 4.5.2), and a dot."""
    if data.startswith(b"."):
        data = b"." + data
    if b"\n." in data:
        data = data.replace(b"\n.", b"\n..")
    return data + (b".\r\n" if data.endswith(b"\r\n") else b"\r\n.\r\n")

"""Greets a relay, as a mailer does before the first message, and takes leave."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from newsletter.errors import RelayError
from newsletter.send.faults import translated
from newsletter.send.settings import Relay, Tls

#: Seconds that a relay may take for one answer when a person waits.
SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a relay says of itself."""

    #: What it can do (RFC 5321 4.1.1.1), in capitals.
    features: tuple[str, ...]
    #: When its certificate ends; None without encryption.
    certificate_until: datetime | None


def greet(
    relay: Relay,
    password: str,
    hostname: str,
    *,
    trust: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Greeting:
    """Connect, encrypt, log in, take leave; no message is given.

    Args:
        relay: whom to greet.
        password: goes with its username; without one nobody logs in.
        hostname: how we call ourselves.
        trust: which certificates are trusted; None trusts those that the computer does.
        seconds: how long to wait for each answer.

    Raises:
        RelayError: one of these failed.
    """
    trust = trust or ssl.create_default_context()
    if "\r" in hostname or "\n" in hostname:
        raise RelayError("Our own name holds a line break.", where=relay.name)
    with translated(relay):
        if relay.tls is Tls.IMPLICIT:
            client: smtplib.SMTP = smtplib.SMTP_SSL(
                relay.host, relay.port, hostname, timeout=seconds, context=trust
            )
        else:
            client = smtplib.SMTP(relay.host, relay.port, hostname, timeout=seconds)
    try:
        with translated(relay):
            return _talk(client, relay, password, trust)
    finally:
        with suppress(OSError):
            client.docmd("QUIT")
        client.close()


def _talk(client: smtplib.SMTP, relay: Relay, password: str, trust: ssl.SSLContext) -> Greeting:
    client.ehlo_or_helo_if_needed()
    if relay.tls is Tls.STARTTLS:
        client.starttls(context=trust)
        client.ehlo_or_helo_if_needed()
    until = None
    if isinstance(client.sock, ssl.SSLSocket):
        until = _end_of(client.sock)
    if relay.username and password:
        client.login(relay.username, password)
    return Greeting(tuple(sorted(name.upper() for name in client.esmtp_features)), until)


def _end_of(sock: ssl.SSLSocket) -> datetime | None:
    written = (sock.getpeercert() or {}).get("notAfter")
    if not isinstance(written, str):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(written), UTC)

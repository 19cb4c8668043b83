"""What goes wrong between us and a relay, in plain words."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from newsletter.errors import RelayError
from newsletter.send.replies import reply
from newsletter.send.settings import Relay

#: Foreign error, what happened, what to do. The first that fits is taken.
FAULTS: tuple[tuple[type[Exception], str, str], ...] = (
    (
        smtplib.SMTPAuthenticationError,
        "The relay does not accept our login ({said}).",
        "Check username, and the environment variable that password_env names.",
    ),
    (smtplib.SMTPResponseException, "The relay refuses us ({said}).", ""),
    (
        smtplib.SMTPNotSupportedError,
        "The relay lacks what is asked of it: {said}",
        'Check tls, port and username: "starttls" goes with 587, "implicit" with 465.',
    ),
    (smtplib.SMTPServerDisconnected, "The connection was lost: {said}.", ""),
    (
        ssl.SSLCertVerificationError,
        "Its certificate cannot be trusted: {said}.",
        "Write host as the certificate names it, or have the certificate mended.",
    ),
    (
        ssl.SSLError,
        "No encrypted connection came about: {said}.",
        'Check tls and port: "starttls" goes with 587, "implicit" with 465.',
    ),
    (
        UnicodeEncodeError,
        "The username or the password holds letters outside ASCII, which cannot be sent.",
        "Have the relay give you others.",
    ),
    (UnicodeError, "The host's name is no name.", "Check host."),
    (socket.gaierror, "There is no such host, or no network.", "Check host, and the network."),
    (ConnectionRefusedError, "Nothing listens there.", "Check host and port; does it run?"),
    (TimeoutError, "It does not answer in time.", "Check host and port, and the firewall."),
    (Exception, "The relay cannot be used: {said}.", ""),
)


@contextmanager
def translated(relay: Relay) -> Iterator[None]:
    """Turn what smtplib, ssl and the network raise into a RelayError.

    Raises:
        RelayError: one of them raised.
    """
    try:
        yield
    except (OSError, ValueError) as error:  # smtplib's, ssl's and Unicode's descend from these
        what, remedy = next(words for kind, *words in FAULTS if isinstance(error, kind))
        raise RelayError(what.format(said=_said(error)), where=relay.name, remedy=remedy) from error


def _said(error: Exception) -> str:
    """Return the error's own words."""
    match error:
        case smtplib.SMTPResponseException():
            text = error.smtp_error
            words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
            return reply(error.smtp_code, words)
        case ssl.SSLCertVerificationError():
            return error.verify_message.rstrip(".")
        case ssl.SSLError():
            return str(error.reason or error)
    return str(error).rstrip(".")

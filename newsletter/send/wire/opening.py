"""How a conversation with a relay begins: greeting, encryption, login."""

from base64 import b64encode
from collections.abc import Generator

from newsletter.errors import RelayError
from newsletter.send import replies
from newsletter.send.settings import Relay, Tls
from newsletter.send.wire.features import Features
from newsletter.send.wire.reading import Reply

#: What is sent into an opening when the connection has been encrypted and verified.
ENCRYPTED = Reply(0, b"")

#: Yields octets to write, after which one reply is awaited; or None: encrypt and verify now.
Opening = Generator[bytes | None, Reply, Features]


def opening(relay: Relay, password: str, hostname: str) -> Opening:
    """Begin a conversation; return what the relay can do.

    Neither login nor mail is written before the connection is as safe as *relay* asks.

    Raises:
        RelayError: the relay refuses us, or lacks what is asked of it.
    """
    if relay.tls is Tls.IMPLICIT:
        yield None
    _expect(relay, (yield b""), 220)
    features = yield from _hello(relay, hostname)
    if relay.tls is Tls.STARTTLS:
        if "STARTTLS" not in features.names:
            raise RelayError(
                "The relay lacks what is asked of it: STARTTLS.",
                where=relay.name,
                remedy='Check tls and port: "starttls" goes with 587, "implicit" with 465.',
            )
        _expect(relay, (yield b"STARTTLS\r\n"), 220)
        yield None
        features = yield from _hello(relay, hostname)
    if relay.username:
        yield from _login(relay, password, features)
    return features


def _hello(relay: Relay, hostname: str) -> Opening:
    reply = yield f"EHLO {hostname}\r\n".encode("ascii", "replace")
    if reply.code in {500, 502} and relay.tls is not Tls.STARTTLS:
        _expect(relay, (yield f"HELO {hostname}\r\n".encode("ascii", "replace")), 250)
        return Features()
    _expect(relay, reply, 250)
    return Features.parse(reply.text)


def _login(relay: Relay, password: str, features: Features) -> Generator[bytes, Reply, None]:
    """Log in by AUTH PLAIN (RFC 4616), or by LOGIN, which has no standard."""
    name, word = relay.username.encode(), password.encode()
    if "PLAIN" in features.mechanisms:
        secrets = [b64encode(b"\0%b\0%b" % (name, word))]
        reply = yield b"AUTH PLAIN %b\r\n" % secrets[0]
    elif "LOGIN" in features.mechanisms:
        secrets = [b64encode(name), b64encode(word)]
        reply = yield b"AUTH LOGIN\r\n"
        for secret in secrets:
            if reply.code == 334:
                reply = yield secret + b"\r\n"
    else:
        raise RelayError(
            "The relay lacks what is asked of it: a login by AUTH PLAIN or LOGIN.",
            where=relay.name,
            remedy='Check tls, port and username: "starttls" goes with 587, "implicit" with 465.',
        )
    if reply.code != 235:
        said = reply.text
        for hidden in [password, *(secret.decode() for secret in secrets)]:
            said = said.replace(hidden, "***")
        raise RelayError(
            f"The relay does not accept our login ({replies.reply(reply.code, said)}).",
            where=relay.name,
            remedy="Check username, and the environment variable that password_env names.",
        )


def _expect(relay: Relay, reply: Reply, code: int) -> None:
    if reply.code != code:
        raise RelayError(f"The relay refuses us ({reply.line}).", where=relay.name)

"""Writes the DKIM-Signature of a finished message (RFC 6376, RFC 8301, RFC 8463)."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256

from newsletter.errors import SendError
from newsletter.model import Message
from newsletter.send.dkim import canonical
from newsletter.send.dkim.keys import SigningKey, keys_of
from newsletter.send.dkim.settings import DkimSettings

#: Signed once more than they are there, so that nobody can add another one: RFC 6376 8.15, and
#: 5.4.1 for the choice. RFC 8058 4 wants both List-Unsubscribe and List-Unsubscribe-Post.
GUARDED = (
    b"from", b"to", b"reply-to", b"subject", b"date", b"message-id", b"mime-version",
    b"content-type", b"content-language", b"list-id", b"list-unsubscribe",
    b"list-unsubscribe-post", b"feedback-id",
)  # fmt: skip
#: Signed when they are there.
COVERED = (
    b"sender", b"cc", b"list-post", b"list-help", b"list-archive", b"list-owner",
    b"list-subscribe", b"auto-submitted", b"precedence", b"content-transfer-encoding",
    b"in-reply-to", b"references",
)  # fmt: skip

#: Characters in a line of the header.
LINE = 72

DAY = 86_400


class Signer:
    """Signs messages with all of its keys; it may be used by several threads at once."""

    def __init__(self, keys: Sequence[SigningKey], *, expires_days: int = 0) -> None:
        self._keys = tuple(keys)
        self._lasts = expires_days * DAY

    def signed(self, message: Message) -> Message:
        """Return *message* with its signatures in front: the last thing that is done to it.

        Raises:
            SendError: it is no message that can be signed.
        """
        return replace(message, data=self.sign(message.data) + message.data)

    def sign(self, data: bytes) -> bytes:
        """Return the fields DKIM-Signature of *data*, to be put before it.

        Raises:
            SendError: it has no Date, or no end of its head.
        """
        head, end, body = data.partition(b"\r\n\r\n")
        return self.fields_of(head + end, canonical.body(body))

    def fields_of(self, head: bytes, body: bytes) -> bytes:
        """Return the fields DKIM-Signature of the message of *head* and *body*.

        The time of signing is that of the message, so that a copy has the same signature.

        Args:
            head: With the blank line that ends it.
            body: In its relaxed form.

        Raises:
            SendError: it has no Date, or no end of its head.
        """
        fields = canonical.fields(head)
        if not head.endswith(b"\r\n\r\n") or b"from" not in fields or b"date" not in fields:
            raise SendError("The message cannot be signed: it lacks From, Date or a body.")
        names = tuple(_names(fields))
        lines = b"".join([line + b"\r\n" for line in _chosen(fields, names)])
        moment = _moment(fields[b"date"][0])
        body_hash = b64encode(sha256(body).digest())
        return b"".join(
            [self._signature(key, lines, names, moment, body_hash) for key in self._keys]
        )

    def _signature(
        self, key: SigningKey, lines: bytes, names: tuple[bytes, ...], moment: int, body_hash: bytes
    ) -> bytes:
        until = moment + self._lasts if self._lasts else 0
        written, relaxed = _begun((key.algorithm, key.domain, key.selector), names, moment, until)
        proof = b64encode(key.sign(lines + relaxed + body_hash + b"; b="))
        cut = [proof[start : start + LINE] for start in range(0, len(proof), LINE)]
        return b"".join([written, body_hash, b";\r\n b=", b"\r\n ".join(cut), b"\r\n"])


def signer_of(settings: DkimSettings, domain: str) -> Signer | None:
    """Return what signs as *settings* say, None when nothing is signed.

    Args:
        settings: `[mail.dkim]`.
        domain: the sender's.

    Raises:
        ConfigError: a key is missing, lies open, or is none.
    """
    if not settings.is_on:
        return None
    return Signer(keys_of(settings, domain), expires_days=settings.expires_days)


def _names(fields: Mapping[bytes, Sequence[bytes]]) -> Iterable[bytes]:
    """Yield what h= lists."""
    for name in GUARDED:
        yield from [name] * (len(fields.get(name, ())) + 1)
    for name in COVERED:
        yield from [name] * len(fields.get(name, ()))


def _chosen(fields: Mapping[bytes, Sequence[bytes]], names: Iterable[bytes]) -> Iterable[bytes]:
    """Yield the fields in the order of *names*, those of one name from the last up (5.4.2)."""
    left = {name: list(lines) for name, lines in fields.items()}
    for name in names:
        if left.get(name):
            yield left[name].pop()


@lru_cache(maxsize=64)
def _moment(line: bytes) -> int:
    try:
        return int(parsedate_to_datetime(line.partition(b":")[2].decode("ascii")).timestamp())
    except (ValueError, OverflowError) as error:
        raise SendError("The message cannot be signed: its Date is none.") from error


@lru_cache(maxsize=64)
def _begun(
    who: tuple[str, str, str], names: tuple[bytes, ...], moment: int, until: int
) -> tuple[bytes, bytes]:
    """Return the field up to its body hash, as it is written and in its relaxed form."""
    algorithm, domain, selector = who
    times = f"t={moment}; x={until};" if until else f"t={moment};"
    lines = [
        f"DKIM-Signature: v=1; a={algorithm}; c=relaxed/relaxed; {times}",
        f" d={domain};",
        f" s={selector};",
        " h=",
    ]
    for name in (name.decode("ascii") for name in names):
        if len(lines[-1]) + len(name) > LINE:
            lines.append("  ")
        lines[-1] += f"{name}:"
    lines[-1] = lines[-1][:-1] + ";"
    written = ("\r\n".join(lines) + "\r\n bh=").encode("ascii")
    (relaxed,) = canonical.fields(written)[b"dkim-signature"]
    return written, relaxed

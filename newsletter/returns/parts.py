"""A returned mail taken apart, however broken it is."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice

#: No more octets than this are read: a return repeats what it returns, and that can be long.
LIMIT = 100_000
#: No more parts, and no more letters of what is said and of a field, are looked at.
PARTS = 100
WORDS = 20_000
FIELD = 1_000

#: What holds, in a return, the message that is returned.
RETURNED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail and its parts."""

    whole: Message
    #: All parts in their order, those within others included.
    parts: tuple[Message, ...]

    def field(self, name: str) -> str:
        """Return a header field of the mail; `""` when there is none."""
        return field(self.whole, name)

    def of_type(self, *kinds: str) -> Iterator[Message]:
        """Give the parts that claim to be of one of *kinds*."""
        return (part for part in self.parts if part.get_content_type() in kinds)

    @property
    def words(self) -> str:
        """What the mail says to people, up to the message that it returns."""
        found: list[str] = []
        for part in self.parts:
            if part.get_content_type() in RETURNED:
                break
            if not part.is_multipart() and part.get_content_maintype() in {"text", "multipart"}:
                found.append(_text(part))
        return "\n".join(found)[:WORDS]

    @property
    def original(self) -> Message:
        """The head of the message that is returned; empty when it is not."""
        for part in self.of_type(*RETURNED):
            payload = part.get_payload()
            if isinstance(payload, list) and payload and isinstance(payload[0], Message):
                return payload[0]
            if isinstance(payload, str):
                return head(payload)
        return Message()


def read(data: bytes) -> Mail:
    """Take *data* apart; what cannot be read is an empty mail."""
    lines = data[:LIMIT].replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip(b"\n")
    dense = re.sub(rb"\n{3,}", b"\n\n", lines)
    try:
        whole = email.message_from_bytes(dense, policy=email.policy.compat32)
        return Mail(whole, tuple(islice(whole.walk(), PARTS)))
    except RecursionError:  # parts within parts within parts
        return Mail(Message(), ())


def head(text: str) -> Message:
    """Read header fields, which *text* begins with."""
    return email.message_from_string(text.lstrip("\n"), policy=email.policy.compat32)


def field(part: Message, name: str) -> str:
    """Return a header field of *part*, decoded, on one line; `""` when there is none."""
    raw = " ".join(str(part.get(name, ""))[:FIELD].split())
    if "=?" not in raw:
        return raw
    try:
        return str(make_header(decode_header(raw)))
    except (LookupError, ValueError, HeaderParseError):
        return raw


def _text(part: Message) -> str:
    """Return the text of *part*, decoded as well as can be."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")

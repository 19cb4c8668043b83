"""A rendering, and the message that it becomes for one subscriber."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """A place in a rendering where something of the reader's own is put in.

    The value is the token that stands in subject, HTML and text until then: plain ASCII
    letters and underscores, which neither HTML, URLs nor quoted-printable need to escape.
    """

    #: Address of the page on which the reader leaves.
    UNSUBSCRIBE = "__UNSUBSCRIBE__"
    #: Address of the page on which the reader changes edition.
    PREFERENCES = "__PREFERENCES__"


@dataclass(frozen=True, slots=True)
class Rendering:
    """An edition's subject, HTML and text as they will be sent, with places for a reader's own."""

    #: Code of the edition.
    edition: str
    subject: str
    preheader: str
    #: ASCII only; complete document with inlined CSS.
    html: str
    #: 72 columns, lines end in "\\n".
    text: str
    #: (story, language in which it stands) of all that it shows: what the ledger will remember.
    shows: tuple[tuple[int, str], ...] = ()

    @property
    def sha256(self) -> str:
        """Return the digest that an approval is bound to."""
        parts = (self.edition, self.subject, self.preheader, self.html, self.text)
        return _digest(parts)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that is no issue, such as a confirmation, with places for a reader's own."""

    subject: str
    #: ASCII only; complete document with inlined CSS.
    html: str
    #: 72 columns, lines end in "\\n".
    text: str

    @property
    def sha256(self) -> str:
        """Return the digest of its words."""
        return _digest((self.subject, self.html, self.text))


@dataclass(frozen=True, slots=True)
class Message:
    """A rendering or a mail made out to one subscriber: an envelope and the bytes that go on the wire."""

    #: Envelope sender: where bounces go.
    sender: str
    #: Envelope recipient.
    recipient: str
    #: Without angle brackets; the same for every copy.
    message_id: str
    #: Complete message: CRLF line ends, ASCII, lines of at most 998 octets, no dot-stuffing.
    data: bytes


def _digest(parts: Iterable[str]) -> str:
    # Half of a character, which sources may send, is no reason to stop.
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

"""A rendering, or a mail, as a finished message, cut once at the reader's own places.

    rendering + letterhead --cut--> stencil --fill, once per reader--> message

Cutting writes headers and bodies as they go on the wire. Filling joins bytes, and writes only
what is the reader's own: that is what makes a message cost microseconds.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from enum import StrEnum, auto
from itertools import groupby

from newsletter.errors import SendError
from newsletter.model import Address, Mail, Message, Place, Rendering
from newsletter.send import headers
from newsletter.send.letterhead import Letterhead, Mailbox
from newsletter.send.quoted_printable import SOFT_BREAK, encode

#: The tokens that a rendering holds, found together.
TOKENS = re.compile("|".join(f"({re.escape(place)})" for place in Place))

#: What an address may hold that stands between < and > in a list header (RFC 2369 2).
LIST_ADDRESS = re.compile("[!#-;=?-~]+")


class Form(StrEnum):
    """How the reader's own is written at its place."""

    #: The whole field To.
    TO = auto()
    MESSAGE_ID = auto()
    #: An address in a list header.
    LIST = auto()
    TEXT = auto()
    HTML = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a stencil."""

    form: Form
    #: None where the envelope gives the value.
    place: Place | None = None


Piece = bytes | Slot


@dataclass(frozen=True, slots=True)
class Stencil:
    """A message with gaps."""

    sender: str
    #: The message; `b""` at each gap.
    parts: tuple[bytes, ...]
    #: Where the gaps are, and which of the slots belongs into each.
    gaps: tuple[tuple[int, int], ...]
    #: What is written once for each reader, however often it stands in the message.
    slots: tuple[Slot, ...]

    @classmethod
    def cut(cls, rendering: Rendering | Mail, letterhead: Letterhead) -> "Stencil":
        """Write *rendering* under *letterhead*, all but what is the reader's own.

        Places stand in HTML and text; what looks like one in the subject is left as it is.

        Raises:
            SendError: the letterhead holds what cannot stand in a header.
        """
        return cls.of([*head(rendering.subject, letterhead), *alternative(rendering)], letterhead)

    @classmethod
    def of(cls, pieces: Iterable[Piece], letterhead: Letterhead) -> "Stencil":
        """Return *pieces*, which are a whole message, as a stencil."""
        pieces = tuple(_joined(pieces))
        slots = tuple(dict.fromkeys(piece for piece in pieces if isinstance(piece, Slot)))
        return cls(
            sender=letterhead.envelope_sender,
            parts=tuple(piece if isinstance(piece, bytes) else b"" for piece in pieces),
            gaps=tuple(
                (index, slots.index(piece))
                for index, piece in enumerate(pieces)
                if isinstance(piece, Slot)
            ),
            slots=slots,
        )

    def fill(
        self, to: Address, name: str, message_id: str, filling: Mapping[Place, str]
    ) -> Message:
        """Make the message out to one reader; the same arguments give the same bytes.

        Raises:
            SendError: *filling* lacks a place of the stencil, or holds an address that cannot
                stand in a header.
        """
        envelope = {
            Form.TO: headers.mailbox("To", name, to.mail),
            Form.MESSAGE_ID: headers.structured("Message-ID", f"<{message_id}>"),
        }
        own = [envelope.get(slot.form) or written(slot, filling) for slot in self.slots]
        parts = list(self.parts)
        for index, slot in self.gaps:
            parts[index] = own[slot]
        return Message(self.sender, to.mail, message_id, b"".join(parts))


def head(subject: str, letterhead: Letterhead) -> Iterator[Piece]:
    """Write all header fields but Content-Type.

    Raises:
        SendError: *letterhead* holds what cannot stand in a header.
    """
    yield _mailbox("From", letterhead.sender)
    yield Slot(Form.TO)
    if letterhead.reply_to:
        yield _mailbox("Reply-To", letterhead.reply_to)
    yield headers.unstructured("Subject", subject)
    yield headers.structured("Date", format_datetime(letterhead.date))
    yield Slot(Form.MESSAGE_ID)
    if letterhead.list_id:
        yield from _list_head(letterhead)
    yield headers.structured("Content-Language", ", ".join(letterhead.languages))
    yield headers.structured("Auto-Submitted", "auto-generated")
    if letterhead.feedback_id:
        yield headers.structured("Feedback-ID", letterhead.feedback_id)
    yield headers.structured("MIME-Version", "1.0")


def _list_head(letterhead: Letterhead) -> Iterator[Piece]:
    """Write what tells mail programs how to leave: RFC 2369, RFC 2919, RFC 8058."""
    yield headers.list_id(letterhead.list_name, letterhead.list_id)
    yield b"List-Unsubscribe: <"
    yield Slot(Form.LIST, Place.UNSUBSCRIBE)
    if letterhead.unsubscribe_mail:
        yield b">,\r\n <" + _list_address(f"mailto:{letterhead.unsubscribe_mail}")
    yield b">\r\n"
    yield headers.structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    yield headers.structured("List-Post", "NO")
    yield headers.structured("Precedence", "bulk")


def alternative(rendering: Rendering | Mail) -> Iterator[Piece]:
    """Write text and HTML as multipart/alternative, its Content-Type first."""
    # "=_" is no quoted-printable, so that the boundary can stand in neither part (RFC 2045 6.7).
    boundary = f"=_{rendering.sha256[:32]}"
    yield (f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n').encode(
        "ascii"
    )
    for kind, form, body in (
        ("plain", Form.TEXT, rendering.text),
        ("html", Form.HTML, rendering.html),
    ):
        yield (
            f"--{boundary}\r\n"
            f"Content-Type: text/{kind}; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
        ).encode("ascii")
        yield from _cut(body.replace("\r\n", "\n").replace("\r", "\n"), form)
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode("ascii")


def _cut(body: str, form: Form) -> Iterator[Piece]:
    """Encode *body*; soft breaks give each of its places a line of its own.

    So a value, which is encoded as any text is, neither makes a line too long nor is cut.
    """
    start = 0
    for token in TOKENS.finditer(body):
        before = encode(body[start : token.start()])
        yield before
        if before and not before.endswith(b"\n"):
            yield SOFT_BREAK
        yield Slot(form, Place(token[0]))
        start = token.end()
        if body[start : start + 1] not in {"", "\n"}:
            yield SOFT_BREAK
    yield encode(body[start:])


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Make one of bytes that stand side by side."""
    for constant, group in groupby(pieces, lambda piece: isinstance(piece, bytes)):
        if constant:
            yield b"".join(piece for piece in group if isinstance(piece, bytes))
        else:
            yield from group


def written(slot: Slot, filling: Mapping[Place, str]) -> bytes:
    """Write the reader's own as it stands at *slot*.

    Raises:
        SendError: *filling* lacks it, or it cannot stand there.
    """
    if slot.place is None or slot.place not in filling:
        raise SendError(f"The reader's own {slot.place} is missing.")
    return WRITERS[slot.form](filling[slot.place])


def _list_address(value: str) -> bytes:
    if not LIST_ADDRESS.fullmatch(value):
        raise SendError(
            f"{value!r} cannot stand in the header List-Unsubscribe.",
            remedy="Write base_url in ASCII, a foreign host name as xn--...",
        )
    # a comma would end the address for a program that splits at commas
    return value.replace(",", "%2C").encode("ascii")


def _mailbox(field: str, mailbox: Mailbox) -> bytes:
    return headers.mailbox(field, mailbox.name, mailbox.address)


WRITERS: Mapping[Form, Callable[[str], bytes]] = {
    Form.LIST: _list_address,
    Form.TEXT: encode,
    Form.HTML: lambda value: encode(html.escape(value)),
}

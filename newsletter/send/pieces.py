"""The pieces of a message: bytes as they go on the wire, and slots for what is a reader's own."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from enum import StrEnum, auto
from functools import lru_cache

from newsletter.errors import SendError
from newsletter.model import Mail, Place, Rendering
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
    #: A web address in a list header.
    LIST = auto()
    #: The mail address for leaving, in a list header.
    LEAVE = auto()
    TEXT = auto()
    HTML = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a stencil."""

    form: Form
    #: None where the envelope gives the value.
    place: Place | None = None


Piece = bytes | Slot


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
    if letterhead.leaves_by_mail:
        yield b">,\r\n <"
        yield Slot(Form.LEAVE)
    yield b">\r\n"
    yield headers.structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    yield b"List-Help: <"
    yield Slot(Form.LIST, Place.PREFERENCES)
    yield b">\r\n"
    if letterhead.archive:
        yield b"List-Archive: <" + list_address(letterhead.archive) + b">\r\n"
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


def written(slot: Slot, filling: Mapping[Place, str]) -> bytes:
    """Write the reader's own as it stands at *slot*.

    Raises:
        SendError: *filling* lacks it, or it cannot stand there.
    """
    if slot.place is None or slot.place not in filling:
        raise SendError(f"The reader's own {slot.place or slot.form} is missing.")
    return WRITERS[slot.form](filling[slot.place])


def list_address(value: str) -> bytes:
    """Write an address as it stands between < and > in a list header.

    Raises:
        SendError: it cannot stand there.
    """
    if not LIST_ADDRESS.fullmatch(value):
        raise SendError(
            f"{value!r} cannot stand in List-Unsubscribe, List-Help or List-Archive.",
            remedy="Write base_url in ASCII, a foreign host name as xn--...",
        )
    # a comma would end the address for a program that splits at commas
    return value.replace(",", "%2C").encode("ascii")


def _mailbox(field: str, mailbox: Mailbox) -> bytes:
    return headers.mailbox(field, mailbox.name, mailbox.address)


#: A link stands in the text and, mostly the same, in the HTML: one reader's are encoded once.
_encoded = lru_cache(maxsize=8)(encode)

WRITERS: Mapping[Form, Callable[[str], bytes]] = {
    Form.LIST: list_address,
    Form.TEXT: _encoded,
    Form.HTML: lambda value: _encoded(html.escape(value)),
}

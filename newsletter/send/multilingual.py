"""One message in several languages (RFC 8255): an experiment, for few mail programs show it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from enum import StrEnum

from newsletter.model import Place, Rendering
from newsletter.send import headers
from newsletter.send.dkim import Signer
from newsletter.send.letterhead import Letterhead
from newsletter.send.pieces import Piece, alternative, head, written
from newsletter.send.quoted_printable import encode
from newsletter.send.stencil import Stencil


class Origin(StrEnum):
    """How the words of a language came about: Content-Translation-Type (RFC 8255 6)."""

    #: They were written in it.
    ORIGINAL = "original"
    #: People translated them.
    HUMAN = "human"
    #: A machine did, at least in part.
    AUTOMATED = "automated"


@dataclass(frozen=True, slots=True)
class LanguagePart:
    """What stands in one language."""

    #: BCP 47 tag.
    language: str
    rendering: Rendering
    origin: Origin
    #: What the places of the rendering are filled with.
    own: Mapping[Place, str]


def in_languages(
    preface: str,
    parts: Sequence[LanguagePart],
    letterhead: Letterhead,
    signer: Signer | None = None,
) -> Stencil:
    r"""Write a multipart/multilingual message under *letterhead*; To and Message-ID stay open.

    A program that knows the form shows the part in its owner's language; every other one shows
    *preface*, and the parts as attached messages.

    Args:
        preface: Says in every language what this is; lines end in "\n".
        parts: The languages, the likeliest first.
        letterhead: Of the whole message; its languages are those of *parts*.
        signer: Signs the message, if anybody does.

    Raises:
        SendError: *letterhead* or a part holds what cannot stand in a header.
    """
    subject = " | ".join(filter(None, (part.rendering.subject for part in parts)))
    pieces = [*head(subject, letterhead), *_body(preface, parts, letterhead)]
    return Stencil.of(pieces, letterhead, signer)


def _body(preface: str, parts: Sequence[LanguagePart], letterhead: Letterhead) -> Iterator[Piece]:
    # As long as the boundaries within, and another one: none can be taken for another.
    digests = "".join(part.rendering.sha256 for part in parts)
    boundary = f"=_{hashlib.sha256(digests.encode()).hexdigest()[:32]}"
    yield f'Content-Type: multipart/multilingual;\r\n boundary="{boundary}"\r\n\r\n'.encode()
    yield (
        f"--{boundary}\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "Content-Disposition: inline\r\n\r\n"
    ).encode()
    yield encode(preface)
    for part in parts:
        yield f"\r\n--{boundary}\r\nContent-Type: message/rfc822\r\n".encode()
        yield headers.structured("Content-Language", part.language)
        yield headers.structured("Content-Translation-Type", part.origin)
        yield b"Content-Disposition: inline\r\n\r\n"
        yield from _message(part, letterhead)
    yield f"\r\n--{boundary}--\r\n".encode()


def _message(part: LanguagePart, letterhead: Letterhead) -> Iterator[bytes]:
    """Write the message in one language; its sender must be the whole message's (RFC 8255 3.2)."""
    yield headers.mailbox("From", letterhead.sender.name, letterhead.sender.address)
    yield headers.unstructured("Subject", part.rendering.subject)
    yield headers.structured("Date", format_datetime(letterhead.date))
    yield headers.structured("MIME-Version", "1.0")
    for piece in alternative(part.rendering):
        yield piece if isinstance(piece, bytes) else written(piece, part.own)

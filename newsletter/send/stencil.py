"""A rendering, or a mail, as a finished message, cut once at the reader's own places.

    rendering + letterhead --cut--> stencil --fill, once per reader--> message (signed)

Cutting writes headers and bodies as they go on the wire. Filling joins bytes, and writes only
what is the reader's own: that is what makes a message cost microseconds. The form of the body that
DKIM signs is cut as well, so that signing it costs no more than a digest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsletter.errors import SendError
from newsletter.model import Address, Mail, Message, Place, Rendering
from newsletter.send import headers
from newsletter.send.dkim import Signer, canonical
from newsletter.send.letterhead import Letterhead
from newsletter.send.pieces import Form, Piece, Slot, alternative, head, list_address, written


@dataclass(frozen=True, slots=True)
class Stencil:
    """A message with gaps."""

    sender: str
    #: The message; `b""` at each gap.
    parts: tuple[bytes, ...]
    #: Which of the parts is the first one of the body.
    body: int
    #: The parts of the body as DKIM reads them.
    relaxed: tuple[bytes, ...]
    #: Where the gaps are, and which of the slots belongs into each.
    gaps: tuple[tuple[int, int], ...]
    #: What is written once for each reader, however often it stands in the message.
    slots: tuple[Slot, ...]
    #: Signs each message, if anybody does.
    signer: Signer | None = None

    @classmethod
    def cut(
        cls, rendering: Rendering | Mail, letterhead: Letterhead, signer: Signer | None = None
    ) -> "Stencil":
        """Write *rendering* under *letterhead*, all but what is the reader's own.

        Places stand in HTML and text; what looks like one in the subject is left as it is.

        Raises:
            SendError: the letterhead holds what cannot stand in a header.
        """
        pieces = [*head(rendering.subject, letterhead), *alternative(rendering)]
        return cls.of(pieces, letterhead, signer)

    @classmethod
    def of(
        cls, pieces: Iterable[Piece], letterhead: Letterhead, signer: Signer | None = None
    ) -> "Stencil":
        """Return *pieces*, which are a whole message, as a stencil."""
        head, body = _halved(tuple(_joined(pieces)))
        pieces = (*head, *body)
        slots = tuple(dict.fromkeys(piece for piece in pieces if isinstance(piece, Slot)))
        return cls(
            sender=letterhead.envelope_sender,
            parts=tuple(piece if isinstance(piece, bytes) else b"" for piece in pieces),
            body=len(head),
            relaxed=tuple(
                canonical.relaxed(piece) if isinstance(piece, bytes) else b"" for piece in body
            ),
            gaps=tuple(
                (index, slots.index(piece))
                for index, piece in enumerate(pieces)
                if isinstance(piece, Slot)
            ),
            slots=slots,
            signer=signer,
        )

    def fill(
        self,
        to: Address,
        name: str,
        message_id: str,
        filling: Mapping[Place, str],
        *,
        sender: str = "",
        leave: str = "",
    ) -> Message:
        """Make the message out to one reader; the same arguments give the same bytes.

        Args:
            to: The reader's address.
            name: The reader's name; `""` for none.
            message_id: Without angle brackets.
            filling: What belongs into the places of the rendering.
            sender: Envelope sender; `""` means the letterhead's.
            leave: Mail address for leaving, where the letterhead asks for one.

        Raises:
            SendError: a place of the stencil is not filled, or with an address that cannot
                stand in a header.
        """
        envelope = {
            Form.TO: headers.mailbox("To", name, to.mail),
            Form.MESSAGE_ID: headers.structured("Message-ID", f"<{message_id}>"),
        }
        if leave:
            envelope[Form.LEAVE] = list_address(f"mailto:{leave}?subject=unsubscribe")
        own = [envelope.get(slot.form) or written(slot, filling) for slot in self.slots]
        parts = list(self.parts)
        for index, slot in self.gaps:
            parts[index] = own[slot]
        message = Message(sender or self.sender, to.mail, message_id, b"".join(parts))
        if self.signer is None:
            return message
        head = b"".join(parts[: self.body])
        signatures = self.signer.fields_of(head, self._relaxed(own))
        return replace(message, data=signatures + message.data)

    def _relaxed(self, own: Sequence[bytes]) -> bytes:
        """Return the body as DKIM reads it: each place has a line of its own, or begins one."""
        relaxed = list(self.relaxed)
        for index, slot in self.gaps:
            if index >= self.body:
                relaxed[index - self.body] = canonical.relaxed(own[slot])
        return b"".join(relaxed)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Make one of bytes that stand side by side."""
    for constant, group in groupby(pieces, lambda piece: isinstance(piece, bytes)):
        if constant:
            yield b"".join(piece for piece in group if isinstance(piece, bytes))
        else:
            yield from group


def _halved(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part a whole message after the blank line that ends its head.

    Raises:
        SendError: it has none.
    """
    for index, piece in enumerate(pieces):
        if isinstance(piece, bytes) and b"\r\n\r\n" in piece:
            end = piece.index(b"\r\n\r\n") + 4
            return (*pieces[:index], piece[:end]), (piece[end:], *pieces[index + 1 :])
    raise SendError("This is no message: its head has no end.")

"""A mail that came to a mailbox of ours: what it is, and which of our addresses it names."""

from dataclasses import dataclass
from email.message import Message

from newsletter.model import Return, ReturnClass
from newsletter.returns.autoreplies import is_autoreply, may_be_autoreply
from newsletter.returns.found import addresses
from newsletter.returns.parts import FIELD, Mail, read
from newsletter.returns.sorting import sort

#: Where mail systems write to whom a mail was sent: the envelope first, then what people see.
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")
#: Where our own addresses stand in a message of ours that is returned.
OURS = ("Return-Path", "List-Unsubscribe")
#: No more fields of one name than this are looked at.
LIMIT = 10


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is to be known of a mail that came."""

    said: Return
    #: Whom it was sent to, lower case.
    to: tuple[str, ...]
    #: Addresses of ours in the message that it returns, lower case.
    returned: tuple[str, ...]
    #: Did a person write it, or a mail program at their wish? No answer of a machine, no report.
    is_meant: bool


def arrival_of(data: bytes) -> Arrival:
    """Say what is to be known of a mail; whatever *data* holds, there is an answer."""
    mail = read(data)
    said = sort(mail)
    return Arrival(
        said,
        to=_named(mail.whole, RECIPIENTS),
        returned=_named(mail.original, OURS),
        is_meant=_is_meant(mail, said.kind),
    )


def _is_meant(mail: Mail, kind: ReturnClass) -> bool:
    """Say whether *mail* asks for something, by its own marks rather than by a guess.

    Mail systems send what nobody shall answer without a sender (RFC 3834 3.3, RFC 5321 4.5.5).
    """
    return not (
        is_autoreply(mail)
        or may_be_autoreply(mail)
        or mail.field("Return-Path") == "<>"
        or mail.whole.get_content_type() == "multipart/report"
        or kind in {ReturnClass.COMPLAINT, ReturnClass.DELIVERED}
    )


def _named(head: Message, names: tuple[str, ...]) -> tuple[str, ...]:
    fields = [str(one)[:FIELD] for name in names for one in head.get_all(name, [])[:LIMIT]]
    return addresses(*fields)

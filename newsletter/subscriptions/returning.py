"""What follows from a mail that came to a mailbox of ours: who wrote in order to leave, leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsletter.errors import NotFound
from newsletter.returns import arrival_of
from newsletter.signed_addresses import SignedAddresses, Trace, Use, is_signed
from newsletter.store import Store, Tables

#: The reason that is kept of those who leave by mail.
BY_MAIL = "mail"


class Consequence(StrEnum):
    """What a mail led to."""

    #: Its reader has left.
    LEFT = "left"
    #: Its reader had left before.
    HAD_LEFT = "had-left"
    #: It was sent to an address that we never gave out, or whose reader is not known any more.
    UNKNOWN = "unknown"
    #: A machine answers at an address for leaving.
    AUTOMATIC = "automatic"
    #: It speaks of a message that was returned: nothing follows yet.
    RETURNED = "returned"
    #: It is for people.
    NONE = "none"

    @property
    def is_final(self) -> bool:
        """Is nobody to look at this mail again?"""
        return self in {Consequence.LEFT, Consequence.HAD_LEFT, Consequence.AUTOMATIC}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was made of one mail."""

    consequence: Consequence
    #: What it is, as it was classified.
    kind: str
    #: Which message to whom it speaks of, if it has an address of ours.
    trace: Trace | None = None
    #: Id of the newsletter; `""` when unknown.
    newsletter: str = ""


def hear(store: Store, data: bytes, now: datetime) -> Heard:
    """Do what the mail in *data* asks for, in one transaction; to hear it again changes nothing."""
    mail = arrival_of(data)
    with store.reading() as tables:
        addresses = SignedAddresses(tables.keys.known())
    at_us = _traces(addresses, mail.to)
    for trace in (one for one in at_us if one.use is Use.LEAVE):
        if not mail.is_meant:
            return Heard(Consequence.AUTOMATIC, mail.said.kind, trace)
        with store.writing() as tables:
            return _leave(tables, trace, mail.said.kind, now)
    traces = (*at_us, *_traces(addresses, mail.returned))
    if traces:
        return Heard(Consequence.RETURNED, mail.said.kind, traces[0])
    wrong = any(is_signed(address) for address in mail.to)
    return Heard(Consequence.UNKNOWN if wrong else Consequence.NONE, mail.said.kind)


def _traces(addresses: SignedAddresses, named: Iterable[str]) -> tuple[Trace, ...]:
    return tuple(filter(None, map(addresses.read, named)))


def _leave(tables: Tables, trace: Trace, kind: str, now: datetime) -> Heard:
    try:
        newsletter = tables.issues.get(trace.issue).newsletter
        tables.subscribers.subscription(trace.subscriber, newsletter)
    except NotFound:  # a test mail, or a reader who was forgotten
        return Heard(Consequence.UNKNOWN, kind, trace)
    is_new = tables.subscribers.leave(trace.subscriber, newsletter, now, BY_MAIL)
    return Heard(Consequence.LEFT if is_new else Consequence.HAD_LEFT, kind, trace, newsletter)

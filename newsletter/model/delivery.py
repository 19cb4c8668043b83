"""A delivery: what became of a message, one per issue and subscriber."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsletter.model.address import Address


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    #: Nobody has taken it up yet.
    PENDING = "pending"
    #: A sender has taken it, and its message has not left: if that sender dies, nothing is lost.
    CLAIMED = "claimed"
    #: Its message may be on its way: if its sender dies, nobody knows whether the relay took it.
    SENDING = "sending"
    #: The relay took it.
    SENT = "sent"
    #: The relay said "not now"; it is tried again at `retry_at`.
    DEFERRED = "deferred"
    #: The relay refused it for good, or it was put off too often.
    FAILED = "failed"
    #: Its sender died with it in hand, and the newsroom wants no copies.
    UNCERTAIN = "uncertain"
    #: The reader gets none; the reply says why: they left after the audience was frozen, or
    #: had not confirmed then.
    SKIPPED = "skipped"


#: States in which there is still something to do.
OPEN = frozenset(
    {
        DeliveryState.PENDING,
        DeliveryState.CLAIMED,
        DeliveryState.SENDING,
        DeliveryState.DEFERRED,
    }
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message: one row per issue and subscriber."""

    id: int
    issue: int
    subscriber: int
    address: Address
    #: Code of the edition.
    edition: str
    state: DeliveryState
    #: The reader's first name; `""` when unknown.
    name: str = ""
    #: How often it was handed to a relay.
    attempts: int = 0
    #: The relay's last answer, or why it was skipped.
    reply: str = ""
    #: When a deferred one is tried again.
    retry_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a relay (or the outbox) said to one message."""

    state: DeliveryState
    #: The answer in its own words, on one line: "250 2.0.0 queued", "550 5.1.1 no such user".
    reply: str = ""

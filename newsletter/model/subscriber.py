"""A subscriber, and their subscription to a newsletter."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsletter.model.address import Address


class SubscriptionState(StrEnum):
    """Whether a subscription brings mail."""

    #: Gets every issue.
    ACTIVE = "active"
    #: Signed up, and has not confirmed yet.
    UNCONFIRMED = "unconfirmed"
    #: Left; an import does not bring them back.
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A person with an address."""

    id: int
    address: Address
    #: First name; `""` when unknown.
    name: str = ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscriber's tie to one newsletter."""

    subscriber: Subscriber
    #: Id of the newsletter.
    newsletter: str
    #: Code of the edition.
    edition: str
    state: SubscriptionState
    #: What the person agreed to, in the words that were shown, and when.
    consent: str
    consented_at: datetime
    #: When they left; None while they have not.
    left_at: datetime | None = None

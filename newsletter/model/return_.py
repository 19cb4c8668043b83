"""A return: what comes back after a message was sent."""

from dataclasses import dataclass
from enum import StrEnum


class ReturnClass(StrEnum):
    """What a returned mail means for the reader it speaks of."""

    #: The address does not exist or refuses us for good.
    HARD = "hard"
    #: A failure that may pass.
    SOFT = "soft"
    #: The reader pressed "spam".
    COMPLAINT = "complaint"
    #: A person's absence or robot answered.
    AUTOREPLY = "autoreply"
    #: Good news: it arrived.
    DELIVERED = "delivered"
    #: Not a return at all.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Return:
    """What one returned mail says."""

    kind: ReturnClass
    #: Addresses it speaks of, lower case.
    recipients: tuple[str, ...] = ()
    #: Enhanced status code (RFC 3463), "5.1.1"; `""` when it gives none.
    status: str = ""

"""Signed mail addresses: an address of ours that says of which message to whom it was made."""

import base64
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsletter import keyed

#: Octets of a signature: 120 bits, which are 24 letters of base32 and nothing to spare.
SIGNATURE = 15
#: What follows the name of our mailbox in a signed address. Forwarders that write a sender anew
#: leave it whole, and put something else behind it (SRS).
TOKEN = re.compile(r"\+([0-9]{1,10})-([0-9]{1,10})-([a-z2-7]{24})(?=@)", re.IGNORECASE)
#: Nothing longer is an address (RFC 5321 4.5.3.1.3).
LONGEST = 320


class Use(StrEnum):
    """What an address is for. A token of one use is worth nothing for another.

    The value is part of what is signed.
    """

    #: Mail systems return to it what they cannot deliver (VERP).
    RETURN = "return"
    #: Its reader leaves by writing to it.
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Trace:
    """What a signed address says."""

    use: Use
    #: Id of the issue.
    issue: int
    #: Id of the subscriber.
    subscriber: int


class SignedAddresses:
    """Writes and reads addresses such as `returns+12-345-<signature>@news.example.org`.

    Some mail systems write an address in small letters, or in capitals: both are read. The part
    left of the @ has 64 characters at most (RFC 5321 4.5.3.1.1) where the mailbox has 20, an issue
    seven digits and a subscriber ten.

    Args:
        keys: Newest first. The first one signs, every one is believed.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = {
            use: tuple(keyed.digest(key, f"newsletter.address.{use}".encode()) for key in keys)
            for use in Use
        }

    def write(self, mailbox: str, trace: Trace) -> str:
        """Return the address in *mailbox*, "returns@news.example.org", that says *trace*."""
        name, _, domain = mailbox.rpartition("@")
        said = f"{trace.issue}-{trace.subscriber}"
        return f"{name}+{said}-{_signature(self._keys[trace.use][0], said)}@{domain}"

    def read(self, address: str) -> Trace | None:
        """Return what *address* says; None when we never signed it.

        One that was altered and one that was invented take the same time.
        """
        found = TOKEN.search(address[:LONGEST])
        if not found:
            return None
        issue, subscriber, given = found.groups()
        said, given = f"{issue}-{subscriber}", given.lower()
        fits = [
            use
            for use, keys in self._keys.items()
            for key in keys
            if hmac.compare_digest(_signature(key, said), given)
        ]
        return Trace(fits[0], int(issue), int(subscriber)) if fits else None


def is_signed(address: str) -> bool:
    """Say whether *address* claims to be signed, rightly or not."""
    return TOKEN.search(address[:LONGEST]) is not None


def _signature(key: bytes, said: str) -> str:
    proof = keyed.digest(key, said.encode())[:SIGNATURE]
    return base64.b32encode(proof).decode("ascii").lower()

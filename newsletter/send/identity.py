"""The names by which the world knows a message."""

import hashlib
from datetime import datetime

from newsletter import keyed
from newsletter.model import Address


def message_id(issue: int, subscriber: int, secret: bytes, domain: str) -> str:
    """Return the Message-ID, without angle brackets, of an *issue*'s message to *subscriber*.

    It is the same whenever it is asked for, so that a copy which a crash forced on us can be
    told from a second message (RFC 5322 3.6.4); and nobody without *secret* can guess it.
    """
    seed = b"message-id:%d:%d" % (issue, subscriber)
    proof = keyed.digest(secret, seed).hex()[:24]
    return f"{issue}.{subscriber}.{proof}@{domain}"


def mail_id(name: str, to: Address, moment: datetime, secret: bytes, domain: str) -> str:
    """Return the Message-ID, without angle brackets, of the mail *name* that is no issue.

    It is the same for the same mail, reader and *moment*, and shows none of them.
    """
    seed = f"mail-id:{name}:{to.key}:{moment.isoformat()}".encode()
    return f"{keyed.digest(secret, seed).hex()[:32]}@{domain}"


def feedback_id(first: str, second: str, third: str, domain: str) -> str:
    """Return the value of Feedback-ID, by which Gmail tells a sender's kinds of mail apart.

    Complaints are counted for each of three parts by itself, whatever they mean: a mail's name,
    newsletter and language; an issue's newsletter, edition and number. None holds a colon.
    The last part must be the same in all mail of a sender, and 5 to 15 letters long (Google's
    guide "Feedback Loop" for Postmaster Tools): it is taken from *domain*.
    """
    sender = hashlib.sha256(domain.lower().encode()).hexdigest()[:12]
    return f"{first}:{second}:{third}:{sender}"

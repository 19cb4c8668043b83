"""The name by which the world knows a message."""

import hashlib
import hmac


def message_id(issue: int, subscriber: int, secret: bytes, domain: str) -> str:
    """Return the Message-ID, without angle brackets, of an *issue*'s message to *subscriber*.

    It is the same whenever it is asked for, so that a copy which a crash forced on us can be
    told from a second message (RFC 5322 3.6.4); and nobody without *secret* can guess it.
    """
    seed = b"message-id:%d:%d" % (issue, subscriber)
    proof = hmac.digest(secret, seed, hashlib.sha256).hex()[:24]
    return f"{issue}.{subscriber}.{proof}@{domain}"

"""What may stand on an envelope."""

import re

from newsletter.model import ADDRESS_LIMIT, LOCAL_LIMIT

#: Anything that could end an SMTP command early, or begin another word of it: CR, LF, NUL and
#: other controls, spaces of every kind, angle brackets.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\s<>\ud800-\udfff]")


def objection(address: str) -> str:
    """Say why *address* may not stand on an envelope; `""` when it may."""
    local, at, domain = address.rpartition("@")
    if UNSAFE.search(address) or not at or not local or not domain:
        return f"not sent: {address[:ADDRESS_LIMIT]!a} is no mail address"
    if len(local.encode()) > LOCAL_LIMIT or len(address.encode()) > ADDRESS_LIMIT:
        return "not sent: the address is longer than mail allows (RFC 5321 4.5.3.1)"
    if not domain.isascii():
        return "not sent: the domain of the address must be written in ASCII (xn--...)"
    return ""

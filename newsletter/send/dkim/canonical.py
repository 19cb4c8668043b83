"""The form of a message that is signed: relaxed, so that a relay may refold it (RFC 6376 3.4)."""

import re
from functools import lru_cache

from newsletter.errors import SendError

FOLD = re.compile(rb"\r\n(?=[ \t])")
LINE_END = re.compile(rb"\r\n(?![ \t])")
BLANKS = re.compile(rb"[ \t]+")


def fields(head: bytes) -> dict[bytes, list[bytes]]:
    """Return the fields of *head*, by name in small letters, in their order.

    Raises:
        SendError: a line of it is no field.
    """
    found: dict[bytes, list[bytes]] = {}
    for line in LINE_END.split(head.removesuffix(b"\r\n\r\n")):
        name, field = _field(line)
        found.setdefault(name, []).append(field)
    return found


@lru_cache(maxsize=256)
def _field(line: bytes) -> tuple[bytes, bytes]:
    """Return name and relaxed form of one field: most are the same in every copy of an issue."""
    name, colon, value = line.partition(b":")
    name = name.rstrip(b" \t").lower()
    if not colon or not name:
        raise SendError("The message cannot be signed: a line of its head is no field.")
    return name, name + b":" + BLANKS.sub(b" ", FOLD.sub(b"", value)).strip(b" ")


def body(octets: bytes) -> bytes:
    """Return *octets* without blanks at the ends of lines and lines at the end, runs as one."""
    octets = relaxed(octets).removesuffix(b" ")
    if octets.endswith(b"\r\n") and not octets.endswith(b"\r\n\r\n") and len(octets) > 2:
        return octets
    end = len(octets)
    while octets[max(end - 2, 0) : end] == b"\r\n":
        end -= 2
    return octets[:end] + b"\r\n" if end else b""


def relaxed(octets: bytes) -> bytes:
    """Return a piece of a body, which begins and ends at no blank, without needless blanks.

    What such pieces make together is relaxed as well.
    """
    octets = octets.replace(b"\t", b" ")
    while b"  " in octets:  # halves every run: an expression takes ten times as long
        octets = octets.replace(b"  ", b" ")
    return octets.replace(b" \r\n", b"\r\n")

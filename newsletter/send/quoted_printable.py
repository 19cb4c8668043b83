"""Quoted-printable (RFC 2045 6.7) that may be joined: any piece can follow any other."""

import re

#: Octets that need an escape wherever they stand.
UNSAFE = re.compile(rb"[^\t !-<>-~]")
#: Longest piece of a line; with the `=` of a soft break it makes 76.
ROOM = 75

SOFT_BREAK = b"=\r\n"


def encode(text: str) -> bytes:
    r"""Encode *text*, whose lines end in "\n", to lines of at most 76 octets.

    The last line has 75 octets at most, so that a soft break may always follow; no line
    begins with a full stop, which careless relays have been known to eat or to take for the
    end of the message. Half of a character (a lone surrogate) becomes a question mark.
    """
    return b"\r\n".join([_line(line) for line in text.encode("utf-8", "replace").split(b"\n")])


def _line(octets: bytes) -> bytes:
    quoted = UNSAFE.sub(_escaped, octets)
    if quoted[-1:] in {b" ", b"\t"}:
        quoted = quoted[:-1] + b"=%02X" % quoted[-1]
    pieces: list[bytes] = []
    while True:
        if quoted.startswith(b"."):
            quoted = b"=2E" + quoted[1:]
        if len(quoted) <= ROOM:
            return SOFT_BREAK.join([*pieces, quoted])
        cut = ROOM
        escape = quoted.rfind(b"=", cut - 2, cut)
        if escape > 0:
            cut = escape
        pieces.append(quoted[:cut])
        quoted = quoted[cut:]


def _escaped(octet: re.Match[bytes]) -> bytes:
    return b"=%02X" % octet[0][0]

"""Which picture an address shows, whatever the size in which it shows it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from newsletter.model import url_key

#: What is added to a picture's name for its sizes: `-1024x683`, `_640x480`, `-scaled`, `@2x`.
SIZE = re.compile(r"(?:[-_](?:\d{2,5}x\d{2,5}|scaled|\d{2,5}w)|@[1-4]x)+(?=(?:\.\w+)?$)")

#: Parameters that ask an image server for a size, a cut or a format.
ASKED = frozenset(
    "w h width height size resize fit crop quality q dpr ssl auto format fm strip zoom "
    "itok ixlib s".split()
)

#: Bits of two looks, at most, that differ when both are of one picture.
STRAY = 6


def picture_key(url: str) -> str:
    """Return what stays the same of a picture's address in every size."""
    address, _, query = url_key(url).partition("?")
    kept = [pair for pair in parse_qsl(query) if pair[0].lower() not in ASKED]
    tail = f"?{urlencode(kept, errors='replace')}" if kept else ""
    return SIZE.sub("", address) + tail


def same_looks(looks: Mapping[str, str]) -> dict[str, str]:
    """Return which addresses show a picture that another address shows as well.

    Args:
        looks: address of a picture -> what it looks like: 64 bits, as 16 hexadecimal digits.

    Returns:
        what stays of an address in every size -> the same of the first one that looks alike.
    """
    told = {picture_key(url): int(look, 16) for url, look in sorted(looks.items())}
    known: dict[tuple[int, int], list[str]] = defaultdict(list)
    same = {}
    for key, look in told.items():
        # Of eight bytes two are equal at least, where six bits differ.
        places = [(byte, look >> 8 * byte & 255) for byte in range(8)]
        near = (other for place in places for other in known[place])
        first = next((one for one in near if (told[one] ^ look).bit_count() <= STRAY), None)
        if first:
            same[key] = first
        else:
            for place in places:
                known[place].append(key)
    return same

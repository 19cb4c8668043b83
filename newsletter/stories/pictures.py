"""Which picture an address shows, whatever the size in which it shows it."""

import re
from urllib.parse import parse_qsl, urlencode

from newsletter.model import url_key

#: What is added to a picture's name for its sizes: `-1024x683`, `_640x480`, `-scaled`, `@2x`.
SIZE = re.compile(r"(?:[-_](?:\d{2,5}x\d{2,5}|scaled|\d{2,5}w)|@[1-4]x)+(?=(?:\.\w+)?$)")

#: Parameters that ask an image server for a size, a cut or a format.
ASKED = frozenset(
    "w h width height size resize fit crop quality q dpr ssl auto format fm strip zoom "
    "itok ixlib s".split()
)


def picture_key(url: str) -> str:
    """Return what stays the same of a picture's address in every size."""
    address, _, query = url_key(url).partition("?")
    kept = [pair for pair in parse_qsl(query) if pair[0].lower() not in ASKED]
    tail = f"?{urlencode(kept, errors='replace')}" if kept else ""
    return SIZE.sub("", address) + tail

"""Addresses and paths as sources write them, made absolute and safe to open."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from newsletter.model import without_tracking

#: Longer addresses are none: browsers and mail programs cut them.
LIMIT = 2_000

#: What no address may hold unescaped (RFC 3986); letters beyond ASCII may stay.
UNSAFE = re.compile(r'[\x00-\x20\x7f-\x9f"<>\\^`{|}\u2028\u2029\ud800-\udfff]')

#: Pictures that mail programs show.
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp"})


#: How some readers mark the addresses of feeds: `feed://host/…`, `feed:https://host/…`.
MARKED = re.compile(r"\Afeed:(?=https?://)|\Afeed(?=://)", re.IGNORECASE)


def on_the_web(url: str) -> str:
    """Return *url* as an address of the web if it is marked as that of a feed."""
    return MARKED.sub(lambda found: "" if found[0].endswith(":") else "http", url)


@lru_cache(maxsize=1_000)  # an item names its feed's address and its own several times
def absolute(url: str, base: str = "") -> str:
    """Return *url*, seen from *base*, as an address on the web; `""` when it is none.

    What only follows readers about is left off it.
    """
    bare = re.sub(r"[\t\n\r]", "", url).strip()
    try:
        made = urljoin(base, bare)
        parts = urlsplit(made)
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return ""
    if not bare or not good or len(made) > LIMIT:
        return ""
    whole = f"{parts.scheme}:{made.partition(':')[2]}"  # in small letters, as others compare it
    return UNSAFE.sub(lambda found: quote(found[0], errors="replace"), without_tracking(whole))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text was found, and so what its relative addresses mean."""

    #: The address that links are seen from; `""` when there is none.
    base: str = ""
    #: The folder that names of pictures are seen from, when the text is in a file.
    folder: Path | None = None
    #: The folder that no picture may lie outside of.
    within: Path | None = None

    def link(self, url: str) -> str:
        """Return *url* as an address on the web; `""` when it is none."""
        return absolute(url, self.base)

    def picture(self, name: str) -> str:
        """Return the address of the picture *name*, or the path of its file; `""` for neither."""
        if self.folder is None or self.within is None:
            return absolute(name, self.base)
        return absolute(name) or picture_file(name, self.folder, self.within)


def picture_file(name: str, folder: Path, within: Path) -> str:
    """Return the path of the picture that *name*, seen from *folder*, means; `""` if it is none.

    It must lie below *within*; links are followed before that is asked, so that none leads out.
    A name that begins at the root of the disk is none, wherever it leads.
    """
    try:
        parts = urlsplit(name)
        told = unquote(parts.path)
        if Path(told).is_absolute():
            return ""
        path = (folder / told).resolve()
        inside = path.is_relative_to(within.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):
        return ""  # a name that is too long, holds a NUL, or runs in a circle
    if parts.scheme or parts.netloc or not inside or path.suffix.lower() not in PICTURES:
        return ""
    return str(path)

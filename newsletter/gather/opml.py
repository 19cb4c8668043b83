"""Lists of feeds as feed readers write them: OPML 1.0 and 2.0."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import listparser

from newsletter.errors import PageError
from newsletter.gather.language import in_address
from newsletter.gather.text import words
from newsletter.gather.urls import absolute

#: More feeds than this are no newsroom's list.
MOST = 1_000

#: Longest id that is made of a title.
ID_LIMIT = 30


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as a list names it."""

    title: str
    #: Its address, `""` when it has none that can be read.
    url: str
    #: The language that its address names, `""` if none.
    language: str = ""
    #: The folders it lies in.
    folders: tuple[str, ...] = ()


def read_opml(content: bytes, languages: Sequence[str]) -> list[Listed]:
    """Return the feeds that the list *content* names, in its order.

    Raises:
        PageError: it is no list, or none that a newsroom would have.
    """
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():
        raise PageError("This list defines entities of its own, which no list needs.")
    found = listparser.parse(content)
    feeds = found["feeds"]
    if not feeds:
        what = "This list names no feed." if found.get("version") else "This is no OPML list."
        raise PageError(what, remedy="Export the feeds of your reader as OPML.")
    if found["bozo"]:
        raise PageError("This list is broken, or breaks off.", remedy="Export it again.")
    if len(feeds) > MOST:
        raise PageError(f"It names more than {MOST:,} feeds.", remedy="Divide it.")
    return [_listed(feed, languages) for feed in feeds]


def id_of(title: str, taken: Collection[str]) -> str:
    """Return an id made of *title* that is not *taken*: small letters, digits and dashes."""
    bare = re.sub(r"^https?://", "", title)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LIMIT].strip("-") or "source"
    others = (f"{name[: ID_LIMIT - 5]}-{number}" for number in range(2, MOST + len(taken) + 2))
    return next(made for made in (name, *others) if made not in taken)


def _listed(feed: dict[str, object], languages: Sequence[str]) -> Listed:
    url = absolute(str(feed.get("url") or ""))
    paths = feed.get("categories")
    folders = [str(name) for path in (paths if isinstance(paths, list) else []) for name in path]
    return Listed(
        title=words.unmarked(str(feed.get("title") or "")) or url,
        url=url,
        language=in_address(url, languages),
        folders=tuple(words.line(name) for name in folders),
    )

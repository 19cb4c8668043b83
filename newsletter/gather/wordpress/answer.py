"""JSON as a site sent it: nothing says that its fields are what they should be."""

import json
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from newsletter.errors import PageError
from newsletter.gather.text import words

#: An object of JSON.
Raw = Mapping[str, Any]

KEEPER = "Ask its keeper to open /wp-json/wp/v2/posts."


#: Where a list of posts, or the word of WordPress why there is none, may begin.
BEGINNING = re.compile(r"\[\s*\{|^\[\s*\]\Z|\{\s*\"code\"", re.MULTILINE)

#: Beginnings that are tried.
MOST = 20

JSON = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


def posts_in(content: bytes, where: str) -> list[Any]:
    """Return the list that *content* is; its numbers are text, however long they are.

    Warnings of PHP may stand before it, and remarks of a cache behind it.

    Raises:
        PageError: it is anything else.
    """
    loaded = _loaded(content.decode(json.detect_encoding(content), "replace"))
    if loaded is None:
        what = "It answers something other than the JSON of WordPress."
        raise PageError(what, where=where, remedy=KEEPER)
    if not isinstance(loaded, list):
        said = words.unmarked(text_at(loaded, "message"))
        what = f"WordPress says: {said}" if said else "It answers JSON that is no list of posts."
        raise PageError(what, where=where, remedy=KEEPER)
    return loaded


def _loaded(text: str) -> Any:
    """Return the JSON in *text*, None if there is none."""
    bare = text.strip(" \t\r\n\ufeff")
    if bare.startswith(("[", "{")):
        starts = [0]
    else:
        starts = [found.start() for found in islice(BEGINNING.finditer(bare), MOST)]
    for start in starts:
        try:
            return JSON.raw_decode(bare, start)[0]
        except (ValueError, RecursionError):
            continue
    return None


def value_at(raw: Any, *way: str) -> Any:
    """Return what is found in *raw* by going the *way*; None if it does not lead so far."""
    for name in way:
        raw = raw.get(name) if isinstance(raw, dict) else None
    return raw


def text_at(raw: Any, *way: str) -> str:
    """Return the text, or the number as text, that is found in *raw*; `""` if there is none."""
    found = value_at(raw, *way)
    return found if isinstance(found, str) else ""


def objects_at(raw: Any, *way: str) -> list[Raw]:
    """Return the objects of the list, or of the lists in it, that are found in *raw*."""
    found = value_at(raw, *way)
    listed = found if isinstance(found, list) else []
    flat = [one for part in listed for one in (part if isinstance(part, list) else [part])]
    return [one for one in flat if isinstance(one, dict)]

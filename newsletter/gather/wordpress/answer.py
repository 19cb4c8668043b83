"""JSON as a site sent it: nothing says that its fields are what they should be."""

import json
from collections.abc import Mapping
from typing import Any

from newsletter.errors import PageError
from newsletter.gather.text import words

#: An object of JSON.
Raw = Mapping[str, Any]

KEEPER = "Ask its keeper to open /wp-json/wp/v2/posts."


def posts_in(content: bytes, where: str) -> list[Any]:
    """Return the list that *content* is; its numbers are text, however long they are.

    Raises:
        PageError: it is anything else.
    """
    try:
        text = content.decode(json.detect_encoding(content), "replace")
        loaded = json.loads(text, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        what = "It answers something other than the JSON of WordPress."
        raise PageError(what, where=where, remedy=KEEPER) from error
    if not isinstance(loaded, list):
        said = words.unmarked(text_at(loaded, "message"))
        what = f"WordPress says: {said}" if said else "It answers JSON that is no list of posts."
        raise PageError(what, where=where, remedy=KEEPER)
    return loaded


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

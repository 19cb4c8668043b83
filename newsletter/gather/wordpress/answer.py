"""The list of posts in what a site answers, whatever stands around it."""

import re
from itertools import islice
from typing import Any

from newsletter.errors import PageError
from newsletter.gather.json_values import JSON, decoded, text_at
from newsletter.gather.text import words

KEEPER = "Ask its keeper to open /wp-json/wp/v2/posts."

#: Where a list of posts, or the word of WordPress why there is none, may begin.
BEGINNING = re.compile(r"\[\s*\{|^\[\s*\]\Z|\{\s*\"code\"", re.MULTILINE)

#: Beginnings that are tried.
MOST = 20


def posts_in(content: bytes, where: str) -> list[Any]:
    """Return the list that *content* is; its numbers are text, however long they are.

    Warnings of PHP may stand before it, and remarks of a cache behind it.

    Raises:
        PageError: it is anything else.
    """
    loaded = _loaded(decoded(content))
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

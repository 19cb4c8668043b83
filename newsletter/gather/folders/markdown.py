"""Markdown files (CommonMark with tables), as drafts."""

import re

from markdown_it import MarkdownIt

from newsletter.gather.folders.draft import Draft
from newsletter.gather.text.clean import LIMIT, within, without_data

#: What opens or closes a link, or ends the paragraph that it is in.
BRACKET = re.compile(r"\\.|\[|\]|\n[ \t]*\n")

#: So many brackets open at once are no links: the parser looks for the end of each, from each.
DEEPEST = 50


def read(text: str, site: str) -> Draft:  # noqa: ARG001 - Markdown holds nothing of the site's
    """Return the draft that *text* is; HTML within it is kept, and cleaned like all other."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    whole = without_data(text)
    kept = within(whole, LIMIT)
    if _is_deep(kept):
        parser.disable(["link", "image", "reference"])
    return Draft(markup=parser.render(kept), cut=len(whole) > LIMIT)


def _is_deep(text: str) -> bool:
    """Are more than `DEEPEST` brackets of *text* open at once?"""
    depth = 0
    for found in BRACKET.finditer(text):
        if found[0] == "[":
            depth += 1
        elif found[0] == "]":
            depth = max(0, depth - 1)
        elif found[0].startswith("\n"):
            depth = 0
        if depth > DEEPEST:
            return True
    return False

"""Plain text files, as people save web pages, as drafts.

Such a file has paragraphs between empty lines. On top may stand the site's name and its
motto; then comes the headline, then perhaps who wrote it and when; at the end the buttons
that share it, and what follows them (the clean-up cuts those, as in all texts).
"""

import re
from collections import deque
from zoneinfo import ZoneInfo

from newsletter.gather import dates
from newsletter.gather.folders.draft import Draft
from newsletter.gather.text import paragraphs
from newsletter.gather.text.boilerplate import SHARE
from newsletter.gather.text.clean import LIMIT, within
from newsletter.gather.text.sentences import ended

#: Lines without an empty one between them.
Block = deque[str]

#: "By Ana Ruiz", "Por Ana Ruiz".
BYLINE = re.compile(r"(?:by|por):? (\S.{1,80})", re.IGNORECASE)

#: Longest line of a site's name or motto, and longest headline.
MOTTO = 80
HEADLINE = 200

#: A text with a longer line is not wrapped: its lines are paragraphs.
WRAPPED = 100

#: What lines of a list begin with.
BULLETS = ("- ", "* ", "• ", "· ", "\u2013 ")


def read(text: str, site: str) -> Draft:
    """Return the draft that *text* is, from a site of the name *site*, if that is known."""
    blocks = _blocks(within(text, LIMIT))
    if _is_of_the_site(blocks, site):
        blocks.popleft()
    if not blocks:
        return Draft()
    facts = {"title": blocks[0].popleft()}
    while blocks:
        if not blocks[0]:
            blocks.popleft()
        elif fact := _fact(blocks[0][0]):
            facts.setdefault(*fact)
            blocks[0].popleft()
        else:
            break
    rest = "\n\n".join(line for block in blocks for line in _paragraphs(block))
    return Draft(facts, paragraphs.of_plain(rest), cut=len(text) > LIMIT)


def _blocks(text: str) -> deque[Block]:
    blocks = deque([Block()])
    for line in text.splitlines():
        if bare := line.strip():
            blocks[-1].append(bare)
        elif blocks[-1]:
            blocks.append(Block())
    if not blocks[-1]:
        blocks.pop()
    return blocks


def _is_of_the_site(blocks: deque[Block], site: str) -> bool:
    """Are the first of *blocks* the site's own lines: its name, and perhaps its motto?

    Where the name is not known, two or more short lines are, if a headline follows them: one
    line without a full stop, and a paragraph below it.
    """
    if len(blocks) < 2:
        return False
    if site and any(site.casefold() in line.casefold() for line in blocks[0] if len(line) <= MOTTO):
        return True
    first, second, *others = blocks
    is_short = len(first) > 1 and all(len(line) <= MOTTO and not _fact(line) for line in first)
    is_headline = len(second) == 1 and len(second[0]) <= HEADLINE and not ended(second[0])
    return (
        is_short and is_headline and not _fact(second[0]) and bool(others) and ended(others[0][-1])
    )


def _fact(line: str) -> tuple[str, str] | None:
    """Return what *line* says of the article, as name and text: its author or its date."""
    if (found := BYLINE.fullmatch(line)) and not ended(line):
        return "author", found[1]
    if dates.read(line, ZoneInfo("UTC")):
        return "date", line
    return None


def _paragraphs(block: Block) -> list[str]:
    """Return the paragraphs of *block*: its lines, unless they are one that was wrapped."""
    is_list = all(line.startswith(BULLETS) for line in block)
    is_text = any(len(line) > WRAPPED for line in block) or all(ended(line) for line in block)
    is_end = any(SHARE.fullmatch(line) for line in block)
    return [*block] if is_list or is_text or is_end else [" ".join(block)]

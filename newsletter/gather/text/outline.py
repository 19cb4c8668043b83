"""What clean HTML says: its headline, and its paragraphs as plain words."""

import html
import re
from typing import Any

from newsletter.gather.text import boilerplate, tree, words
from newsletter.gather.text.clean import clean
from newsletter.gather.text.sentences import ended, sentences

#: Longest paragraph that is looked at.
PARAGRAPH = 2_000

#: Words, perhaps in one paragraph.
BARE = re.compile(r"\s*(?:<p>)?([^<>]*)(?:</p>)?\s*")

#: References to control characters, which parsers take in different ways.
UNSEEN = re.compile(r"&#(?:[xX]0*[01]?[\da-fA-F](?![\da-fA-F])|0*(?:[12]?\d|3[01])(?!\d))")

#: Longest headline that is made of a sentence.
HEADLINE = 120

#: What stands in these is no part of the running text.
ASIDE = frozenset("blockquote caption dd dt figcaption figure li table".split())

#: A shorter paragraph that does not end like a sentence is a label: a byline, a link, a date.
LABEL = 60


def paragraphs_in(markup: str, base: str = "") -> list[str]:
    """Return the running text of *markup*, HTML of a stranger, as `paragraphs_of` does.

    Args:
        base: the address that relative links are seen from.
    """
    bare = BARE.fullmatch(markup)
    if bare is None or UNSEEN.search(bare[1]) or boilerplate.may_be_in(bare[1].lower()):
        return paragraphs_of(clean(markup, base))
    # Nearly all teasers are a few words, which need no parser.
    text = words.line(html.unescape(words.block(bare[1])), PARAGRAPH)
    return [text] if text else []


def paragraphs_of(markup: str) -> list[str]:
    """Return the running text of *markup*, clean HTML: one string of plain words a paragraph.

    Labels, lists, tables and quotations count only where there is nothing else.
    """
    root = tree.parse(markup)
    blocks = [(block, words.line(tree.text_of(block), PARAGRAPH)) for block in tree.leaves(root)]
    running = [text for block, text in blocks if _runs(block) and text]
    telling = [text for text in running if len(text) >= LABEL or ended(text)]
    return telling or running or [text for _, text in blocks if text]


def headline_of(markup: str) -> str:
    """Return what can serve as headline: the first heading, else the first sentence."""
    root = tree.parse(markup)
    headings = [words.line(tree.text_of(heading)) for heading in root.iter(*tree.HEADINGS)]
    first = [sentence for text in paragraphs_of(markup)[:1] for sentence in sentences(text)]
    texts = [*headings, *(words.cut(sentence, HEADLINE) for sentence in first[:1])]
    return next((text for text in texts if text), "")


def without_headline(markup: str, title: str) -> str:
    """Return *markup* without a heading on top that repeats *title*."""
    root = tree.parse(markup)
    top = next(iter(root), None)
    if top is None or top.tag not in tree.HEADINGS:
        return markup
    if words.line(tree.text_of(top)).casefold() != title.casefold():
        return markup
    top.drop_tree()
    return clean(tree.write(root))


def _runs(block: Any) -> bool:
    return block.tag == "p" and ASIDE.isdisjoint(outer.tag for outer in block.iterancestors())

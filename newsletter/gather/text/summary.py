"""Two or three sentences that say what an article is about."""

import re
from collections.abc import Iterable
from itertools import islice

from newsletter.gather.text import words
from newsletter.gather.text.sentences import abbreviated, ended, joined, sentences

#: Longest summary, in characters.
LIMIT = 280

#: Most sentences of a summary that we make.
MOST = 3

#: A summary shorter than this says too little: the next sentence is cut to fill it.
LEAST = 50

#: How feeds mark that they cut a text: "[…]", "...".
CUT_OFF = re.compile(r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.)$")


def summarise(paragraphs: Iterable[str]) -> str:
    """Return the first sentences of *paragraphs*, at most three and 280 characters."""
    every = (sentence for paragraph in paragraphs for sentence in sentences(paragraph))
    text = list(islice(every, MOST))
    chosen: list[str] = []
    for sentence in text:
        if len(joined([*chosen, sentence])) > LIMIT:
            break
        chosen.append(sentence)
    made = joined(chosen)
    if len(made) < LEAST and len(chosen) < len(text):
        return _shortened(joined(text[: len(chosen) + 1]))
    return made


def fitted(text: str) -> str:
    """Return *text*, a summary of the source's own, whole if it fits, else cut at a sentence.

    A sentence that the source itself broke off is dropped when others are left.
    """
    whole = CUT_OFF.sub("", text) if text.endswith(("]", "…", "...")) else text
    if whole == text and len(text) <= LIMIT:
        return text
    parts = sentences(whole[: 2 * LIMIT])
    if whole != text and not ended(whole):
        parts = parts[:-1] or [f"{whole}…"]
    made = ""
    for part in parts:
        longer = joined([made, part])
        if len(longer) > LIMIT:
            return made or _shortened(part)
        made = longer
    return made


def _shortened(text: str) -> str:
    """Return *text* cut at a word, never between the parts of an abbreviation."""
    made = words.cut(text, LIMIT)
    kept = made.removesuffix("…").split(" ")
    while made != text and len(kept) > 1 and abbreviated(kept[-1]):
        kept.pop()
        made = " ".join(kept) + "…"
    return made

"""Whether an article holds its whole text, or only the beginning."""

import re

from newsletter.gather.text.summary import CUT_OFF
from newsletter.model import Article, word_count, words_of

#: Fewer words than these are taken for a teaser: hardly any article is shorter.
FEW = 120

#: What sources write under a teaser, where it is no link (links are taken out before).
MORE = re.compile(
    r"\b(?:read more|read the full (?:story|article)|continue reading|keep reading"
    r"|leer más|leer la nota completa|seguir leyendo|sigue leyendo|continuar leyendo)\W{0,9}$",
    re.IGNORECASE,
)

#: Characters at the end that are looked at.
END = 60


def wants_page(article: Article) -> bool:
    """Is *article* but a teaser, whose whole text may be had at its address?"""
    if not article.url.startswith(("http://", "https://")):
        return False
    text = words_of(article.body)
    end = text[-END:]
    return word_count(text) < FEW or bool(CUT_OFF.search(end) or MORE.search(end))

"""Foreign HTML made harmless, tidy and free of boilerplate.

    markup -> sanitise (nh3) -> tree -> paragraphs, boilerplate -> sanitise ... -> body

What is taken out may lay bare what was hidden behind it, so this goes on until nothing changes.
"""

import html
import re
from collections import Counter
from functools import lru_cache

import nh3

from newsletter.gather.text import boilerplate, paragraphs, tree, words

#: What may stay; of other elements only the words stay.
TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr i img ins li ol p pre q s small span strong sub sup table tbody td tfoot th thead tr "
    "u ul".split()
)

#: Elements whose words go with them.
UNREAD = frozenset(
    "script style svg math iframe object embed applet template form button select textarea "
    "noembed noframes canvas audio video nav".split()
)

ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}

SCHEMES = {"http", "https", "mailto", "tel"}

#: Longest text that is kept, in characters of its HTML.
LIMIT = 200_000

#: Deepest nesting: parsing takes the square of it.
DEEPEST = 100

#: How often it is done at most; nothing real was seen to need more than two.
PASSES = 6

#: Elements that end by themselves, or hold nothing.
ENDLESS = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th "
    "thead tr track wbr".split()
)
NOSCRIPT = re.compile(r"<(?i:/?noscript)\b[^<>]*>")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")


def clean(markup: str, base: str = "") -> str:
    """Return *markup* sanitised and without boilerplate.

    Args:
        markup: HTML of a stranger.
        base: the address that relative links are seen from; without one they are dropped.
    """
    whole = markup if len(markup) <= LIMIT else markup[:LIMIT].rpartition("<")[0]
    safe = _sanitised(words.block(whole), base)
    for _ in range(PASSES):
        tidy = _tidied(safe)
        again = safe if tidy == safe else _sanitised(tidy)
        if again == safe:
            break
        safe = again
    return safe


def _tidied(markup: str) -> str:
    root = tree.parse(markup)
    for heading in root.iter("h1"):
        heading.tag = "h2"  # the headline is the only h1 of a page
    for link in [link for link in root.iter("a") if not link.get("href")]:
        link.drop_tag()
    paragraphs.make(root)
    boilerplate.drop(root)
    return tree.write(root)


def _sanitised(markup: str, base: str = "") -> str:
    # Pictures that wait for a script stand a second time, and whole, in <noscript>.
    seen = NOSCRIPT.sub("", markup)
    if _is_deep(seen):
        bare = re.sub(r"(?:<[^<>]*>\s*)+", " ", seen).strip()
        seen = html.escape(html.unescape(bare), quote=False)
    made = _cleaner(base).clean(seen)
    # References to control characters became those characters.
    fit = words.block(made) if "&#" in seen else made
    return made if fit == made else _cleaner(base).clean(fit)


@lru_cache(maxsize=64)
def _cleaner(base: str) -> nh3.Cleaner:
    try:
        return nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(UNREAD),
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            url_relative=("rewrite_with_base", base) if base else "deny",
            link_rel=None,
        )
    except ValueError:  # a host that Python takes for one and Rust does not: "256.256.256.256"
        return _cleaner("")


def _is_deep(markup: str) -> bool:
    """Can more than `DEEPEST` elements of *markup* be open at once?"""
    if markup.count("<") - markup.count("</") <= DEEPEST:
        return False
    still, most = Counter[str](), Counter[str]()
    for closing, name in TAG.findall(markup):
        tag = name.lower()
        still[tag] = max(0, still[tag] + (-1 if closing else 1))
        most[tag] = max(most[tag], still[tag])
    return sum(most[tag] for tag in most.keys() - ENDLESS) > DEEPEST

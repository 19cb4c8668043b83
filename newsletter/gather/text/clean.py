"""Foreign HTML made harmless, tidy and free of boilerplate.

    markup -> sanitise (nh3) -> tree -> paragraphs, boilerplate -> sanitise ... -> body

What is taken out may lay bare what was hidden behind it, so this goes on until nothing changes.
"""

import html
import re
from collections import Counter
from functools import lru_cache

import nh3
from lxml import etree

from newsletter.gather.text import boilerplate, paragraphs, tree, words
from newsletter.gather.text.sentences import CLOSING, SIGNS, WIDE

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

#: Longest text that is looked at, in characters of its HTML; the rest is left out.
LIMIT = 200_000

#: What it may grow to when its addresses are made whole and its elements are ended. Of what grows
#: further only paragraphs and words are kept.
LONGEST = 2 * LIMIT

#: Deepest nesting: parsing takes the square of it.
DEEPEST = 100

TOO_LONG = f"Its text is longer than {LIMIT:,} characters; the rest was left out. Make it shorter."
TOO_DEEP = (
    f"Its text is nested more than {DEEPEST} elements deep; only its words were kept. "
    "Close the elements that it opens."
)
GROWN = (
    f"Its text grows beyond {LONGEST:,} characters when its links and marks are written out; "
    "only its paragraphs and words were kept. Use fewer of them, or shorter addresses."
)

#: How often it is done at most; nothing real was seen to need more than two.
PASSES = 6

#: Elements that end by themselves, or hold nothing.
ENDLESS = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th "
    "thead tr track wbr".split()
)

#: Elements that hold paragraphs, which stay without their attributes.
PLAIN = frozenset("blockquote br h2 h3 h4 h5 h6 li ol p ul".split())

#: An element or a reference in which a text is cut.
CUT = re.compile(r"(?:<[^<>]{0,3000}|&#?\w{0,30})\Z")

#: Where a text that is cut may end: after a sentence or a paragraph, and not within a tag.
END = re.compile(
    rf"(?:[{SIGNS}][{CLOSING}]*+(?=[\s<])|[{WIDE}]|</(?:p|li|h[1-6]|blockquote)>)(?![^<>]*>)"
)

#: How far before its limit a text is cut for the sake of a whole sentence.
REACH = 3_000

#: A file that stands in the text itself (RFC 2397), as HTML and Markdown have it.
DATA = re.compile(
    r"""(?P<is>=\s*+)(?:"data:[^"]*+"|'data:[^']*+'|data:[^\s"'<>]++)"""
    r"""|(?P<to>\]\(\s*+|\]:[ \t]*+)(?:<data:[^\n<>]*+>|data:[^\s()<>]++)""",
    re.IGNORECASE,
)

#: Elements of `UNREAD` whose words are code, so that nothing is lost with what does not end.
CODE = frozenset({"script", "style"})

#: Parts of a page: a line ends at their edges.
PARTS = frozenset(
    "address article aside center details footer header hgroup main section summary".split()
)
PART = re.compile(rf"<(/?)(?:{'|'.join(sorted(PARTS))})(?=[\s/>])", re.IGNORECASE)
UNREAD_TAG = re.compile(rf"<(/?)({'|'.join(sorted(UNREAD))})(?=[\s/>])([^<>]*>)?", re.IGNORECASE)
NOSCRIPT = re.compile(r"<(?i:/?noscript)\b[^<>]*>")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")


def clean(markup: str, base: str = "", losses: list[str] | None = None) -> str:
    """Return *markup* sanitised and without boilerplate, in about `LONGEST` characters at most.

    Args:
        markup: HTML of a stranger.
        base: the address that relative links are seen from; without one they are dropped.
        losses: what of the text had to be left out, and what to do, is added here.
    """
    lost = [] if losses is None else losses
    text = without_data(markup)
    if len(text) > LIMIT:
        lost.append(TOO_LONG)
    seen = _parted(words.block(within(text, LIMIT)))
    safe = _sanitised(seen, base, lost)
    for _ in range(PASSES):
        if len(safe) > LONGEST:
            lost.append(GROWN)
            safe = _sanitised(_plain(seen))
        tidy, settled = _tidied(safe)
        again = safe if tidy == safe else _sanitised(tidy)
        if again == safe:
            break
        safe = again
        if settled and again == tidy:
            break
    return safe


def without_data(markup: str) -> str:
    """Return *markup*, HTML or Markdown, without the files in it if they make it too long.

    A picture of some kilobytes would count as so many words, and nobody is shown it.
    """
    if len(markup) <= LIMIT:
        return markup
    return DATA.sub(lambda found: f'{found["is"]}""' if found["is"] else f"{found['to']}<>", markup)


def within(markup: str, limit: int) -> str:
    """Return *markup*, or as much of it as *limit* characters hold, cut after a sentence.

    Where no sentence ends near, it is cut between two elements.
    """
    if len(markup) <= limit:
        return markup
    kept = CUT.sub("", markup[:limit])
    ends = [found.end() for found in END.finditer(kept, max(0, len(kept) - REACH))]
    return kept[: ends[-1]] if ends else kept


def _plain(markup: str) -> str:
    """Return *markup* without all but `PLAIN`, in at most `LIMIT` characters if it is long."""
    cleaner = nh3.Cleaner(tags=set(PLAIN), clean_content_tags=set(UNREAD), attributes={})
    made = cleaner.clean(NOSCRIPT.sub("", markup))
    return made if len(made) <= LONGEST else within(made, LIMIT)  # it was all ampersands


def _parted(markup: str) -> str:
    """Return *markup* with boxes for `PARTS`, and without elements of `UNREAD` that do not end."""
    names = {name.lower() for _, name in TAG.findall(markup)}  # nearly no text has any of them
    seen = PART.sub(r"<\1div", markup) if names & PARTS else markup
    return _ended(seen) if names & UNREAD else seen


def _ended(markup: str) -> str:
    """Return *markup* with all elements of `UNREAD` but those that end.

    A browser takes `<iframe/>` for the beginning of one: all that follows would go with it.
    """
    begun: dict[str, list[re.Match[str]]] = {}
    for tag in UNREAD_TAG.finditer(markup):
        opened = begun.setdefault(tag[2].lower(), [])
        if not tag[1]:
            opened.append(tag)
        elif opened:
            opened.pop()
    endless = sorted(
        tag.span(2)
        for name, tags in begun.items()
        for tag in tags
        if name not in CODE or (tag[3] or "").endswith("/>")
    )
    ends = [0, *(end for _, end in endless)]
    starts = [*(start for start, _ in endless), len(markup)]
    return "x".join(markup[end:start] for end, start in zip(ends, starts, strict=True))


def _tidied(markup: str) -> tuple[str, bool]:
    """Return *markup* tidy, and whether it would stay as it is if it were tidied again."""
    root = tree.parse(markup)
    for heading in root.iter("h1"):
        heading.tag = "h2"  # the headline is the only h1 of a page
    for link in [link for link in root.iter("a") if not link.get("href")]:
        link.tag = "bare"
    etree.strip_tags(root, "bare")  # all at once: each by itself would copy the words before it
    paragraphs.make(root)
    settled = boilerplate.drop(root)
    return tree.write(root), settled


def _sanitised(markup: str, base: str = "", losses: list[str] | None = None) -> str:
    # Pictures that wait for a script stand a second time, and whole, in <noscript>.
    seen = NOSCRIPT.sub("", markup)
    if _is_deep(seen):
        bare = re.sub(r"(?:<[^<>]*>\s*)+", " ", seen).strip()
        seen = html.escape(html.unescape(bare), quote=False)
        if losses is not None:
            losses.append(TOO_DEEP)
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

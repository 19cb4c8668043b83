"""What content systems put around an article, found and taken out, in both languages.

The rules, in the order in which they are applied to a tree of sanitised HTML:

- pictures that are there to be counted (tracking pixels), and pictures without an address;
- links that only say "Continue reading";
- blocks that only say where the article first appeared;
- the heading "Share this" with everything after it, when an article stands before it;
- elements that hold nothing, or became empty by the rules above.
"""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from newsletter.gather.text.tree import BLOCKS, leaves, text_of

#: "The post X appeared first on Y.", as WordPress writes it in its feeds.
FIRST_ON = re.compile(
    r"the (?:post|article) .* (?:appeared first|first appeared) on .*"
    r"|(?:la entrada|el cargo|el artículo) .* (?:se publicó|apareció|aparece) primero en .*",
    re.IGNORECASE | re.DOTALL,
)

#: "Continue reading X", "Seguir leyendo".
CONTINUE = re.compile(
    r"(?:continue reading|keep reading|seguir leyendo|sigue leyendo|continuar leyendo)\b.*"
    r"|(?:read more|read the full (?:story|article)|leer más|leer la nota completa)[ .…→»>]*",
    re.IGNORECASE | re.DOTALL,
)

#: The heading over the buttons that share an article.
SHARE = re.compile(
    r"(?:share this(?: (?:article|story|post))?|share|like this"
    r"|comparte(?: esto| esta nota| este artículo)?|compartir(?: esto)?|me gusta esto) ?:?",
    re.IGNORECASE,
)

#: Where pictures come from that count readers.
COUNTERS = re.compile(
    r"https?://(?:pixel\.|stats\.|feeds\.feedburner\.com/~|www\.facebook\.com/tr\b"
    r"|[\w.-]*(?:doubleclick\.net|google-analytics\.com|scorecardresearch\.com))",
    re.IGNORECASE,
)

#: Where none of these is said, `CONTINUE` matches nothing; nor do `FIRST_ON` and `SHARE`.
GOING_ON = ("read", "leer", "leyendo")
SIGNS = ("first", "primero", "share", "like", "compart", "gusta")

#: A longer block is no boilerplate.
LONGEST = 600

#: So many characters before "Share this" are an article.
ARTICLE = 40

#: Elements that say something although they hold no words; cells keep their columns in line.
SPEAKING = frozenset("img hr br td th".split())


#: Blocks in which others may stand.
HOLDERS = frozenset("blockquote dd div dl figure li ol table tbody td tfoot th thead tr ul".split())

#: What an empty element is called until all are taken out.
EMPTY = "empty"


def drop(root: Any) -> bool:
    """Take the boilerplate out of *root*; return whether it is certain that none is left.

    It is not when something goes from within a block: what is left of that may be some.
    """
    settled = True
    for picture in list(root.iter("img")):
        if counts(picture):
            picture.drop_tree()
    said = etree.tostring(root, method="text", encoding="unicode").lower()
    if any(sign in said for sign in GOING_ON):
        for link in list(root.iter("a")):
            if CONTINUE.fullmatch(text_of(link)):
                settled = settled and link.getparent().getparent() is root
                link.drop_tree()
    if may_be_in(said):
        texts = {block: text_of(block) for block in leaves(root)}
        for block, text in texts.items():
            if len(text) <= LONGEST and FIRST_ON.fullmatch(text):
                settled = settled and block.getparent() is root
                block.drop_tree()
        settled = _drop_sharing(root, texts) and settled
    return _drop_empty(root) and settled


def may_be_in(said: str) -> bool:
    """May *said*, in small letters, hold blocks that `drop` takes out?"""
    return any(sign in said for sign in SIGNS)


def counts(picture: Any) -> bool:
    """Is the element *picture* there to count readers, or not there at all?"""
    source = picture.get("src") or ""
    tiny = {picture.get("width"), picture.get("height")} & {"0", "1"}
    return not source or bool(tiny) or bool(COUNTERS.match(source))


def _drop_empty(root: Any) -> bool:
    """Take out of *root* what is empty.

    Return whether all of it stood in *root* itself, and no block where none may be.
    """
    settled = True
    for element in reversed(list(root.iterdescendants())):
        # Asked first what is cheap to ask: nearly all hold words.
        text = element.text
        if not (text and not text.isspace()) and _is_empty(element):
            settled = settled and element.getparent() is root
            element.tag = EMPTY
        elif settled and element.tag in BLOCKS:
            parent = element.getparent()
            settled = parent is root or parent.tag in HOLDERS
    # All at once: each by itself would copy the words before it.
    etree.strip_elements(root, EMPTY, with_tail=False)
    return settled


def _drop_sharing(root: Any, texts: Mapping[Any, str]) -> bool:
    """Take out of *root* what shares it; return whether all of it stood in *root* itself."""
    before, settled = 0, True
    for block in leaves(root):
        text = texts[block] if block in texts else text_of(block)
        if not SHARE.fullmatch(text):
            before += len(text)
            continue
        settled = settled and block.getparent() is root
        if before >= ARTICLE:
            _drop_from(block, root)
            break
        block.drop_tree()
    return settled


def _drop_from(block: Any, root: Any) -> None:
    """Take *block* and everything after it out of *root*."""
    outer = block
    while outer is not root:
        for later in list(outer.itersiblings()):
            later.getparent().remove(later)
        outer.tail = None
        outer = outer.getparent()
    block.drop_tree()


def _is_empty(element: Any) -> bool:
    if element.tag in SPEAKING:
        return False
    return all(child.tag in {"br", EMPTY} and not (child.tail or "").strip() for child in element)

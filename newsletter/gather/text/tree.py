"""HTML as a tree of elements: read, asked and written."""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

#: Elements that stand on lines of their own.
BLOCKS = frozenset(
    "address article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)

#: Elements at whose edges a line ends.
BREAKS = BLOCKS | {"br"}

#: Makes all elements of one class: lxml.html asks a function in Python for the class of each.
#: lxml lets one thread after the other use it.
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def parse(markup: str) -> Any:
    """Return a `div` element that holds *markup*, whatever state that is in."""
    page = etree.fromstring(f"<div>{markup}</div>".encode(), PARSER)
    return next(page.iter("div"))


def write(root: Any) -> str:
    """Return what *root* holds, as HTML."""
    whole: str = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def text_of(element: Any) -> str:
    """Return the words of *element* on one line."""
    if not len(element):
        whole = element.text or ""
    elif any(node.tag in BREAKS for node in element.iterdescendants()):
        whole = "".join(_parted(element))
    else:
        whole = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return " ".join(whole.split())


def _parted(element: Any) -> Iterator[str]:
    """Yield the words of *element*, and a blank wherever a line ends."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in BREAKS:
            yield " "
        if event == "start":
            yield node.text or ""
        elif node is not element:
            yield node.tail or ""


def leaves(root: Any) -> list[Any]:
    """Return the blocks within *root* that hold no other block, in their order."""
    blocks = [element for element in root.iterdescendants() if element.tag in BLOCKS]
    holders = {_holder(block, root) for block in blocks}
    return [block for block in blocks if block not in holders]


def _holder(block: Any, root: Any) -> Any:
    """Return the innermost block around *block*, *root* if there is none within it."""
    outer = block.getparent()
    while outer is not root and outer.tag not in BLOCKS:
        outer = outer.getparent()
    return outer

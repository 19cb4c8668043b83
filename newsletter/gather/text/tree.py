"""HTML as a tree of elements: read, asked and written."""

from typing import Any

from lxml import etree, html

#: Elements that stand on lines of their own.
BLOCKS = frozenset(
    "address article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def parse(markup: str) -> Any:
    """Return a `div` element that holds *markup*, whatever state that is in."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    page = html.document_fromstring(f"<div>{markup}</div>".encode(), parser=parser)
    return next(page.iter("div"))


def write(root: Any) -> str:
    """Return what *root* holds, as HTML."""
    whole: str = html.tostring(root, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def text_of(element: Any) -> str:
    """Return the words of *element* on one line."""
    parts = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in BLOCKS or node.tag == "br":
            parts.append(" ")
        if event == "start":
            parts.append(node.text or "")
        elif node is not element:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())


def leaves(root: Any) -> list[Any]:
    """Return the blocks within *root* that hold no other block, in their order."""
    holders = {root}
    found = []
    for element in reversed(list(root.iter())):
        if element.tag in BLOCKS and element not in holders:
            found.append(element)
        if element.tag in BLOCKS or element in holders:
            holders.add(element.getparent())
    return found[::-1]

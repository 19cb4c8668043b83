"""The text of an article, found in a page among menus, boxes and other articles."""

import logging
from typing import Any

from lxml import etree

from newsletter.errors import PageError
from newsletter.gather.text import paragraphs

#: What an extractor that trusts a stranger's tree may stumble with.
STUMBLES = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
    etree.LxmlError,
)  # fmt: skip

#: What holds no words; a page's scripts may be ten times its text, and trees are copied.
UNREAD = ("script", "style", "svg", "template")

#: What holds paragraphs; and the fewest parts of it that need a blank between them.
BOXES = ("article", "div", "main", "section")
MANY = 2

#: What writes of each page that it cannot use.
LOUD = ("trafilatura", "htmldate", "readability", "justext")


def article_in(page: Any, base: str) -> str:
    """Return the article in *page*, a tree, as HTML with its links and pictures.

    It is a stranger's still, and must be cleaned; `""` when there is none. The tree is changed:
    its addresses become absolute, its scripts are gone.

    Args:
        page: the whole page.
        base: the address that its links are seen from.

    Raises:
        PageError: the page is built so that it cannot be read.
    """
    # A text that is missed leaves a teaser; one too many would be mailed: so precision it is.
    # It takes 0.4 to 0.9 seconds to import; most sources give whole texts.
    import trafilatura  # noqa: PLC0415

    for name in LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        etree.strip_elements(page, *UNREAD, with_tail=False)
        paragraphs.part(page)
        _space(page)
        page.make_links_absolute(base, handle_failures="ignore")
        found = trafilatura.extract(
            page,
            favor_precision=True,
            output_format="html",
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
            with_metadata=False,
        )
    except STUMBLES as error:
        what = f"Its article cannot be found ({type(error).__name__})."
        raise PageError(what, remedy="The page is built like no other.") from None
    return found or ""


def _space(page: Any) -> None:
    """Put blanks between the parts of *page* that only its styles set apart.

    They are elements for words, two or more side by side, in a box that holds nothing else.
    """
    for box in page.iter(*BOXES):
        spans = list(box)
        if len(spans) < MANY or (box.text or "").strip():
            continue
        if all(one.tag == "span" and not (one.tail or "").strip() for one in spans):
            for span in spans:
                span.tail = " "

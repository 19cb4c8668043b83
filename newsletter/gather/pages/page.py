"""HTML pages, as people save them and as generators write them, as drafts.

The head of a page says more about it than its text; of its body only the article is taken.
"""

import re
from typing import Any

from newsletter.gather.folders.draft import Draft
from newsletter.gather.pages import head
from newsletter.gather.text import tree

#: What stands around an article, or on top of it, and is not its text.
AROUND = ("nav", "header", "footer", "aside", "form", "script", "style")

#: What stands between a headline and the site's name.
JOINT = r"\s+[-|\u2013\u2014·:»]\s+"


def read(text: str, site: str) -> Draft:
    """Return the draft that the page *text* is, on a site of the name *site*, if that is known."""
    page = head.parse(text)
    if page is None:
        return Draft()
    said = head.read(page)
    title = said.facts.get("title") or _headline(page, said.site or site)
    return Draft(
        facts={**said.facts, "title": title} if title else said.facts,
        markup=_article(page),
        alternates={link.hreflang: link.url for link in said.alternates if link.hreflang},
        mark=said.mark,
    )


def _headline(page: Any, site: str) -> str:
    """Return the headline in the text of *page*, else its title without the name of the *site*."""
    headings = (tree.text_of(heading) for heading in page.iter("h1"))
    title = next((tree.text_of(title) for title in page.iter("title")), "")
    if site:
        title = re.sub(rf"{JOINT}{re.escape(site)}$|^{re.escape(site)}{JOINT}", "", title)
    return next((text for text in headings if text and text != site), title)


def _article(page: Any) -> str:
    """Return the longest `<article>` of *page*, else its `<main>`, else all, as HTML."""
    articles = sorted(page.iter("article"), key=lambda one: len(tree.text_of(one)))
    holder = next((one for one in [*articles[::-1], *page.iter("main"), *page.iter("body")]), None)
    if holder is None:
        return ""
    for part in list(holder.iterdescendants(*AROUND)):
        part.drop_tree()
    return tree.write(holder)

"""HTML pages, as people save them and as generators write them, as drafts.

The head of a page says more about it than its text: `<meta>` and Open Graph, its canonical
address, its other languages. Of its body only the article is taken.
"""

import re
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree, html

from newsletter.gather import dates
from newsletter.gather.folders.draft import Draft
from newsletter.gather.text import tree, words

#: What is said -> the names of the `<meta>` that say it, the best first.
META = {
    "title": ("og:title", "twitter:title"),
    "summary": ("description", "og:description"),
    "author": ("author", "article:author"),
    "section": ("article:section",),
    "date": ("article:published_time", "datepublished", "date"),
    "updated": ("article:modified_time", "datemodified"),
    "url": ("og:url",),
    "image": ("og:image", "twitter:image"),
    "image_alt": ("og:image:alt", "twitter:image:alt"),
}

#: What stands around an article, or on top of it, and is not its text.
AROUND = ("nav", "header", "footer", "aside", "form", "script", "style")

#: What stands between a headline and the site's name.
JOINT = r"\s+[-|\u2013\u2014·:»]\s+"


def read(text: str, site: str) -> Draft:
    """Return the draft that the page *text* is, on a site of the name *site*, if that is known."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(words.block(text).encode(), parser=parser)
    except etree.ParserError:  # it holds nothing
        return Draft()
    said = _said(page)
    facts = {name: _first(said, names) for name, names in META.items()}
    facts["title"] = facts["title"] or _headline(page, said.get("og:site_name") or site)
    facts["url"] = _href(page, "canonical") or facts["url"]
    facts["author"] = "" if "://" in facts["author"] else facts["author"]
    for name in ("date", "updated"):
        facts[name] = facts[name] if dates.read(facts[name], ZoneInfo("UTC")) else ""
    facts["date"] = facts["date"] or _time(page)
    return Draft(
        facts={name: value for name, value in facts.items() if value},
        markup=_article(page),
        alternates={
            link.get("hreflang"): link.get("href") or ""
            for link in page.iter("link")
            if link.get("hreflang") and "alternate" in (link.get("rel") or "").lower().split()
        },
        mark=page.get("lang") or said.get("og:locale", ""),
    )


def _said(page: Any) -> dict[str, str]:
    """Return what every `<meta>` of *page* says, by its name in small letters."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.lower(), (meta.get("content") or "").strip())
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _headline(page: Any, site: str) -> str:
    """Return the headline in the text of *page*, else its title without the name of the *site*."""
    headings = (tree.text_of(heading) for heading in page.iter("h1"))
    title = next((tree.text_of(title) for title in page.iter("title")), "")
    if site:
        title = re.sub(rf"{JOINT}{re.escape(site)}$|^{re.escape(site)}{JOINT}", "", title)
    return next((text for text in headings if text and text != site), title)


def _href(page: Any, rel: str) -> str:
    links = (link for link in page.iter("link") if (link.get("rel") or "").lower() == rel)
    return next((link.get("href") or "" for link in links), "")


def _time(page: Any) -> str:
    """Return the first moment that *page* marks as one."""
    marked = (mark.get("datetime") or "" for mark in page.iter("time"))
    return next((text for text in marked if dates.read(text, ZoneInfo("UTC"))), "")


def _article(page: Any) -> str:
    """Return the longest `<article>` of *page*, else its `<main>`, else all, as HTML."""
    articles = sorted(page.iter("article"), key=lambda one: len(tree.text_of(one)))
    holder = next((one for one in [*articles[::-1], *page.iter("main"), *page.iter("body")]), None)
    if holder is None:
        return ""
    for part in list(holder.iterdescendants(*AROUND)):
        part.drop_tree()
    return tree.write(holder)

"""What a page says of itself: `<meta>`, Open Graph, links, JSON-LD, and marked times.

Where several say the same, `<meta>` holds over JSON-LD, and both over the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree, html

from newsletter.gather import dates
from newsletter.gather.links import Link
from newsletter.gather.pages import json_ld
from newsletter.gather.text import words

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


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself."""

    #: Name of a fact, as drafts call it -> text, never empty.
    facts: Mapping[str, str] = field(default_factory=dict)
    #: The addresses of its other language versions, as they came.
    alternates: tuple[Link, ...] = ()
    #: The language tag that it bears, which may be its template's.
    mark: str = ""
    #: The name of the site that it is on.
    site: str = ""
    #: It shows all of its article to everybody.
    free: bool = True


def parse(text: str) -> Any:
    """Return the page *text* as a tree; None when it holds nothing."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(words.block(text).encode(), parser=parser)
    except etree.ParserError:
        return None


def read(page: Any) -> Head:
    """Return what *page*, a tree, says of itself."""
    said = _said(page)
    facts = {name: _first(said, names) for name, names in META.items()}
    facts["url"] = _canonical(page) or facts["url"]
    told = json_ld.read(_scripts(page), facts["url"])
    for name in ("title", "summary", "section", "url"):
        facts[name] = facts[name] or told.facts.get(name, "")
    facts["author"] = _name(facts["author"]) or _name(told.facts.get("author", ""))
    for name in ("date", "updated"):
        facts[name] = _moment(facts[name]) or _moment(told.facts.get(name, ""))
    facts["date"] = facts["date"] or _time(page)
    if not facts["image"]:
        facts |= {"image": told.facts.get("image", ""), "image_alt": ""}
    return Head(
        {name: text for name, text in facts.items() if text},
        (*_alternates(page), *told.translations),
        page.get("lang") or said.get("og:locale") or told.language,
        said.get("og:site_name", ""),
        told.free,
    )


def _said(page: Any) -> dict[str, str]:
    """Return what every `<meta>` of *page* says, by its name in small letters."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.lower(), (meta.get("content") or "").strip())
    return said


def _first(said: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _scripts(page: Any) -> list[str]:
    scripts = page.iter("script")
    kind = "application/ld+json"
    return [one.text or "" for one in scripts if kind in (one.get("type") or "").lower()]


def _canonical(page: Any) -> str:
    links = (link for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((link.get("href") or "" for link in links), "")


def _alternates(page: Any) -> list[Link]:
    return [
        Link(link.get("href") or "", link.get("hreflang"))
        for link in page.iter("link")
        if link.get("hreflang") and "alternate" in (link.get("rel") or "").lower().split()
    ]


def _name(text: str) -> str:
    """Return *text* if it can be a person's name: Open Graph has addresses there."""
    return "" if "://" in text else text


def _moment(text: str) -> str:
    return text if dates.read(text, ZoneInfo("UTC")) else ""


def _time(page: Any) -> str:
    """Return the first moment that *page* marks as one."""
    marked = (mark.get("datetime") or "" for mark in page.iter("time"))
    return next((text for text in marked if _moment(text)), "")

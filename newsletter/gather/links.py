"""Which of an item's addresses is the article's own, and which are its other languages.

An item may have several links with rel="alternate" (RFC 4287 4.2.7.2); feedparser calls the
last one its link, be it the other language's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.model import among


@dataclass(frozen=True, slots=True)
class Link:
    """An address of an item."""

    url: str = ""
    #: The tag of the language that it is in; `""` when the feed does not say.
    hreflang: str = ""


def own_link(links: Sequence[Link], wanted: str, languages: Sequence[str]) -> Link:
    """Return the article's own of *links*: in the *wanted* language, else in no other one.

    Args:
        links: the pages that show it.
        wanted: the language that the item or its source says it is in, `""` if neither does.
        languages: the configured languages.
    """
    ranked = sorted(links, key=lambda link: _distance(link, wanted, languages))
    return ranked[0] if ranked else Link()


def _distance(link: Link, wanted: str, languages: Sequence[str]) -> int:
    language = among(link.hreflang, languages) if link.hreflang else None
    if wanted and language == wanted:
        return 0
    if not link.hreflang:
        return 1
    return 3 if language and wanted else 2


def alternates_of(
    links: Sequence[Link], own: Link, language: str, languages: Sequence[str]
) -> dict[str, str]:
    """Return language -> address of the other language versions that *links* name."""
    named = [(among(link.hreflang, languages), link.url) for link in links if link.hreflang]
    return {
        other: url
        for other, url in reversed(named)
        if other and other != language and url != own.url
    }

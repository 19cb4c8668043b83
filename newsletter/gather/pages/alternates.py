"""Which of the addresses that a page names are other language versions of its article."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urlsplit

from newsletter.gather.language import in_address, in_name
from newsletter.gather.links import Link
from newsletter.gather.urls import absolute
from newsletter.model import among, url_key

#: Names of front pages that are no language tags.
FRONT = frozenset(
    "index.html index.php index.htm home inicio english espanol español ingles inglés".split()
)


def other_languages(
    links: Iterable[Link], base: str, own: Iterable[str], language: str, languages: Sequence[str]
) -> dict[str, str]:
    """Return language -> address of the other versions among *links*, the first of each.

    Sites that lack a translation name their front page instead; that is none.

    Args:
        links: what the page names; where a tag is missing, the address may tell.
        base: the address that they are seen from.
        own: the addresses of the article itself.
        language: the one that it is in, `""` if that is not known.
        languages: the configured ones.
    """
    keys = {url_key(url) for url in own if url}
    found: dict[str, str] = {}
    for link in links:
        url = absolute(link.url, base)
        tag = link.hreflang or in_address(url, languages)
        other = among(tag, languages) if tag else None
        if url and other and other != language and url_key(url) not in keys:
            found.setdefault(other, url)
    return {other: url for other, url in found.items() if not is_front(url, languages)}


def is_front(url: str, languages: Sequence[str]) -> bool:
    """Is *url* the front page of a site, or of one of its *languages*?"""
    parts = urlsplit(url)
    names = [name.lower() for name in parts.path.split("/") if name]
    asked = [key for key, _ in parse_qsl(parts.query, keep_blank_values=True) if key != "lang"]
    return not asked and all(name in FRONT or in_name(name, languages) for name in names)

"""Sitemaps: which addresses of a site they call language versions of each other.

Their protocol (sitemaps.org, 0.9) has a `<url>` for each page, or a `<sitemap>` for each further
file; language versions stand in them as `<xhtml:link rel="alternate" hreflang href>`, as search
engines read them.
"""

import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from newsletter.errors import PageError
from newsletter.gather.links import Link
from newsletter.gather.urls import absolute
from newsletter.model import url_key

#: Largest sitemap, in bytes, unpacked: the protocol allows no larger one.
LARGEST = 52_428_800

#: How a packed file begins (RFC 1952).
GZIP = b"\x1f\x8b"

#: Versions of one page that are looked at.
MOST = 100


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What is wanted of a sitemap."""

    #: What `url_key` leaves of a page's address -> the language versions that it names for it.
    versions: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    #: Addresses of the files that an index of sitemaps lists, the newest first.
    files: tuple[str, ...] = ()


def read(content: bytes, url: str, wanted: Collection[str]) -> Sitemap:
    """Return what the sitemap *content* says of the *wanted* pages.

    What is broken off, or broken in part, is read as far as it goes.

    Args:
        content: XML, packed or not.
        url: where it was found.
        wanted: what `url_key` leaves of their addresses.

    Raises:
        PageError: it is no sitemap, or larger than one may be.
    """
    versions: dict[str, tuple[Link, ...]] = {}
    files: list[tuple[str, str]] = []
    known = False
    for element in _elements(_unpacked(content, url), url):
        known = True
        address = absolute(_text(element, "loc"), url)
        if _name(element) == "sitemap":
            files.append((_text(element, "lastmod"), address))
        elif (page := url_key(address)) in wanted:
            versions.setdefault(page, tuple(_versions(element, url)))
    if not known:
        what, remedy = "This is no sitemap.", "Check the address."
        raise PageError(what, where=url, remedy=remedy)
    newest = sorted(files, key=lambda file: file[0], reverse=True)
    return Sitemap(versions, tuple(dict.fromkeys(file for _, file in newest if file)))


def _unpacked(content: bytes, url: str) -> bytes:
    """Return *content*, unpacked if it was packed.

    Raises:
        PageError: it is larger than a sitemap may be, or broken.
    """
    if content.startswith(GZIP):
        try:
            content = zlib.decompressobj(wbits=31).decompress(content, LARGEST + 1)
        except zlib.error:
            what = "It is packed, and cannot be unpacked."
            raise PageError(what, where=url, remedy="Its keeper should know.") from None
    if len(content) > LARGEST:
        what = f"It is larger than {LARGEST // 1_048_576} MB."
        raise PageError(what, where=url, remedy="A sitemap may not be; its keeper should split it.")
    return content


def _elements(content: bytes, url: str) -> Iterator[Any]:
    """Yield each `<url>` and `<sitemap>` of *content*, and let go of it afterwards.

    Raises:
        PageError: it is no XML, or does harm.
    """
    parts = etree.iterparse(
        BytesIO(content), tag=("{*}url", "{*}sitemap"), resolve_entities=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in parts:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.LxmlError:
        raise PageError("It cannot be read as XML.", where=url) from None


def _versions(element: Any, url: str) -> Iterator[Link]:
    """Yield the language versions that a `<url>` names."""
    links = [child for child in element if _name(child) == "link"]
    for link in links[:MOST]:
        tag, address = link.get("hreflang") or "", absolute(link.get("href") or "", url)
        if tag and address and "alternate" in (link.get("rel") or "").lower().split():
            yield Link(address, tag)


def _text(element: Any, name: str) -> str:
    """Return what the child *name* of *element* says; pictures have a `loc` of their own."""
    return next((child.text or "" for child in element if _name(child) == name), "").strip()


def _name(element: Any) -> str:
    """Return the name of *element*, whatever namespace its writer forgot to declare."""
    if not isinstance(element.tag, str):  # an entity that is not resolved
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2]

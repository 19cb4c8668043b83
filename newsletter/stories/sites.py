"""Hosts, and which of them are one site."""

from collections.abc import Collection
from urllib.parse import urlsplit


def site_of(url: str, languages: Collection[str]) -> str:
    """Return the host of *url* without `www.` and a language; `""` when it has none."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    first, _, rest = host.partition(".")
    return rest if first in languages and "." in rest else host


def same_site(a: str, b: str, newsrooms: Collection[Collection[str]] = ()) -> bool:
    """Can articles of these two hosts stand on one site?

    They can when their hosts are equal, one is a part of the other, or both belong to one
    newsroom; an article without an address is the newsroom's own, and can stand anywhere.

    Args:
        newsrooms: for each newsroom its hosts, without `www.`.
    """
    if not a or not b or a == b or a.endswith(f".{b}") or b.endswith(f".{a}"):
        return True
    return any(_among(a, hosts) and _among(b, hosts) for hosts in newsrooms)


def _among(site: str, hosts: Collection[str]) -> bool:
    return any(site == host or host.endswith(f".{site}") for host in hosts)

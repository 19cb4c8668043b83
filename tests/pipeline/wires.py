"""A feed and its pages, without a network."""

from dataclasses import replace

from newsletter.model import Source, SourceKind
from newsletter.ports import Fetched

FEED = "https://n.example/feed"


class Wire:
    """A fetcher that answers by address, and counts what it is asked."""

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return what stands for *url*, or raise it."""
        self.asked.append(url)
        page = self.pages[url]
        if isinstance(page, Exception):
            raise page
        return page if isinstance(page, Fetched) else Fetched(url, 200, page.encode())


def reading(newsroom, pages, **facts):
    """Return a newsroom whose one source is a feed that stands in *pages*."""
    source = Source("wire", SourceKind.FEED, FEED, **facts)
    return replace(newsroom, sources=(source,), fetcher=Wire(pages))


def teaser(number):
    """Write a feed of one item, which is a teaser."""
    link = f"https://n.example/en/{number}"
    return (
        f"<rss version='2.0'><channel><item><title>The pool stays open {number}</title>"
        f"<link>{link}</link><description>The council voted on Monday. […]</description>"
        "</item></channel></rss>"
    )

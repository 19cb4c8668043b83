"""A WordPress site that is not there: posts in a line each, and a fetcher that answers for them."""

import json
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from newsletter.errors import SourceError
from newsletter.gather import Validators, read
from newsletter.model import Source, SourceKind
from newsletter.ports import Fetched
from tests.gather.samples import NOW, rss, visit

SITE = "https://news.example/"
ROOT = "https://news.example/wp-json/"
UNKNOWN = Validators()

FEED = rss("<title>From the feed</title><link>https://news.example/fed</link>").encode()


def post(number=1, **fields):
    """Describe a post as the REST interface does: as many days old as its number says."""
    written = (NOW - timedelta(days=number)).strftime("%Y-%m-%dT%H:%M:%S")
    return {
        "id": number,
        "guid": {"rendered": f"https://news.example/?p={number}"},
        "link": f"https://news.example/story-{number}/",
        "status": "publish",
        "title": {"rendered": f"Story {number}"},
        "content": {"rendered": "<p>The council voted for it.</p>", "protected": False},
        "excerpt": {"rendered": "", "protected": False},
        "date_gmt": written,
        "modified_gmt": written,
        **fields,
    }


class Newsroom:
    """A fetcher that answers for a site.

    Args:
        posts: what it has, in any order.
        root: where its REST interface is; `""` if it is closed.
        link: the header `Link` of its home page.
        largest: the largest page that it can give.
        totals: does it say how many pages there are?
        pages: address -> what it answers there besides, bytes or an error.
        modern: does it know `modified_after`?
    """

    def __init__(
        self, posts=(), *, root=ROOT, link="", largest=100, totals=True, pages=(), modern=True
    ):
        self.posts, self.root, self.largest = list(posts), root, largest
        self.totals, self.modern = totals, modern
        self.pages = {SITE: b"<html>", **dict(pages)}
        self.headers = {"link": link} if link else {}
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Answer as WordPress would."""
        self.asked.append(url)
        query = dict(parse_qsl(urlsplit(url).query))
        route = query.get("rest_route", "").removesuffix("wp/v2/posts")
        place = url.partition("?")[0].removesuffix("wp/v2/posts")
        if self.root and self.root == (f"{place}?rest_route={route}" if route else place):
            return self._posts(url, query)
        found = self.pages.get(url, SourceError("It answers 404: nothing.", where=url))
        if isinstance(found, SourceError):
            raise found
        return Fetched(url, 200, found, self.headers)

    def _posts(self, url, query):
        size, number = int(query["per_page"]), int(query.get("page", "1"))
        if size > self.largest:
            raise SourceError("It sends more than 10 MB.", where=url)
        chosen = [one for one in self.posts if self._fits(one, query)]
        field = "modified_gmt" if query.get("orderby") == "modified" else "date_gmt"
        if query.get("orderby") == "id":
            chosen.sort(key=lambda one: one["id"], reverse=True)
        else:  # what is of one moment is sorted otherwise on each page
            shift = 31 + number * self.modern
            chosen.sort(key=lambda one: (str(one[field]), -one["id"] * shift % 997), reverse=True)
        if "include" in query:
            chosen = [one for one in chosen if str(one["id"]) in query["include"].split(",")]
        page = chosen[(number - 1) * size : number * size]
        if not page and number > 1:
            raise SourceError("It answers 400, and no text.", where=url, status=400)
        total = {"x-wp-totalpages": str(-(-len(chosen) // size))} if self.totals else {}
        return Fetched(url, 200, json.dumps(page).encode(), total)

    def _fits(self, one, query):
        date, change = f"{one['date_gmt']}Z", f"{one['modified_gmt']}Z"
        out = query.get("after", "") < date < query.get("before", "z")
        changed = query.get("modified_after", "") < change < query.get("modified_before", "z")
        return out and (changed or not self.modern)


def visited(newsroom, validators=UNKNOWN, now=NOW, **facts):
    """Read *newsroom*."""
    source = Source(**{"id": "site", "kind": SourceKind.WORDPRESS, "url": SITE, **facts})
    made = visit(source, newsroom, validators=validators)
    return read(replace(made, brief=replace(made.brief, now=now)))


def moment(when):
    """Write *when* as the REST interface does."""
    return when.strftime("%Y-%m-%dT%H:%M:%S")


def rapid(count, minutes=6, start=NOW, **fields):
    """Describe posts that came out one after the other, the newest *minutes* before *start*."""
    return [
        post(
            number,
            date_gmt=moment(start - timedelta(minutes=minutes * number)),
            modified_gmt=moment(start - timedelta(minutes=minutes * number)),
            **fields,
        )
        for number in range(1, count + 1)
    ]


def only(**fields):
    """Return the article that a post with *fields* becomes."""
    (article,) = visited(Newsroom([post(**fields)])).articles
    return article


def titles(gathered):
    """Return the titles of what was read."""
    return [article.title for article in gathered.articles]

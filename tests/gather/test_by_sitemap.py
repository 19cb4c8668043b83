"""What only a sitemap says of a source's articles."""

import pytest

from newsletter.errors import SourceError
from newsletter.gather import Validators, read
from newsletter.ports import Fetched
from tests.gather.samples import FEED, UNKNOWN, feed_source, rss, visit

MAP = "https://news.example/sitemap.xml"
ES = "https://news.example/es/canal"


class Site:
    """A fetcher that answers by address, and notes what it is asked."""

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    def fetch(self, url, *, etag="", modified="", allow_private=False):
        """Return what stands for *url*, or raise it."""
        self.asked.append((url, allow_private))
        page = self.pages.get(url, SourceError("There is nothing.", where=url))
        if isinstance(page, Exception):
            raise page
        headers = {"etag": '"v1"'}
        if etag == headers["etag"]:
            return Fetched(url, 304, b"", headers)
        return Fetched(url, 200, page.encode(), headers)


def item(link="https://news.example/en/canal", more=""):
    return f"<title>The canal closes</title><link>{link}</link><guid>{link}</guid>{more}"


def urlset(page="https://news.example/en/canal", **versions):
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{href}"/>'
        for tag, href in versions.items()
    )
    return f"<urlset><url><loc>{page}</loc>{links}</url></urlset>"


def gathered(pages, known=UNKNOWN, **facts):
    """Return what a source gave whose sitemap is named, and the site that was asked."""
    site = Site(pages)
    source = feed_source(language="en", **{"sitemap": MAP, **facts})
    return read(visit(source, site, validators=known)), site


def test_an_article_learns_of_its_versions():
    """Neither its feed nor its page says so; the validators are the feed's."""
    found, site = gathered({FEED: rss(item()), MAP: urlset(es=ES)})

    assert [one.alternates for one in found.articles] == [{"es": ES}]
    assert [url for url, _ in site.asked] == [FEED, MAP]
    assert (found.complaints, found.validators.etag) == ((), '"v1"')


def test_what_the_feed_says_holds():
    """It is nearer to the article."""
    said = '<atom:link rel="alternate" hreflang="es" href="https://news.example/es/feed-says"/>'
    found, _ = gathered({FEED: rss(item(more=said)), MAP: urlset(es=ES)})

    assert found.articles[0].alternates == {"es": "https://news.example/es/feed-says"}


@pytest.mark.parametrize(
    "versions",
    [{"es": "https://news.example/es/"}, {"en": ES}, {"de": ES}, {"x-default": ES}],
)
def test_what_is_no_version_is_left_out(versions):
    """A front page, its own language, one that nobody reads here, one for all."""
    found, _ = gathered({FEED: rss(item()), MAP: urlset(**versions)})

    assert found.articles[0].alternates == {}


def test_the_newest_files_of_an_index_are_read():
    """At most so many: a large site has hundreds."""
    files = "".join(
        f"<sitemap><loc>https://news.example/{n}.xml</loc><lastmod>2026-11-{n:02}</lastmod></sitemap>"
        for n in range(1, 10)
    )
    pages = {
        f"https://news.example/{n}.xml": urlset("https://news.example/x") for n in range(1, 10)
    }
    pages |= {FEED: rss(item()), MAP: f"<sitemapindex>{files}</sitemapindex>"}
    pages["https://news.example/7.xml"] = urlset(es=ES)
    found, site = gathered(pages)

    assert found.articles[0].alternates == {"es": ES}
    assert [url for url, _ in site.asked][2:] == [
        f"https://news.example/{n}.xml" for n in (9, 8, 7, 6, 5)
    ]


def test_a_sitemap_that_is_missing_loses_no_article():
    """It is a complaint, and the feed is read whole the next time."""
    found, _ = gathered({FEED: rss(item())})

    assert [one.title for one in found.articles] == ["The canal closes"]
    assert "sitemap" in found.complaints[0].what
    assert found.validators == Validators()


def test_a_file_of_an_index_that_is_missing_leaves_the_others():
    """What the others say is taken."""
    index = "".join(f"<sitemap><loc>https://news.example/{n}.xml</loc></sitemap>" for n in (1, 2))
    pages = {FEED: rss(item()), MAP: f"<sitemapindex>{index}</sitemapindex>"}
    found, _ = gathered({**pages, "https://news.example/2.xml": urlset(es=ES)})

    assert found.articles[0].alternates == {"es": ES}
    assert [one.where for one in found.complaints] == ["https://news.example/1.xml"]


def test_without_news_it_is_not_asked():
    """There is no article that could learn from it."""
    found, site = gathered({FEED: rss(item()), MAP: urlset(es=ES)}, Validators('"v1"'))

    assert found.unchanged
    assert [url for url, _ in site.asked] == [FEED]


def test_without_an_address_nothing_is_asked():
    """Most sources say it all themselves."""
    _, site = gathered({FEED: rss(item())}, sitemap="")

    assert [url for url, _ in site.asked] == [FEED]


def test_only_the_sources_own_host_may_be_private():
    """Neither its sitemap nor a file that this names leads elsewhere into our network."""
    far = "http://10.0.0.1/a.xml"
    index = f"<sitemapindex><sitemap><loc>{far}</loc></sitemap></sitemapindex>"
    _, site = gathered({FEED: rss(item()), MAP: index}, allow_private=True)

    assert site.asked == [(FEED, True), (MAP, True), (far, False)]

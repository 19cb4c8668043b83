"""One article, told by a site's interface and by its feed, is one article."""

from datetime import timedelta
from email.utils import format_datetime
from html import escape

import pytest

from newsletter.errors import SourceError
from newsletter.gather import Validators, read
from tests.gather.samples import NOW, Shelf, feed_source, rss, visit
from tests.gather.wordpress.newsroom import Newsroom, post, rapid, visited

FEED_AT = "https://news.example/feed/"
ADDRESS = "https://news.example/story-"


def fed(numbers, link=lambda number: f"{ADDRESS}{number}/"):
    """Write the feed of a site for the posts of those *numbers*."""
    items = (
        f"<title>Story {number}</title><link>{escape(link(number))}</link>"
        f'<guid isPermaLink="false">https://news.example/?p={number}</guid>'
        f"<pubDate>{format_datetime(NOW - timedelta(days=number))}</pubDate>"
        "<description>The council voted for it.</description>"
        for number in numbers
    )
    return rss(*items, channel="<language>en</language>").encode()


def test_a_site_and_its_feed_are_one(sqlite_store):
    """Read as two sources, for weeks: each article is there once, whoever brought it first."""
    newsroom, known = Newsroom([post(number) for number in range(3, 8)]), Validators()
    for week in range(3):
        now = NOW + timedelta(days=7 * week)
        newsroom.posts += [post(number) for number in ([2], [1], [])[week]]
        gathered = visited(newsroom, known, now)
        known = gathered.validators
        links = (
            lambda number: f"{ADDRESS}{number}/?utm_source=rss",
            lambda number: f"http://www.news.example/story-{number}",
            lambda number: f"{ADDRESS}{number}/",
        )
        feed = read(visit(feed_source(), Shelf(fed(range(1, 8), links[week])))).articles
        for articles in (gathered.articles, feed) if week else (feed, gathered.articles):
            with sqlite_store.writing() as tables:
                tables.arrivals.remember(articles, now)

    with sqlite_store.reading() as tables:
        titles = [article.title for article in tables.articles.all()]
    assert sorted(titles) == [f"Story {number}" for number in range(1, 8)]


def test_a_site_that_closes_and_opens_again_brings_nothing_twice(sqlite_store):
    """Its feed calls the articles as its interface does, and the cursor outlives the feed."""
    posts, known, lengths = [post(number) for number in range(1, 8)], Validators(), []
    closed = Newsroom(root="", pages={FEED_AT: fed(range(1, 5))})
    for newsroom in (Newsroom(posts[2:]), closed, Newsroom(posts), closed, Newsroom(posts)):
        gathered = visited(newsroom, known)
        assert "newest" in gathered.validators.cursor
        known = gathered.validators
        with sqlite_store.writing() as tables:
            tables.arrivals.remember(gathered.articles, NOW)
            lengths.append(len(tables.articles.all()))

    assert lengths == [5, 7, 7, 7, 7]


def test_the_cursor_outlives_a_feed_that_is_elsewhere():
    """A page in place of the feed names the true one."""
    known = visited(Newsroom(rapid(3))).validators
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/true"></head>'
    pages = {FEED_AT: page, "https://news.example/true": fed([1])}

    assert visited(Newsroom(root="", pages=pages), known).validators.cursor == known.cursor


def test_a_site_without_either_keeps_what_is_known():
    """An error changes nothing: the next visit goes on."""
    known = visited(Newsroom(rapid(3))).validators

    with pytest.raises(SourceError):
        visited(Newsroom(root=""), known)
    assert len(visited(Newsroom(rapid(4)), known).articles) == 4

"""A site is read in few questions, wherever its REST interface is, or by its feed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest

from newsletter.errors import PageError, SourceBusy, SourceError
from newsletter.gather import Validators
from newsletter.gather.wordpress.cursor import cursor_of
from tests.gather.samples import NOW, PHOENIX
from tests.gather.wordpress.newsroom import FEED, ROOT, SITE, Newsroom, post, rapid, titles, visited

FEED_AT = "https://news.example/feed/"
POSTS_AT = "https://news.example/wp-json/wp/v2/posts"
TEN_DAYS_AGO = Validators(cursor="2026-11-14T15:00:00+00:00")


def many(count):
    """Describe posts, one a day."""
    return [post(number) for number in range(1, count + 1)]


def seen(gathered):
    """Return the moment of the newest post that was seen."""
    return cursor_of(gathered.validators.cursor, ZoneInfo(PHOENIX)).news.newest


def query(url):
    """Return what *url* asks for."""
    return dict(parse_qsl(urlsplit(url).query))


def test_a_site_is_read_in_one_question():
    """All that is used is asked for at once: posts, who wrote them, pictures, sections."""
    newsroom = Newsroom(many(3))
    gathered = visited(newsroom)

    assert titles(gathered) == ["Story 1", "Story 2", "Story 3"]
    (asked,) = newsroom.asked
    assert asked.startswith(f"{POSTS_AT}?")
    assert query(asked)["_embed"] == "author,wp:featuredmedia,wp:term"
    assert {"_links", "_embedded"} <= set(query(asked)["_fields"].split(","))
    assert "after" not in query(asked)
    assert seen(gathered) == datetime(2026, 11, 23, 15, tzinfo=UTC)


@pytest.mark.parametrize(("count", "pages", "read"), [(100, 1, 100), (130, 2, 130), (500, 3, 298)])
def test_the_first_visit_takes_three_pages(count, pages, read):
    """Each goes on with the last of the one before; whoever has more has it in its archive."""
    newsroom = Newsroom(many(count))
    gathered = visited(newsroom)

    assert (len(newsroom.asked), len(gathered.articles)) == (pages, read)


def test_pages_are_counted_where_no_total_is_said():
    """A proxy may drop the header: a page that is not full is the last one."""
    newsroom = Newsroom(many(130), totals=False)

    assert len(visited(newsroom).articles) == 130
    assert len(newsroom.asked) == 2


def test_a_total_that_is_a_lie_is_found_out():
    """An empty page is the last one, whatever the header says."""
    newsroom = Newsroom([])
    answer = newsroom._posts
    newsroom._posts = lambda url, asked: replace(
        answer(url, asked | {"page": "1"}), headers={"x-wp-totalpages": "9"}
    )

    assert visited(newsroom).articles == ()
    assert len(newsroom.asked) == 1


@pytest.mark.parametrize("modern", [True, False])
def test_a_later_visit_asks_for_what_is_new(modern):
    """It goes back a week behind the newest that was seen; older ones come if they were changed."""
    posts = many(40)
    posts[29]["modified_gmt"] = "2026-11-23T10:00:00"
    newsroom = Newsroom(posts, modern=modern)
    gathered = visited(newsroom, TEN_DAYS_AGO)

    assert titles(gathered) == [*(f"Story {number}" for number in range(1, 17)), "Story 30"]
    asked = [query(url) for url in newsroom.asked]
    since = "2026-11-07T15:00:00Z"
    assert asked[0]["after"] == asked[1]["modified_after"] == asked[1]["before"] == since
    assert seen(gathered) == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_what_stayed_the_same_is_unchanged():
    """The same posts again are no news, and the cursor stays."""
    newsroom = Newsroom(many(3))
    second = visited(newsroom, visited(newsroom).validators)
    third = visited(newsroom, second.validators)

    assert third.unchanged
    assert third.validators == second.validators


@pytest.mark.parametrize("cursor", ["", "nonsense", "0000-00-00", "\x00"])
def test_a_cursor_that_is_none_means_a_first_visit(cursor):
    """Nothing is asked for by date."""
    newsroom = Newsroom(many(30))

    assert len(visited(newsroom, Validators(cursor=cursor)).articles) == 30


def test_a_post_from_the_future_does_not_hide_others():
    """The cursor never lies ahead of us."""
    newsroom = Newsroom([post(1, date_gmt="2026-11-26T00:00:00")])

    assert seen(visited(newsroom)) == NOW


@pytest.mark.parametrize(
    ("root", "link", "questions"),
    [
        ("https://cms.example/api/", '<https://cms.example/api/>; rel="https://api.w.org/"', 3),
        (
            "https://news.example/index.php?rest_route=/",
            '</x>; rel="y", <https://news.example/index.php?rest_route=/>; rel="https://api.w.org/"',
            3,
        ),
        ("https://news.example/?rest_route=/", "", 3),
    ],
)
def test_the_root_is_found_where_it_is(root, link, questions):
    """The site says it in a header; without one, its addresses may be plain."""
    newsroom = Newsroom(many(2), root=root, link=link)
    gathered = visited(newsroom)

    assert titles(gathered) == ["Story 1", "Story 2"]
    assert gathered.complaints == ()
    assert len(newsroom.asked) == questions


def test_the_folder_of_a_language_is_kept():
    """A site with a REST interface in each language is asked there."""
    newsroom = Newsroom(many(130), root="https://news.example/es/wp-json/")

    assert len(visited(newsroom, url="https://news.example/es/").articles) == 130


def test_one_root_for_all_languages_is_asked_for_the_one():
    """The language that the address names is asked for by parameter, in every question."""
    link = f'<{ROOT}>; rel="https://api.w.org/"'
    home = "https://news.example/es/"
    newsroom = Newsroom(many(130), link=link, pages={home: b"<html>"})
    visited(newsroom, url=home)

    assert [query(url).get("lang") for url in newsroom.asked[2:]] == ["es", "es"]


def test_the_parameter_of_a_language_is_kept():
    """It stands in every question, also after a visit."""
    newsroom = Newsroom(many(130))
    gathered = visited(newsroom, url="https://news.example/?lang=es")
    visited(newsroom, gathered.validators, url="https://news.example/?lang=es")

    assert [query(url)["lang"] for url in newsroom.asked] == ["es"] * 4


def test_a_page_that_is_too_large_is_asked_for_in_pieces():
    """Twenty posts at a time, from the beginning."""
    link = f'<{ROOT}>; rel="https://api.w.org/"'
    newsroom = Newsroom(many(50), link=link, largest=20)
    gathered = visited(newsroom)

    assert len(gathered.articles) == 50
    assert [query(url).get("per_page") for url in newsroom.asked] == ["100", None, *["20"] * 3]
    assert gathered.complaints == ()


def broken_from(newsroom, number, sizes):
    """Have *newsroom* break from its page *number* on, where pages are of *sizes*."""
    answer = newsroom._posts

    def posts(url, asked):
        is_later = int(asked["page"]) >= number or "before" in asked
        if is_later and asked["per_page"] in sizes:
            raise SourceError("It has a fault of its own (500).", where=url)
        return answer(url, asked)

    newsroom._posts = posts
    return newsroom


def test_a_later_page_that_is_too_large_is_asked_for_in_pieces():
    """Nothing is asked for twice, and nothing is missing."""
    newsroom = broken_from(Newsroom(many(150)), 2, {"100"})
    gathered = visited(newsroom)

    assert len(gathered.articles) == 150
    asked = [(query(url)["per_page"], query(url).get("before")) for url in newsroom.asked]
    assert asked[:3] == [("100", None), ("100", "2026-08-16T15:00:01Z"), ("20", asked[1][1])]
    assert len(asked) == 5


def test_a_page_that_is_missing_is_complained_of():
    """What came is kept, and the next visit asks again for what did not."""
    newsroom = broken_from(Newsroom(rapid(150)), 2, {"100", "20"})
    gathered = visited(newsroom)

    assert len(gathered.articles) == 100
    assert "A page of its posts is missing" in gathered.complaints[0].what
    assert "It is asked for again at the next reading." in gathered.complaints[0].what
    del newsroom._posts
    assert len(visited(newsroom, gathered.validators).articles) == 150


@pytest.mark.parametrize(
    "answer",
    [
        SourceError("It wants a password (401)."),
        PageError("Reading it took more than 10 seconds."),
        b"<!DOCTYPE html><title>Log in</title>",
        b"",
        json.dumps({"code": "rest_forbidden", "message": "Members <b>only</b>."}).encode(),
        b"[" * 100_000,
        b'{"a": 1',
        b"null",
        b"\xff\xfe[",
    ],
)
def test_a_closed_site_is_read_by_its_feed(answer):
    """Whatever it answers instead of posts; and the editor is told."""
    pages = {FEED_AT: FEED}
    newsroom = Newsroom(root="", pages=pages)
    fetch = newsroom.fetch

    def closed(url, **settings):
        newsroom.pages |= {url: answer} if "/wp/v2/posts" in url else {}
        return fetch(url, **settings)

    newsroom.fetch = closed
    gathered = visited(newsroom, TEN_DAYS_AGO)

    assert titles(gathered) == ["From the feed"]
    assert gathered.articles[0].source == "site"
    assert "REST interface is closed" in gathered.complaints[0].what
    assert FEED_AT in gathered.complaints[0].what
    assert gathered.validators.cursor == TEN_DAYS_AGO.cursor


def test_the_feed_has_the_language_of_the_site():
    """Folder and parameter lead to the feed of the language."""
    home = "https://news.example/es/?lang=es"
    pages = {home: b"<html>", "https://news.example/es/feed/?lang=es": FEED}

    assert titles(visited(Newsroom(root="", pages=pages), url=home)) == ["From the feed"]


def test_what_is_no_wordpress_is_an_error():
    """It says what was tried, and what may be wrong."""
    with pytest.raises(SourceError, match=r"Posts: It answers 404.* Feed: It answers 404"):
        visited(Newsroom(root=""))


def test_a_site_that_is_away_is_asked_twice():
    """It is not waited for five times."""
    newsroom = Newsroom(root="", pages={SITE: SourceError("It does not answer in time.")})

    with pytest.raises(SourceError, match="in time"):
        visited(newsroom)
    assert len(newsroom.asked) == 2


def test_a_busy_site_is_left_alone():
    """It asks us to come later, and is asked nothing more."""
    newsroom = Newsroom()

    def busy(url, asked):
        raise SourceBusy(wait=60)

    newsroom._posts = busy

    with pytest.raises(SourceBusy):
        visited(newsroom)
    assert len(newsroom.asked) == 1


def test_a_post_that_slides_to_the_next_page_comes_once():
    """Something may be published while we read."""
    posts = many(100)

    assert len(visited(Newsroom([*posts, posts[-1], post(101)])).articles) == 101


def test_edits_that_cannot_be_had_are_complained_of():
    """What is new came, and so the cursor moves."""
    newsroom = Newsroom(many(3))
    answer = newsroom._posts

    def posts(url, asked):
        if "modified_after" in asked:
            raise SourceError("It has a fault of its own (500).", where=url)
        return answer(url, asked)

    newsroom._posts = posts
    gathered = visited(newsroom, TEN_DAYS_AGO)

    assert len(gathered.articles) == 3
    assert len(gathered.complaints) == 1
    assert seen(gathered) == datetime(2026, 11, 23, 15, tzinfo=UTC)

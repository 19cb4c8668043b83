"""A real WordPress is read over HTTP: all of it, then only what is new, then its feed."""

import os
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsletter.gather import Brief, Validators, Visit, WebFetcher, read
from newsletter.gather.wordpress.cursor import cursor_of
from newsletter.model import Picture, Source, SourceKind
from newsletter.workshop import Workshop
from tests.whole.wordpress import server

NOW = datetime(2025, 7, 1, tzinfo=UTC)
UNKNOWN = Validators()
ZONE = ZoneInfo("America/Phoenix")


class Counting(WebFetcher):
    """A fetcher that counts what it is asked, and how long it took."""

    asked, seconds = 0, 0.0

    def fetch(self, url, **settings):
        """Fetch it."""
        self.asked += 1
        began = time.monotonic()
        try:
            return super().fetch(url, **settings)
        finally:
            self.seconds += time.monotonic() - began


@pytest.fixture(scope="module")
def started():
    reason = server.why_not()
    if reason and os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI nothing is skipped")
    if reason:
        pytest.skip(f"NOT TESTED: {reason}")
    with server.running() as site:
        yield site


@pytest.fixture
def site(started):
    started.become("")
    return started


@pytest.fixture(scope="module")
def workshop():
    made = Workshop(processes=1)
    yield made
    made.close()


@pytest.fixture
def visit(site, workshop):
    def visit(validators=UNKNOWN, path="/", now=NOW):
        kind = SourceKind.WORDPRESS
        source = Source(id="site", kind=kind, url=f"{site.url}{path}", allow_private=True)
        brief = Brief(source, ("en", "es"), now, ZONE)
        return Visit(brief, Counting(), workshop, validators)

    return visit


def by_title(gathered):
    """Return its articles by the beginning of their titles."""
    return {article.title.partition(":")[0]: article for article in gathered.articles}


def reach(gathered):
    """Return the moment of the newest post that was seen."""
    return cursor_of(gathered.validators.cursor, ZONE).news.newest


def test_all_that_is_public_is_read(site, visit):
    """130 articles come in two pages; what is protected or a draft does not."""
    first = visit()
    gathered = read(first)

    assert first.fetcher.asked == 2
    assert gathered.complaints == ()
    assert len(gathered.articles) == 130
    assert {title.split()[0] for title in by_title(gathered)} == {"Noticia", "Story"}
    article = by_title(gathered)["Story 129"]
    assert article.title == "Story 129: what\u2019s new & why"
    assert article.url == f"{site.url}/story-129-whats-new-why/"
    assert article.published_at == datetime(2025, 6, 29, 16, tzinfo=UTC)
    assert (article.author, article.section) == ("Ben Núñez", "Water")
    assert article.summary.startswith("The city council voted")
    large = f"{site.url}/wp-content/uploads/2025/06/bus-1024x683.jpg"
    assert article.picture == Picture(large, "A yellow bus", "Photo: Ana Ruiz")


@pytest.mark.parametrize("plugin", ["polylang", "wpml"])
def test_what_plugins_say_of_languages_is_believed(site, visit, plugin):
    """Each article knows its language, and the address of its other version."""
    site.become(plugin)
    articles = by_title(read(visit()))

    english, spanish = articles["Story 129"], articles["Noticia 130"]
    assert (english.language, spanish.language) == ("en", "es")
    assert english.alternates == {"es": spanish.url}
    assert spanish.alternates == {"en": english.url}
    assert english.translation_key == spanish.translation_key
    assert len({article.translation_key for article in articles.values()}) == 65


def test_the_root_is_found_where_the_site_says(site, visit):
    """A folder may have no REST interface of its own: the common one knows its language."""
    site.become("polylang")
    spanish = visit(path="/es/")
    articles = read(spanish).articles

    assert spanish.fetcher.asked == 4
    assert len(articles) == 65
    assert all(article.alternates["en"].startswith(f"{site.url}/story-") for article in articles)
    assert {article.language for article in articles} == {"es"}
    assert all(article.translation_key for article in articles)


def test_addresses_may_be_plain(site, visit):
    """The interface is a parameter then."""
    site.become("plain")
    asked = visit()

    assert len(read(asked).articles) == 130
    assert asked.fetcher.asked == 4


def test_a_closed_site_is_read_by_its_feed(site, visit):
    """The ten newest articles come, and a complaint that says why no more."""
    site.become("closed")
    gathered = read(visit())

    assert len(gathered.articles) == 10
    assert "REST interface is closed" in gathered.complaints[0].what


def test_an_article_stays_the_same_though_its_other_version_is_not_read_again(site, visit):
    """What a later visit reads of the last week has not changed."""
    site.become("polylang")
    first = read(visit())
    second = read(visit(first.validators))

    known = by_title(first)
    assert second.articles
    assert all(known[title] == article for title, article in by_title(second).items())


def test_a_later_visit_brings_what_is_new(site, visit):
    """Only the last week and what was changed before it come again; then nothing."""
    first = read(visit())
    site.run("change.php", "Story 3: what\u2019s new & why", "<p>The pool is closed now.</p>")
    site.run("change.php", "Late news", "<p>It rained at last.</p>", "2025-06-30 15:00:00")
    second = read(visit(first.validators))
    third = read(visit(second.validators))
    fourth = read(visit(third.validators))

    week = {f"{'Noticia' if number % 2 == 0 else 'Story'} {number}" for number in range(124, 131)}
    assert set(by_title(second)) == week | {"Story 3", "Late news"}
    assert by_title(second)["Story 3"].summary == "The pool is closed now."
    assert reach(second) == datetime(2025, 6, 30, 22, tzinfo=UTC)
    assert fourth.unchanged
    assert reach(fourth) == reach(second)


def test_a_busy_newsroom_is_read_whole(site, visit):
    """1,250 posts of a month come in two visits, and 150 edits of one second in one; all once.

    Besides, there are 130 posts of the months before: the archive is not asked for.
    """
    site.run("many.php", "1250", "2025-08-31 23:00:00", "35")
    now = datetime(2025, 9, 1, 8, tzinfo=UTC)
    first = visit(now=now)
    began = read(first)
    second = visit(began.validators, now=now)
    rest = read(second)
    site.run("edit.php", "150", "2025-09-01 01:30:00")
    third = visit(rest.validators, now=now + timedelta(hours=2))
    edited = read(third)
    fourth = visit(edited.validators, now=now + timedelta(hours=4))
    quiet = read(fourth)

    titles = {one.title for one in (*began.articles, *rest.articles) if one.title[:4] == "Bulk"}
    assert len(titles) == 1_250
    assert len(began.articles) + len(rest.articles) <= 1_250 + 110
    assert sum(one.title.startswith("Edited") for one in edited.articles) == 150
    assert not any(one.title.startswith("Edited") for one in quiet.articles)
    asked = [one.fetcher.asked for one in (first, second, third, fourth)]
    assert asked == [10, 5, 8, 4], [
        round(one.fetcher.seconds, 1) for one in (first, second, third, fourth)
    ]

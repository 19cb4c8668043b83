"""The pages of teasers are fetched, once each, and never in anybody's way."""

from newsletter.errors import SourceBusy, SourceError
from newsletter.pipeline import gather_sources
from tests.pipeline.wires import FEED, reading, teaser

PAGE = "https://n.example/en/1"


def whole(sentence="Water is cool in summer."):
    """Write the page of a teaser."""
    parts = "".join(
        f"<p>Paragraph {n} says more about the pool and its swimmers. {f'{sentence} ' * 6}</p>"
        for n in range(6)
    )
    head = "<h1>The pool stays open 1</h1><p>The council voted on Monday.</p>"
    return f"<html lang='en'><body><article>{head}{parts}</article></body></html>"


def test_teasers_become_whole_articles(newsroom):
    """Their pages are fetched once, and the same teaser changes nothing afterwards."""
    pages = {FEED: teaser(1), PAGE: whole()}
    wire = reading(newsroom, pages, full_text=True)

    gather_sources(wire)
    pages[FEED] += "<!-- other bytes -->"
    again = gather_sources(wire)[0]

    with newsroom.store.reading() as tables:
        (article,) = tables.articles.all("wire")
    assert "Paragraph 5" in article.body
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert wire.fetcher.asked.count(PAGE) == 1


def test_a_page_that_cannot_be_had_leaves_a_teaser(newsroom):
    """It is asked for three times, and complained of."""
    pages = {FEED: teaser(1), PAGE: SourceError("It is gone.")}
    wire = reading(newsroom, pages, full_text=True)

    reports = []
    for number in range(5):
        pages[FEED] = teaser(1) + f"<!-- {number} -->"
        reports += gather_sources(wire)

    assert [report.new for report in reports] == [1, 0, 0, 0, 0]
    assert "It is gone." in reports[0].complaints[0].what
    assert wire.fetcher.asked.count(PAGE) == 3


def test_a_page_that_failed_is_asked_for_again_though_nothing_changed(newsroom):
    """The feed is read as if it were new until all its pages are in."""
    pages = {FEED: teaser(1), PAGE: SourceError("It is down.")}
    wire = reading(newsroom, pages, full_text=True)

    for _ in range(2):
        gather_sources(wire)

    assert wire.fetcher.asked.count(PAGE) == 2


def test_an_edited_teaser_loses_no_text_while_its_page_is_down(newsroom):
    """The whole text stays until the page can be had again."""
    pages = {FEED: teaser(1), PAGE: whole()}
    wire = reading(newsroom, pages, full_text=True)
    gather_sources(wire)
    pages[FEED] = teaser(1).replace("on Monday", "on Monday evening")
    pages[PAGE] = SourceError("It is down.")
    gather_sources(wire)
    with newsroom.store.reading() as tables:
        (meanwhile,) = tables.articles.all("wire")
    pages[PAGE] = whole("Water is cool all year.")
    gather_sources(wire)
    with newsroom.store.reading() as tables:
        (afterwards,) = tables.articles.all("wire")

    assert "cool in summer" in meanwhile.body
    assert "evening" in meanwhile.summary
    assert "cool all year" in afterwards.body


def test_a_busy_site_is_left_alone(newsroom):
    """No try is counted, and its wish is kept."""
    wire = reading(
        newsroom, {FEED: teaser(1), PAGE: SourceBusy("Later.", wait=600)}, full_text=True
    )

    reports = [report for _ in range(5) for report in gather_sources(wire)]

    assert {(report.next_at - newsroom.clock()).total_seconds() for report in reports} == {600}
    assert wire.fetcher.asked.count(PAGE) == 5


def test_a_busy_site_that_names_no_time_is_left_alone_too(newsroom):
    """For five minutes: whoever is patient asks its pages once."""
    wire = reading(newsroom, {FEED: teaser(1), PAGE: SourceBusy("Later.")}, full_text=True)

    for _ in range(5):
        gather_sources(wire, patient=True)
    newsroom.clock.forward(minutes=5)
    gather_sources(wire, patient=True)

    assert wire.fetcher.asked.count(PAGE) == 2

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import Article, Event, guid_key, is_another, same_among

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
WEEK = timedelta(days=7)

CANAL = Article(
    source="desk",
    guid="https://news.example/?p=1",
    url="https://news.example/canal",
    language="en",
    title="Canal closes for nine days",
    summary="The district empties the canal to mend its walls.",
    body="<p>Engineers will let the water out on Monday, and crews will patch two miles of "
    "cracked concrete before the first farms need it again in spring.</p>",
    published_at=NOW,
)
CHOIR = replace(
    CANAL,
    title="Choir wins in Tucson",
    summary="Forty singers came home with a cup.",
    body="<p>They rehearsed in a garage all summer long, because nobody would lend them a hall; "
    "now three schools have offered theirs for nothing.</p>",
)


@pytest.mark.parametrize(
    "guid",
    [
        "http://news.example/story",
        "https://www.news.example/story/",
        " HTTPS://News.Example/story?utm_source=rss ",
        "https://news.example/story?fbclid=1&utm_id=2",
    ],
)
def test_a_guid_that_is_an_address_has_many_dresses(guid):
    """Scheme, www, slash and tracking do not tell one article from another."""
    assert guid_key(guid) == guid_key("https://news.example/story")


@pytest.mark.parametrize(
    "guid",
    ["", "7", "tag:news.example,2026:7", "urn:uuid:12", "post/7/", "http://[broken", "News/7"],
)
def test_any_other_guid_is_taken_as_it_is(guid):
    """What is no address has no dress."""
    assert guid_key(guid) == guid


def test_a_fragment_of_a_guid_counts():
    """The items of a live page differ in nothing else."""
    assert guid_key("https://h/live#1") != guid_key("https://h/live#2")


@given(st.text(max_size=40) | st.text("htps:/w.?&=#[]@u_m\ud800", max_size=40))
@settings(max_examples=200)
def test_any_guid_has_a_key(guid):
    """Nothing that a source may call its articles stops us."""
    assert isinstance(guid_key(guid), str)
    assert isinstance(guid_key(f"http://{guid}"), str)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Nothing flows in Mesa"},
        {"published_at": NOW + WEEK},
        {"published_at": NOW - WEEK},
        {"published_at": None},
        {"title": "Nothing flows in Mesa", "published_at": NOW + WEEK},
        {"url": "https://news.example/2026/canal-closes"},
        {"url": "https://news.example/2026/canal-closes", "title": "Nothing flows in Mesa"},
        {"guid": "2", "title": "Nothing flows in Mesa", "published_at": NOW + WEEK},
        {"body": "", "published_at": NOW + WEEK},
        {"body": CANAL.body + CHOIR.body, "published_at": NOW + WEEK},
        {"summary": CHOIR.summary, "body": CHOIR.body, "published_at": NOW + timedelta(hours=9)},
        {"summary": CHOIR.summary, "body": CHOIR.body, "title": CHOIR.title},
    ],
    ids="title date past undated both moved moved-title guid teaser longer soon at-once".split(),
)
def test_an_edited_article_is_the_same(changes):
    """Neither a title, nor a date, nor an address alone makes another; nor do words alone."""
    assert not is_another(CANAL, replace(CANAL, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "https://news.example/choir"},
        {"guid": "2"},
        {"published_at": NOW + WEEK},
        {"published_at": NOW + WEEK, "title": CANAL.title},
        {"published_at": NOW + WEEK, "body": ""},
    ],
    ids="address guid date one-title short".split(),
)
def test_other_words_under_an_old_name_are_another(changes):
    """Strange words, and one thing more that differs, make another article."""
    assert is_another(CANAL, replace(CHOIR, **changes))


def test_another_source_tells_the_same_in_its_own_words():
    """Guids of two sources say nothing: an address in common is enough, at one time."""
    elsewhere = replace(CHOIR, source="tribune", guid="9")

    assert not is_another(CANAL, elsewhere)
    assert is_another(CANAL, replace(elsewhere, published_at=NOW + WEEK))


def test_what_one_reading_brings_together_is_not_one():
    """A source that lists two texts under one name and one date means two articles."""
    assert is_another(CANAL, CHOIR, together=True)
    assert not is_another(CANAL, replace(CANAL, title="Canal closes"), together=True)


def test_when_it_was_seen_stands_in_for_a_date():
    """An article without a date came out when it was first seen."""
    old = replace(CANAL, published_at=None, first_seen_at=NOW)
    new = replace(CHOIR, published_at=None, first_seen_at=NOW + WEEK)

    assert is_another(old, new)
    assert not is_another(old, replace(new, first_seen_at=None))


def test_the_likest_is_the_same():
    """Among several of one name, it is the one with the most words in common."""
    first, second = replace(CHOIR, id=1), replace(CANAL, id=2)

    assert same_among([first, second], replace(CANAL, title="Canal")) == second
    assert same_among([first, second], replace(CHOIR, title="Choir")) == first


def test_what_was_told_before_is_the_same():
    """An article that was once just like this is it, whatever its words are now."""
    later = replace(CHOIR, published_at=NOW + WEEK)

    assert same_among([replace(CANAL, id=1)], later) is None
    assert same_among([replace(CANAL, id=1)], later, told={1}) == replace(CANAL, id=1)
    assert same_among([], later) is None


def test_what_takes_place_twice_is_two_articles():
    """The same words, the same page, another day: a calendar knows each by a name of its own."""
    first = replace(CANAL, guid="hour/1", event=Event(datetime(2026, 11, 28, 17, tzinfo=UTC)))
    second = replace(first, guid="hour/2", event=Event(datetime(2026, 12, 5, 17, tzinfo=UTC)))
    moved = replace(first, event=second.event)

    assert is_another(first, second)
    assert not is_another(first, moved)

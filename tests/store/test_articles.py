"""Tests of remembering articles."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from newsletter.errors import NotFound
from newsletter.model import Event, Picture, StoryStatus
from newsletter.store import Change
from tests.store.samples import DAY, MINUTE, NOW, article, pairing, remember

URL = "https://herald.example/2026/salt-river"


def test_an_article_comes_back_whole(store):
    """Every field of an article is kept, and it gets its number and the moment we saw it."""
    given = article(
        summary="Two sentences. Of words.",
        body="<p>Body</p>",
        author="Ana Ruiz",
        section="local",
        updated_at=NOW + MINUTE,
        picture=Picture("https://herald.example/p.jpg", "A river", "Luis"),
        event=Event(NOW + DAY, "Town hall, 18:00"),
        lead=True,
        alternates={"es": "https://herald.example/es/a"},
        translation_key="42",
    )

    with store.writing() as tables:
        number, change = tables.articles.remember(given, NOW + DAY)

    with store.reading() as tables:
        kept = tables.articles.get(number)
    assert change is Change.NEW
    assert kept == replace(given, id=number, first_seen_at=NOW + DAY)


def test_a_new_article_is_a_story_of_its_own(store):
    """Whoever lists stories sees each new article at once, alone."""
    with store.writing() as tables:
        number, _ = tables.articles.remember(article(), NOW)

    with store.reading() as tables:
        (story,) = tables.stories.all()
    assert story.status is StoryStatus.ALONE
    assert {language: one.id for language, one in story.articles.items()} == {"en": number}


@pytest.mark.parametrize(
    "again",
    [
        article("salt", url=URL),
        article("salt", url="https://herald.example/moved/elsewhere"),
        article("salt", "es", url=URL),
        article("other", url=URL.replace("https", "http")),
        article("other", url=URL + "/"),
        article("other", url=URL + "?utm_source=mail&fbclid=1"),
        article("other", url=URL.replace("//", "//www.") + "#top"),
        article("other", "", url=URL),
        article("salt", title="Corrected", url=URL),
        article("salt", url=URL, published_at=NOW + DAY),
        article("salt", url=""),
    ],
    ids="same moved language http slash tracking www unknown title date no-url".split(),
)
def test_a_source_brings_an_article_once(store, again):
    """A changed guid, address, scheme, tracking parameter, title or date makes no second one."""
    with store.writing() as tables:
        first, _ = tables.articles.remember(article("salt", url=URL), NOW)

        second, change = tables.articles.remember(again, NOW + DAY)

        assert second == first
        assert change is not Change.NEW
        assert len(tables.articles.all()) == 1
        assert tables.articles.get(first).first_seen_at == NOW


@pytest.mark.parametrize(
    "other",
    [
        article("other", url=URL + "/part-two"),
        article("other", url=URL + "?p=7"),
        article("other", url=""),
        article("salt", url=URL + "/2", source="tribune"),
        article("salt", "es", url=URL, source="tribune"),
        # A page that holds both languages is linked by both articles.
        article("other", "es", url=URL),
    ],
    ids="path query no-url source source-language both-languages".split(),
)
def test_other_articles_are_kept_apart(store, other):
    """What differs in address, or in language, or only shares a guid across sources, is new."""
    with store.writing() as tables:
        first, _ = tables.articles.remember(article("salt", url=URL), NOW)

        second, change = tables.articles.remember(other, NOW)

        assert second != first
        assert change is Change.NEW


def test_two_sources_bring_an_article_once(store):
    """One address in one language from two sources is one article, as the first source has it."""
    with store.writing() as tables:
        first, _ = tables.articles.remember(article("salt", url=URL, section="local"), NOW)
        again = article("7", url=URL + "?utm_source=x", source="tribune", title="Other words")

        second, change = tables.articles.remember(again, NOW)

        assert (second, change) == (first, Change.UNCHANGED)
        assert tables.articles.get(first).title == "Title of salt"
        assert tables.articles.all("tribune") == []


def test_only_what_counts_for_an_issue_is_a_change(store):
    """The same content is unchanged; other words are a change and replace the old ones."""
    with store.writing() as tables:
        number, _ = tables.articles.remember(article("salt"), NOW)

        same = tables.articles.remember(article("salt", updated_at=NOW + DAY), NOW)
        other = tables.articles.remember(article("salt", body="<p>More</p>"), NOW)

        assert same == (number, Change.UNCHANGED)
        assert other == (number, Change.CHANGED)
        assert tables.articles.get(number).body == "<p>More</p>"


def test_a_new_guid_is_known_from_then_on(store):
    """A source that changes its guids and then its addresses does not bring articles twice."""
    with store.writing() as tables:
        first, _ = tables.articles.remember(article("http://h/7", url=URL, title="One"), NOW)
        again = tables.articles.remember(article("https://h/7", url=URL, title="One"), NOW)

        moved, _ = tables.articles.remember(article("https://h/7", url=URL + "-new"), NOW)

        assert again == (first, Change.UNCHANGED)
        assert moved == first


def test_articles_without_any_name_are_told_by_their_title(store):
    """A source that gives neither guid nor address brings each title once."""
    with store.writing() as tables:
        numbers = [
            tables.articles.remember(article("", url="", title=title), NOW)[0]
            for title in ("One", "Two", "One")
        ]

    assert numbers[0] == numbers[2] != numbers[1]


@pytest.mark.parametrize("url", ["http://[broken", "https://a/" + "b" * 10_000, "ftp://x", "//"])
def test_odd_addresses_stop_nothing(store, url):
    """An address that cannot be read, or is very long, is kept, and found again by its guid."""
    with store.writing() as tables:
        first, _ = tables.articles.remember(article("odd", url=url), NOW)
        second, change = tables.articles.remember(article("odd", url=url), NOW)

        assert (second, change) == (first, Change.UNCHANGED)
        assert tables.articles.get(first).url == url


def test_a_change_of_language_parts_what_clashes(store):
    """An article that turns out to be in its sister's language gets a story of its own."""
    with store.writing() as tables:
        english, unknown = remember(tables, article("a"), article("b", ""))
        tables.stories.join(pairing(english, unknown))

        number, change = tables.articles.remember(article("b", "en"), NOW)

        assert (number, change) == (unknown, Change.CHANGED)
        assert tables.stories.of(english).id != tables.stories.of(unknown).id
        assert tables.stories.of(english).status is StoryStatus.ALONE


def test_a_source_is_read_since_its_first_article_was_found(store):
    """Dates of the articles themselves do not count, nor do other sources."""
    with store.writing() as tables:
        tables.articles.remember(article("a", published_at=NOW - 9 * DAY), NOW)
        tables.articles.remember(article("b"), NOW + DAY)
        tables.articles.remember(article("c", source="tribune"), NOW + 2 * DAY)

        since = tables.articles.first_readings()

    assert list(since.values()) == [NOW, NOW + 2 * DAY]
    assert "tribune" in since


def test_articles_are_listed_by_source(store):
    """A source's articles are listed alone, and all of them together."""
    with store.writing() as tables:
        remember(tables, article("a"), article("b", source="tribune"), article("c"))

    with store.reading() as tables:
        assert [one.guid for one in tables.articles.all("herald")] == ["a", "c"]
        assert [one.guid for one in tables.articles.all()] == ["a", "b", "c"]


def test_an_unknown_number_is_not_found(store):
    """Asking for an article that is not there says so."""
    with store.reading() as tables, pytest.raises(NotFound, match="no article 7"):
        tables.articles.get(7)


def test_two_who_gather_at_once_bring_each_article_once(store):
    """Programs that gather the same source at the same time make no second article."""

    def gather(guid):
        with store.writing() as tables:
            return tables.articles.remember(article(guid, url=URL), NOW)

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(gather, ["a", "b", "a", "b"]))

    assert len({number for number, _ in found}) == 1
    assert [change for _, change in found].count(Change.NEW) == 1

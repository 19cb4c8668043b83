"""Tests of remembering articles."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta, timezone
from shutil import copytree

import pytest
from sqlalchemy import text

from newsletter.errors import NotFound
from newsletter.model import Event, Picture, StoryStatus
from newsletter.store import Change, layout, open_store
from newsletter.store.article_rows import identity_of, place_of
from newsletter.store.layout import MIGRATIONS
from tests.store.samples import DAY, MINUTE, NOW, article, pairing, remember, sql

URL = "https://herald.example/2026/salt-river"

#: Two texts that have no words in common.
RIVER = "Water came down the river bed again after eleven dry years, and people stood on it."
ROBOTS = "Students built three machines out of bicycle parts; one of them could climb stairs."


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
        told="f" * 64,
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

        late = article("https://h/7", url=URL + "-new", title="One")
        moved, _ = tables.articles.remember(late, NOW)

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


@pytest.mark.parametrize(
    "dressed",
    [
        "http://herald.example/?p=7",
        "https://www.herald.example/?p=7",
        "https://herald.example/?utm_source=rss&p=7",
        "https://HERALD.example/?p=7",
    ],
)
def test_a_guid_that_is_an_address_may_change_its_dress(store, dressed):
    """Nothing but the guid tells it, and yet the article is the same, and keeps its text."""
    with store.writing() as tables:
        known = article("https://herald.example/?p=7", url="", title="One")
        first, _ = tables.articles.remember(known, NOW)

        again = tables.articles.remember(replace(known, guid=dressed), NOW + DAY)

    assert again == (first, Change.UNCHANGED)


def test_an_older_article_leaves_its_guid_to_another(store):
    """A guid that is used again names the new article; the old one stays, and is found still."""
    old = article("7", url=URL, title="River", body=RIVER)
    new = article("7", url=URL + "-2", title="Machines", body=ROBOTS, published_at=NOW + 2 * DAY)
    with store.writing() as tables:
        first, _ = tables.articles.remember(old, NOW)

        second, change = tables.articles.remember(new, NOW + 2 * DAY)
        later = [tables.articles.remember(one, NOW + 3 * DAY) for one in (new, old, new)]

        guids = {one.id: one.guid for one in tables.articles.all()}
        parted = tables.stories.of(first).id != tables.stories.of(second).id
    assert change is Change.NEW
    assert later == [(one, Change.UNCHANGED) for one in (second, first, second)]
    assert guids == {first: f"7#{old.fingerprint[:12]}", second: "7"}
    assert parted


def test_versions_of_an_article_are_known(store):
    """What an article was it may be again, whatever its words and its date: it is a change."""
    one = article("7", url=URL, title="River", body=RIVER, published_at=NOW)
    other = article("7", url=URL, title="Machines", body=ROBOTS, published_at=NOW + DAY)
    with store.writing() as tables:
        number, _ = tables.articles.remember(other, NOW)
        changes = [tables.articles.remember(one, NOW + DAY)]
        changes += [tables.articles.remember(it, NOW + 9 * DAY) for it in (other, one, other)]
        versions = sql(tables, "SELECT article_id, fingerprint FROM article_versions").all()

    assert changes == [(number, Change.CHANGED)] * 4
    assert set(versions) == {(number, one.fingerprint), (number, other.fingerprint)}


def completed(teaser):
    """Complete *teaser* by its page."""
    return replace(teaser, body="<p>All of it</p>", told=teaser.fingerprint)


def test_a_completed_article_stays_whole_while_its_source_tells_the_same(store):
    """The teaser that comes every hour changes nothing; another one keeps the text and wants its page."""
    teaser = article("a", summary="A teaser.")
    with store.writing() as tables:
        number, _ = tables.articles.remember(completed(teaser), NOW)

        same = tables.articles.remember(teaser, NOW)
        whole = tables.articles.get(number)
        other = tables.articles.remember(replace(teaser, summary="Another."), NOW)

        assert same == (number, Change.UNCHANGED)
        assert whole.body == "<p>All of it</p>"
        assert whole.told == whole.source_fingerprint == teaser.fingerprint
        assert other == (number, Change.CHANGED)
        kept = tables.articles.get(number)
        assert (kept.summary, kept.body) == ("Another.", "<p>All of it</p>")
        assert tables.articles.wanting([replace(teaser, summary="Another.")]) != []


def test_a_known_teaser_is_completed_later(store):
    """A page that could not be had at first replaces the teaser when it can; that is no version."""
    teaser = article("a")
    with store.writing() as tables:
        number, _ = tables.articles.remember(teaser, NOW)

        later = tables.articles.remember(completed(teaser), NOW)

        assert later == (number, Change.CHANGED)
        assert tables.articles.get(number).body == "<p>All of it</p>"
        assert sql(tables, "SELECT count(*) FROM article_versions").scalar() == 0


def test_pages_are_wanted_while_they_can_help(store):
    """Of new and changed articles, of teasers until the third try; not of another source's."""
    known, whole, failed, other = (article(guid) for guid in "abcd")
    with store.writing() as tables:
        numbers = remember(tables, known, completed(whole), failed, other)
        for _ in range(2):
            tables.articles.page_failed(numbers[0])
        for _ in range(3):
            tables.articles.page_failed(numbers[2])

    changed = [replace(one, title="Title of a kind") for one in (whole, failed)]
    copied = replace(other, source="tribune")
    new = article("e")
    with store.reading() as tables:
        wanted = tables.articles.wanting([known, whole, failed, copied, *changed, new])
    assert wanted == [known, *changed, new]


def test_a_changed_article_gets_new_tries(store):
    """A page that failed for one version may be there for the next."""
    with store.writing() as tables:
        (number,) = remember(tables, article("a"))
        for _ in range(3):
            tables.articles.page_failed(number)
        remember(tables, article("a", summary="More."))

        assert tables.articles.wanting([article("a", summary="More.")])


@pytest.fixture(params=["sqlite", "postgresql"])
def first_layout(request, tmp_path):
    """Open a store that has the first layout, on each kind of database in turn."""
    url = f"sqlite:///{tmp_path / 'old.db'}"
    if request.param == "postgresql":
        cluster = request.getfixturevalue("cluster")
        url = cluster.create("template0")
    store = open_store(url)
    folder = copytree(MIGRATIONS, tmp_path / "migrations")
    for later in (folder / "versions").glob("*.py"):
        if not later.name.startswith("0001"):
            later.unlink()
    with store._engine.begin() as connection:
        layout.upgrade(connection, folder)
    yield store
    store.close()
    if request.param == "postgresql":
        cluster.drop(url)


#: An article in the first layout.
OLD_ROW = """INSERT INTO articles VALUES (:id, :id, 'herald', :guid, :digest, '', NULL, 'en', 'One',
    '', '', '', '', NULL, NULL, NULL, NULL, false, '{}', '', '2026-11-26 14:00:00',
    '2026-11-26 14:00:00', '2026-11-26 14:00:00', 'f')"""


def test_articles_of_the_first_layout_are_kept_and_found_again(first_layout):
    """An upgrade loses no article and no word on one, and knows guids in another dress."""
    guids = ["http://h/7", "https://h/7", "8"]
    with first_layout.writing() as tables:
        for number, guid in enumerate(guids, 1):
            sql(tables, "INSERT INTO stories VALUES (:id, 'alone', 1, '[]', NULL)", id=number)
            sql(tables, OLD_ROW, id=number, guid=guid, digest=f"d{number}")
        sql(tables, "INSERT INTO decisions VALUES (1, 2, true, '2026-11-26 14:00:00')")
        sql(tables, "INSERT INTO sources VALUES ('herald', 'tag', '', NULL, 2, 'It is gone.')")

    first_layout.upgrade()

    with first_layout.writing() as tables:
        assert [one.guid for one in tables.articles.all()] == guids
        assert tables.stories.decisions() == {(1, 2): True}
        state = tables.sources.state("herald")
        assert (state.etag, state.failures, state.digest, state.tried_at) == ("tag", 2, "", None)
        again = article("https://www.h/7/", url="", title="One")
        assert tables.articles.remember(again, NOW) == (1, Change.CHANGED)


def test_an_article_knows_all_its_sources(store):
    """Whoever reads one of two sources gets what both brought."""
    first = article("a")
    second = replace(first, source="wire", guid="other")
    for _ in range(2):
        with store.writing() as tables:
            tables.articles.remember(first, NOW)
            tables.arrivals.remember([second], NOW)

    with store.reading() as tables:
        (held,) = tables.articles.all()
        assert held.sources == ("herald", "wire")
        assert tables.stories.of(held.id).articles["en"].sources == ("herald", "wire")


def test_items_that_lead_to_the_front_page_are_articles_each(store):
    """A careless feed gives one address to all; their guids tell them apart."""
    texts = ["rivers and how the town deals with them", "schools and how the town deals with them"]
    some = [
        article(str(n), url="https://herald.example/", title=f"Number {n}", summary=text)
        for n, text in enumerate(texts)
    ]
    with store.writing() as tables:
        changes = [change for _, change in tables.arrivals.remember(some, NOW)]

        assert changes == [Change.NEW, Change.NEW]


def test_a_file_that_was_renamed_is_the_same_article(store):
    """One title over one text has one home in a folder, whatever it is called."""
    old = article("one.md", url="", body="<p>Swimmers cheered.</p>", title="Pool")
    with store.writing() as tables:
        number, _ = tables.articles.remember(old, NOW)

        renamed = replace(old, guid="one.en.md", translation_key="one")
        assert tables.articles.remember(renamed, NOW + DAY) == (number, Change.CHANGED)
        assert tables.articles.remember(renamed, NOW + DAY) == (number, Change.UNCHANGED)
        other = replace(old, guid="two.md", body="<p>Another week, another text.</p>")
        assert tables.articles.remember(other, NOW + DAY)[1] is Change.NEW


def test_limits_are_kept_and_are_changes(store):
    """Embargo, expiry and withdrawal come back, and what the article was before is remembered."""
    limits = {"embargoed_until": NOW + DAY, "expires_at": NOW + 2 * DAY, "withdrawn": True}
    with store.writing() as tables:
        (number,) = remember(tables, article())
        before = tables.articles.get(number)
        change = tables.articles.remember(article(**limits), NOW + MINUTE)
        after = tables.articles.get(number)
        kept = sql(tables, "SELECT fingerprint FROM article_versions").scalars().all()

    assert change == (number, Change.CHANGED)
    assert after == replace(before, **limits)
    assert kept == [before.fingerprint]


def test_a_story_is_as_old_as_its_embargo(store):
    """What waited for a month is found among the stories of this week."""
    with store.writing() as tables:
        remember(tables, article("old", published_at=NOW - 30 * DAY))
        remember(tables, article("held", published_at=None, embargoed_until=NOW + 40 * DAY))

        found = tables.stories.since(NOW + 35 * DAY)

    assert [one.title_in(["en"]) for one in found] == ["Title of held"]


def test_what_is_withdrawn_is_the_article_of_its_name_whatever_is_left_of_it(store):
    """A notice under a new date stands in for the text: no other article, and the old one is gone."""
    url = "https://herald.example/notice"
    with store.writing() as tables:
        (number,) = remember(tables, article(summary=RIVER, body=f"<p>{RIVER}</p>"))
        notice = article(
            title="Retracted", summary=ROBOTS, body=f"<p>{ROBOTS}</p>", url=url,
            published_at=NOW + 5 * DAY, withdrawn=True,
        )  # fmt: skip

        change = tables.articles.remember(notice, NOW + 5 * DAY)

        assert change == (number, Change.CHANGED)
        assert tables.articles.get(number).withdrawn


def test_what_a_source_takes_back_is_withdrawn_until_it_brings_it_again(store):
    """Both are changes; how often it is taken back makes no difference."""
    with store.writing() as tables:
        (number, other) = remember(tables, article("a"), article("b"))
        for _ in range(2):
            tables.articles.withdraw([number], NOW + MINUTE)
        gone = tables.articles.get(number)
        again = tables.articles.remember(article("a"), NOW + DAY)

        assert gone.withdrawn
        assert not tables.articles.get(other).withdrawn
        assert again == (number, Change.CHANGED)
        assert not tables.articles.get(number).withdrawn
        assert tables.articles.remember(article("a"), NOW + DAY) == (number, Change.UNCHANGED)


def test_coming_events_are_found_but_not_those_taken_back(store):
    """Of one source, from a moment on, in whatever zone their hours are told."""
    zone = timezone(timedelta(hours=-7))
    soon, past = Event((NOW + MINUTE).astimezone(zone)), Event((NOW - MINUTE).astimezone(zone))
    with store.writing() as tables:
        soon_, *_, gone = remember(
            tables, article("soon", event=soon), article("past", event=past), article("none"),
            article("other", source="town", event=soon), article("gone", event=soon),
        )  # fmt: skip
        tables.articles.withdraw([gone], NOW)

        assert [one.id for one in tables.articles.announcing("herald", NOW)] == [soon_]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_articles_from_before_have_no_limits(kind, tmp_path, request):
    """After the upgrade all are as they were, and unchanged when they are brought again."""
    postgresql = kind == "postgresql"
    cluster = request.getfixturevalue("cluster") if postgresql else None
    url = cluster.create("template0") if cluster else f"sqlite:///{tmp_path / 'old.db'}"
    folder = copytree(MIGRATIONS, tmp_path / "migrations")
    (folder / "versions" / "0009_limits.py").unlink()
    for later in folder.glob("versions/001*.py"):
        later.unlink()
    store = open_store(url)
    with store._engine.begin() as connection:
        layout.upgrade(connection, folder)
        connection.execute(text(OLD_STORY), {"nothing": "[]"})
        connection.execute(text(OLD_ARTICLE), {"now": NOW, "print": article().fingerprint,
                           "guid": identity_of(article()), "place": place_of(article().url)})  # fmt: skip

    store.upgrade()

    with store.writing() as tables:
        (found,) = tables.articles.all()
        assert (found.embargoed_until, found.expires_at, found.withdrawn) == (None, None, False)
        assert tables.articles.remember(article(), NOW) == (found.id, Change.UNCHANGED)
    store.close()
    if cluster:
        cluster.drop(url)


#: A story and its article as the layout before limits has them.
OLD_STORY = (
    "INSERT INTO stories (id, status, confidence, evidence) VALUES (1, 'alone', 1.0, :nothing)"
)
OLD_ARTICLE = """
    INSERT INTO articles (id, story_id, source, guid, guid_digest, url, url_digest, language,
        title, summary, body, author, section, lead, alternates, translation_key, first_seen_at,
        dated_at, changed_at, fingerprint, told, completed, page_tries)
    VALUES (1, 1, 'herald', 'a', :guid, 'https://herald.example/en/a', :place, 'en', 'Title of a',
        '', '', '', '', false, '{}', '', :now, :now, :now, :print, '', false, 0)
"""

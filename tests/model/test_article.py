from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import (
    Article,
    Event,
    Picture,
    reading_minutes,
    url_key,
    without_tracking,
    word_count,
    words_of,
)

CANAL = Article(
    source="desk",
    guid="1",
    url="https://news.example.org/canal",
    language="en",
    title="Canal closes",
    summary="It closes for nine days.",
    picture=Picture("https://news.example.org/canal.jpg", "A dry canal", "Ana Ruiz"),
    event=Event(datetime(2026, 11, 28, 17, tzinfo=UTC), "Town hall"),
    alternates={"es": "https://news.example.org/es/canal"},
)

#: Parts of an address, without the letters that part them.
STEP = st.text("abcXYZ019-_.~ñ", min_size=1, max_size=8)
PATH = st.lists(STEP, max_size=3).map(lambda steps: "".join(f"/{step}" for step in steps))
QUERY = st.lists(st.tuples(STEP, STEP), min_size=1, max_size=3).map(
    lambda pairs: "&".join(f"q{name}={value}" for name, value in pairs)
)
TRACKER = st.sampled_from(
    ["utm_source=mail", "utm_campaign=", "fbclid=x1", "gclid=2", "mc_cid=3", "mc_eid=4", "igshid"]
)


@given(PATH, QUERY, st.lists(TRACKER, max_size=3), st.sampled_from(["", "/"]))
@settings(max_examples=150)
def test_an_address_in_another_dress_stays_the_same(path, query, trackers, slash):
    """Scheme, www, closing slash, tracking, order and fragment make no other article."""
    plain = f"http://news.example.org{path}?{query}"
    pairs = "&".join([*reversed(query.split("&")), *trackers])
    dressed = f" https://www.News.Example.org{path}{slash}?{pairs}#comments\n"

    assert url_key(dressed) == url_key(plain)


@given(PATH, PATH)
@settings(max_examples=100)
def test_other_paths_are_other_articles(one, other):
    """Only what is dress is taken off."""
    same = url_key(f"https://example.org{one}") == url_key(f"https://example.org{other}")

    assert same == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("https://example.org/read.php?1204", "https://example.org/read.php?1205"),
        ("https://example.org/?p=1", "https://example.org/"),
        ("https://example.org/canal", "https://other.example/canal"),
        ("https://example.org/Canal", "https://example.org/canal"),
    ],
)
def test_what_names_the_page_is_kept(one, other):
    """A number in the query, with or without a name, tells two articles apart."""
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize("url", ["", "not an address", "\ud800", "//", "http://e.org/?a=\ud800"])
def test_any_text_has_a_key(url):
    """Sources write all sorts of things where an address should be."""
    assert isinstance(url_key(url), str)


def test_a_broken_address_is_its_own_key():
    """Two articles with broken addresses are not taken for one."""
    assert url_key(" http://[e.org/one") == "http://[e.org/one"


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://e.org/a?utm_source=x&p=1&fbclid=2#top", "https://e.org/a?p=1#top"),
        ("https://e.org/a?utm_source=x", "https://e.org/a"),
        ("https://e.org/a?b=%C3%B1&a=1+2", "https://e.org/a?b=%C3%B1&a=1+2"),
        ("https://e.org/a?my_utm_source=1", "https://e.org/a?my_utm_source=1"),
        ("https://e.org/a#fbclid=1", "https://e.org/a#fbclid=1"),
    ],
)
def test_only_tracking_is_taken_off_a_link(url, clean):
    """What is left keeps its order and its spelling, for it still has to lead to the page."""
    assert without_tracking(url) == clean


@given(st.text("ab?&=#/utm_source", max_size=40))
@settings(max_examples=150)
def test_a_second_cleaning_finds_nothing(url):
    """A link without tracking is left as it is."""
    once = without_tracking(url)

    assert without_tracking(once) == once


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Canal closed"},
        {"summary": ""},
        {"body": "<p>It closes.</p>"},
        {"author": "Ana"},
        {"section": "news"},
        {"url": "https://news.example.org/canal-2"},
        {"language": "es"},
        {"picture": None},
        {"picture": replace(CANAL.picture, alt="A canal")},
        {"picture": replace(CANAL.picture, credit="Beto Núñez")},
        {"event": None},
        {"event": replace(CANAL.event, where="Library")},
        {"alternates": {}},
        {"translation_key": "canal"},
        {"lead": True},
        {"published_at": datetime(2026, 11, 24, tzinfo=UTC)},
    ],
    ids=str,
)
def test_what_counts_for_an_issue_makes_the_fingerprint(changes):
    """An article of which any of it changes has to be stored anew."""
    assert replace(CANAL, **changes).fingerprint != CANAL.fingerprint


def test_what_counts_for_no_issue_leaves_it():
    """Our own number and the moment of finding are no change, nor is the order of languages."""
    two = {"es": "https://e.org/es", "fr": "https://e.org/fr"}
    article = replace(CANAL, alternates=two)
    found = replace(
        article,
        id=7,
        first_seen_at=datetime(2026, 11, 24, tzinfo=UTC),
        alternates=dict(reversed(two.items())),
    )

    assert found.fingerprint == article.fingerprint


def test_half_a_letter_has_a_fingerprint():
    """A lone surrogate, as broken JSON gives, stops nothing."""
    assert len(replace(CANAL, title="\ud83d").fingerprint) == 64


def test_an_article_without_a_date_came_out_when_it_was_seen():
    """What its source says goes first."""
    seen = datetime(2026, 11, 24, tzinfo=UTC)
    said = datetime(2026, 11, 20, tzinfo=UTC)
    article = replace(CANAL, first_seen_at=seen)

    assert article.dated == seen
    assert replace(article, published_at=said).dated == said
    assert CANAL.dated is None


@pytest.mark.parametrize(
    ("body", "summary", "minutes"),
    [
        ("", "", 1),
        ("", "word " * 660, 3),
        ("<p>one two</p>", "word " * 660, 1),
        ("<p>" + "word <b>word</b> " * 220 + "</p>", "", 2),
        ("<p>one</p>" + '<img alt="many words that nobody reads">' * 500, "", 1),
    ],
)
def test_reading_takes_as_long_as_its_words(body, summary, minutes):
    """At 220 words a minute, without tags; the summary stands in for a body that is not there."""
    assert reading_minutes(replace(CANAL, body=body, summary=summary)) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("市议会星期一投票决定泳池今年夏天继续开放、市长满意。" * 40, 3),
        ("市議会はプールを開けておくことを決めた。" * 50, 3),
        ("สภาเมืองลงมติให้สระว่ายน้ำเปิดตลอดทั้งปี " * 50, 2),
        ("Pool 泳池 " * 100, 1),
        ("。" * 100_000, 1),
    ],
)
def test_scripts_that_set_no_words_apart_take_their_time(text, minutes):
    """Their letters count: about 255 of Chinese are read in a minute, and 357 of Japanese."""
    assert reading_minutes(replace(CANAL, body=f"<p>{text}</p>")) == minutes


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two & three", 4),
        ("Señor Núñez llegó", 3),
        ("서울시가 수영장을 연다", 3),
        ("泳池开放。", 4 / 1.5),
        ("泳池 FM 99。", 2 + 2 / 1.5),
    ],
)
def test_words_are_counted_in_any_script(text, count):
    """Where blanks set words apart, as they stand; elsewhere by letters."""
    assert word_count(text) == pytest.approx(count)


def test_words_that_only_a_tag_parts_are_two():
    """Two paragraphs do not run into one word."""
    assert words_of("<p>Canal</p><p>closes <br>today</p>") == "Canal closes today"


@pytest.mark.parametrize(
    "limit",
    [
        {"embargoed_until": datetime(2026, 11, 27, tzinfo=UTC)},
        {"expires_at": datetime(2026, 11, 27, tzinfo=UTC)},
        {"withdrawn": True},
    ],
)
def test_a_limit_is_a_change(limit):
    """Each by itself: what may be shown no more, or not yet, is not what it was."""
    assert replace(CANAL, **limit).fingerprint != CANAL.fingerprint


def test_what_has_no_limits_is_what_it_was():
    """An upgrade makes no article a changed one: this is the digest from before there were limits."""
    known = "23e437af3cb5f7276fdafb25e3ae2b348df52fe034ad3a9afc40f2850471a88a"

    assert CANAL.fingerprint == known


@pytest.mark.parametrize(
    ("embargo", "date", "held"),
    [(None, None, None), (3, None, 3), (None, 4, 4), (3, 4, 4), (4, 3, 4)],
)
def test_it_is_held_until_its_embargo_ends_and_its_date_has_come(embargo, date, held):
    """The later of both counts."""
    embargo, date, held = (
        day and datetime(2026, 12, day, tzinfo=UTC) for day in (embargo, date, held)
    )

    assert replace(CANAL, embargoed_until=embargo, published_at=date).held_until == held

"""Tests of tiles."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsletter.model import Block, Chosen, Edition, Event, Picture
from newsletter.render.contents import contents
from newsletter.render.tiles import Tiler
from tests.render.sample import ISSUE, NEWSLETTER, PHOENIX, PICTURES, article, event, story


@pytest.fixture
def tile(strings):
    """Return the tiles of one story in an edition."""

    def tile(one, code="en", section="", newsletter=NEWSLETTER):
        issue = replace(ISSUE, stories=(Chosen(one.id, section),))
        tiler = Tiler(strings, newsletter, PICTURES, ZoneInfo("America/Phoenix"), issue.date)
        shown = contents(newsletter, issue, Edition.parse(code), {one.id: one})
        return tiler.tiles(next(iter(shown)))

    return tile


def test_words_are_set_for_reading(tile):
    """Markup stays text, times are held, and the short end of a headline is held too."""
    made = tile(story(1, [article("en", "Shop <b>opens</b> at 4 a.m. again", "At 6 p.m.\nsharp.")]))

    assert made["en"].headline == "Shop <b>opens</b> at 4\u00a0a.m.\u00a0again"
    assert made["en"].summary == "At 6\u00a0p.m. sharp."


def test_reading_time_needs_a_body(tile):
    """A feed that gives no text says nothing of its length."""
    long, unknown = article("en", "Long"), article("en", "Unknown", "A summary.", body="")

    assert tile(story(1, [long]))["en"].minutes == "3 min read"
    assert tile(story(1, [unknown]))["en"].minutes == ""


def test_the_kicker_is_the_section_in_the_reader_s_language(tile):
    """A section has a name in each language."""
    made = tile(story(1, [article("en", "A"), article("es", "B")]), "en+es", "water")

    assert [made["en"].kicker, made["es"].kicker] == ["Water", "Agua"]


def test_without_sections_the_source_s_own_word_is_the_kicker(tile):
    """A newsletter without sections shows what its sources say; one with sections does not."""
    one = story(1, [article("en", "A", section="Transit")])

    assert tile(one, newsletter=replace(NEWSLETTER, sections=()))["en"].kicker == "Transit"
    assert tile(one)["en"].kicker == ""


def test_a_late_translation_says_so(strings):
    """Its reader did not miss it, and need not wonder why it is older than the rest."""
    one = story(1, [article("en", "A"), article("es", "B")])
    issue = replace(ISSUE, stories=(Chosen(1, editions=("es",), late=("es",)),))
    tiler = Tiler(strings, NEWSLETTER, PICTURES, ZoneInfo("America/Phoenix"), issue.date)
    rows = {
        code: list(contents(NEWSLETTER, issue, Edition.parse(code), {1: one}))
        for code in ("en", "es", "en+es")
    }

    assert [len(rows["en"]), len(rows["es"]), len(rows["en+es"])] == [0, 1, 0]
    assert tiler.tiles(rows["es"][0])["es"].label == "Ahora en español"


def test_a_story_in_another_language_says_so(tile):
    """The label is in the reader's language, the story in its own."""
    made = tile(story(1, [article("en", "Only here")]), "es")["es"]

    assert made.label == "Solo en inglés"
    assert (made.tongue, made.direction) == ("en", "ltr")
    assert made.minutes == "3 min de lectura"


def test_a_picture_of_the_other_language_serves_both(tile):
    """If only one article has a picture, both show it, with the words in its own language."""
    english = replace(article("en", "A"), picture=Picture("bus.jpg", "A bus", "R. Delgado"))

    made = tile(story(1, [english, article("es", "B")]), "es+en")["es"]

    assert made.picture == PICTURES["bus.jpg"]
    assert (made.alt, made.alt_language, made.credit) == ("A bus", "en", "R. Delgado")


def test_a_picture_that_was_not_cut_is_left_out(tile):
    """A picture that could not be had leaves no gap and no words."""
    lost = replace(article("en", "A"), picture=Picture("lost.jpg", "A bus"))

    made = tile(story(1, [lost]))["en"]

    assert made.picture is None
    assert made.alt == ""


def test_an_address_that_is_none_is_no_link(tile):
    """Only HTTP addresses are linked."""
    made = tile(story(1, [article("en", "A", url="javascript:alert(1)")]))["en"]

    assert made.url == ""


def test_an_event_has_its_day_in_the_newsroom_s_zone(tile):
    """Late in UTC is still today in Arizona; the month is named when it is another."""
    late = datetime(2026, 11, 29, 2, tzinfo=UTC)
    near = tile(event(1, late, en=("A", "Plaza"), es=("B", "Plaza")), "en+es")
    far = tile(event(1, datetime(2026, 12, 2, 9, tzinfo=PHOENIX), en=("A", "Plaza")))

    assert (near["es"].day.weekday, near["es"].day.number, near["es"].day.month) == (
        "SÁB",
        "28",
        "",
    )
    assert near["en"].day.line == "Sat, November 28"
    assert far["en"].day.month == "DEC"


@pytest.mark.parametrize(("hour", "where"), [(18, "6\u00a0p.m."), (0, "")])
def test_an_event_without_a_place_says_its_hour(tile, hour, where):
    """If there is neither place nor hour, nothing is said."""
    day = datetime(2026, 11, 28, hour, tzinfo=PHOENIX)
    made = tile(story(1, [article("en", "A", event=Event(day))]))["en"]

    assert made.where == where


@pytest.mark.parametrize(
    ("language", "hour", "place", "where"),
    [
        ("en", 18, "City Library", "6\u00a0p.m. · City Library"),
        ("en", 18, "Room 6, 12 Main Street", "6\u00a0p.m. · Room 6, 12 Main Street"),
        ("es", 18, "Biblioteca", "6\u00a0p.\u00a0m. · Biblioteca"),
        ("en", 12, "Plaza", "noon · Plaza"),
        ("en", 0, "City Library", "City Library"),
        ("en", 18, "City Hall, 6 p.m.", "City Hall, 6\u00a0p.m."),
        ("en", 18, "City Hall at 6PM", "City Hall at 6PM"),
        ("en", 18, "City Hall, 18:00", "City Hall, 18:00"),
        ("en", 12, "Plaza, at noon", "Plaza, at noon"),
        ("es", 18, "Ayuntamiento, 6 p. m.", "Ayuntamiento, 6\u00a0p.\u00a0m."),
        ("es", 18, "Ayuntamiento, 18 h", "Ayuntamiento, 18 h"),
    ],
)
def test_a_place_without_an_hour_gets_it(tile, language, hour, place, where):
    """A calendar keeps both apart; a text that names an hour names it once."""
    day = datetime(2026, 11, 28, hour, tzinfo=PHOENIX)
    made = tile(event(1, day, **{language: ("A", place)}), language)[language]

    assert made.where == where


def test_an_hour_is_said_in_the_language_of_its_place(tile):
    """An English line in the Spanish edition is English throughout."""
    day = datetime(2026, 11, 28, 18, tzinfo=PHOENIX)
    made = tile(event(1, day, en=("A", "City Library")), "es")["es"]

    assert (made.tongue, made.where) == ("en", "6\u00a0p.m. · City Library")


def test_arabic_hours_are_known(arabic):
    """Also when they are written out."""
    day = datetime(2026, 11, 28, 18, tzinfo=PHOENIX)
    zone = ZoneInfo("America/Phoenix")
    tiler = Tiler(arabic.strings, NEWSLETTER, PICTURES, zone, ISSUE.date)
    where = []
    for place in ("مبنى البلدية، 6 مساءً", "مبنى البلدية"):
        one = event(1, day, ar=("A", place))
        shown = contents(
            NEWSLETTER, replace(ISSUE, stories=(Chosen(1),)), Edition.parse("ar"), {1: one}
        )
        where.append(tiler.tiles(shown.events[0])["ar"].where)

    assert where == ["مبنى البلدية، 6 مساءً", "6 م · مبنى البلدية"]


def test_a_word_is_one_of_the_other_language(strings):
    """With two languages it is said which; with more nobody knows."""
    one = story(1, [article("en", "la acequia", "A ditch.")])
    issue = replace(ISSUE, stories=(Chosen(1, "word"),))
    row = contents(NEWSLETTER, issue, Edition.parse("en"), {1: one}).word
    zone = ZoneInfo("America/Phoenix")

    words = [
        Tiler(replace(strings, languages=known), NEWSLETTER, PICTURES, zone, ISSUE.date)
        .word(row)["en"]
        for known in (("en", "es"), ("en", "es", "fr"), ("en",))
    ]  # fmt: skip

    assert [word.tongue for word in words] == ["es", "en", "en"]
    assert words[0].kicker == "Word of the week"


def test_a_section_of_words_names_no_story(tile):
    """A newsletter whose only section is that has its sources' own words over its stories."""
    words = tuple(one for one in NEWSLETTER.sections if one.block is Block.WORD)
    one = story(1, [article("en", "A", section="Transit")])

    made = tile(one, newsletter=replace(NEWSLETTER, sections=words))

    assert made["en"].kicker == "Transit"

"""Tests of what stands in an edition."""

from dataclasses import replace
from datetime import UTC, datetime

from newsletter.model import Block, Chosen, Edition, Missing, Story
from newsletter.render.contents import contents
from tests.render.sample import ISSUE, NEWSLETTER, STORIES, article, event, story

EVERY = {one.id: one for one in STORIES}


def numbers(rows):
    """Return the stories' numbers."""
    return [row.chosen.story for row in rows]


def placed(code, issue=ISSUE, stories=EVERY, **rules):
    """Return the contents of an edition."""
    return contents(replace(NEWSLETTER, **rules), issue, Edition.parse(code), stories)


def issue_of(*chosen):
    """Return an issue of these stories."""
    return replace(ISSUE, stories=tuple(chosen))


def test_stories_keep_the_issue_s_order_and_events_theirs():
    """The lead is first, the others follow in order, events stand apart by date."""
    found = placed("en")

    assert found.lead.chosen.story == 1
    assert numbers(found.rows) == [2, 3, 4, 5, 6, 7, 8]
    assert numbers(found.events) == [22, 23, 21]
    assert numbers(found) == [1, 2, 3, 4, 5, 6, 7, 8, 22, 23, 21, 31]


def test_the_chosen_lead_leads_from_any_place():
    """A lead that stands last in order, even past the cap, comes first."""
    issue = issue_of(Chosen(2), Chosen(3), Chosen(1, lead=True))

    found = placed("en", issue, max_stories=2)

    assert numbers(found) == [1, 2]


def test_without_a_chosen_lead_the_first_story_leads():
    """An issue always has a face."""
    found = placed("en", issue_of(Chosen(21), Chosen(3), Chosen(2)))

    assert found.lead.chosen.story == 3


def test_an_event_leads_where_somebody_wants_it():
    """And stands among the events no more; an issue of events alone has no lead by itself."""
    leading = placed("en", issue_of(Chosen(21, lead=True)))
    alone = placed("en", issue_of(Chosen(21)))

    assert (leading.lead.chosen.story, leading.events) == (21, ())
    assert alone.lead is None
    assert numbers(alone.events) == [21]


def test_each_layout_has_its_cap():
    """Gmail cuts long mails, so bilingual editions carry fewer stories."""
    many = {
        n: story(n, [article("en", f"Story {n}"), article("es", f"Nota {n}")]) for n in range(40)
    }
    issue = issue_of(*(Chosen(n) for n in range(40)))

    counts = [len(list(placed(code, issue, many))) for code in ("en", "en+es", "en~es")]

    assert counts == [15, 8, 9]


def test_a_missing_translation_is_labelled():
    """The other language stands in and says so; holding is somebody else's decision."""
    for rule in (Missing.LABEL, Missing.HOLD):
        row = placed("es", when_translation_missing=rule).rows[2]

        assert row.chosen.story == 4
        assert row.versions["es"].foreign
        assert row.versions["es"].tongue == "en"


def test_a_missing_translation_is_left_out_of_that_language_only():
    """A story without Spanish is in the English half, not in the Spanish one."""
    alone = placed("es", when_translation_missing=Missing.OMIT)
    both = placed("en+es", when_translation_missing=Missing.OMIT)

    assert 4 not in numbers(alone)
    assert list(next(row for row in both.rows if row.chosen.story == 4).versions) == ["en"]


def test_the_edition_s_own_languages_stand_in_before_others():
    """A reader of two languages is not shown a third if one of theirs is there."""
    three = {1: Story(1, {tag: article(tag, tag) for tag in ("fr", "es", "")})}

    versions = placed("en+es", issue_of(Chosen(1)), three).lead.versions

    assert [version.tongue for version in versions.values()] == ["es", "es"]


def test_a_text_of_unknown_language_stands_in_for_none():
    """Nobody could say what language it is in."""
    unknown = {1: Story(1, {"": article("", "?")})}

    found = placed("en", issue_of(Chosen(1)), unknown)

    assert list(found) == []


def test_a_story_that_is_not_known_is_passed_over():
    """An issue may name a story that was withdrawn."""
    found = placed("en", issue_of(Chosen(99), Chosen(1)))

    assert numbers(found) == [1]


def test_a_date_in_one_language_is_a_date_in_all():
    """The Spanish text of an event stands with the events even if only the English has a date."""
    day = datetime(2026, 12, 1, tzinfo=UTC)
    dated = event(1, day, en=("Fair", "Plaza"))
    half = replace(dated, articles={**dated.articles, "es": article("es", "Feria")})

    found = placed("es", issue_of(Chosen(1)), {1: half})

    assert found.events[0].starts_at == day


WORD = Chosen(31, "word")


def test_a_word_stands_apart_and_counts_for_nothing():
    """Not among the stories, not against the cap, and not in the lead, even if marked."""
    issue = issue_of(replace(WORD, lead=True), Chosen(1), Chosen(2), Chosen(3))

    found = placed("en", issue, max_stories=2)

    assert numbers(found.stories) == [1, 2]
    assert found.word.chosen.story == 31
    assert numbers(placed("en", issue_of(WORD)).stories) == []


def test_a_word_is_shown_to_those_whom_it_is_explained_to():
    """No other language stands in, whatever the newsletter or an editor says of its stories."""
    english = {31: replace(EVERY[31], articles={"en": EVERY[31].articles["en"]})}
    for policy in Missing:
        issue = issue_of(replace(WORD, missing=policy))

        assert placed("es", issue, english).word is None
        assert list(placed("es+en", issue, english).word.versions) == ["en"]


def test_one_word_is_enough():
    """The first that somebody can read."""
    spanish = replace(EVERY[31], id=32, articles={"es": EVERY[31].articles["es"]})
    issue = issue_of(Chosen(32, "word"), WORD)

    known = {**EVERY, 32: spanish}

    assert placed("en", issue, known).word.chosen.story == 31
    assert placed("es", issue, known).word.chosen.story == 32


def test_what_has_no_block_is_not_there():
    """Nor does the ledger think that it was shown."""
    only = {block: placed("en", blocks=(block,)) for block in Block}

    assert numbers(only[Block.LEAD]) == [1]
    assert numbers(only[Block.STORIES]) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert only[Block.STORIES].lead is None
    assert numbers(only[Block.EVENTS]) == [22, 23, 21]
    assert numbers(only[Block.WORD]) == [31]
    assert numbers(only[Block.SPONSOR]) == []


def test_a_lead_without_a_block_is_the_first_story():
    """Also when it stands last in the issue, past the cap."""
    issue = issue_of(Chosen(2), Chosen(3), Chosen(1, lead=True))

    found = placed("en", issue, blocks=(Block.STORIES,), max_stories=2)

    assert numbers(found.rows) == [1, 2]

"""Stories that went out before, and whom they are owed to."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose import Reason, arrange
from newsletter.model import Missing, Story, editions_of
from tests.compose.parts import LANGUAGES, WEEKLY, WORDS, event, occasion, story

EDITIONS = [edition.code for edition in editions_of(LANGUAGES)]
OMITTING = replace(WEEKLY, when_translation_missing=Missing.OMIT)


def everywhere(number, *tongues):
    """Return the ledger of a story that every edition had, in these languages where it could."""
    return {
        (number, tongue, edition.code)
        for edition in editions_of(LANGUAGES)
        for tongue in (set(edition.languages) & set(tongues) or set(tongues))
    }


def arranged(*stories, sent, newsletter=WEEKLY):
    """Return story -> (editions, late) of what is in the issue, and why the others are not."""
    made = arrange(stories, occasion(newsletter, sent=sent))
    return (
        {place.story: (place.editions, place.late) for place in made.chosen},
        {one.story: one.reason for one in made.left},
    )


def test_a_late_translation_goes_to_those_who_read_only_its_language():
    """Sent in English, labelled for the others; the Spanish text comes: only `es` gets it."""
    chosen, left = arranged(story(1), story(2), sent=everywhere(1, "en"))

    assert chosen == {2: ((), ()), 1: (("es",), ("es",))}
    assert left == {}


def test_where_it_was_left_out_it_goes_to_the_same_readers():
    """A newsletter that omits what has no translation owes it to them all the more."""
    sent = everywhere(1, "en") - {(1, "en", "es")}

    assert arranged(story(1), story(2), sent=sent | everywhere(9, "es"), newsletter=OMITTING)[
        0
    ] == {
        2: ((), ()),
        1: (("es",), ("es",)),
    }


def test_a_late_translation_comes_once():
    """When it has come, nothing of the story is owed to anybody."""
    sent = everywhere(1, "en") | {(1, "es", "es")}

    assert arranged(story(1), sent=sent) == ({}, {1: Reason.SENT})


def test_without_a_translation_nothing_is_owed():
    """A story that stays in its one language does not come again."""
    assert arranged(story(1, languages="en"), sent=everywhere(1, "en")) == ({}, {1: Reason.SENT})


def test_a_language_that_was_mistaken_is_no_translation():
    """An article sent as English and found to be Spanish afterwards is the same text."""
    assert arranged(story(1, languages="es"), sent=everywhere(1, "en"))[0] == {}


def test_what_a_cap_cut_comes_to_that_edition_next_time():
    """The side-by-side edition had no room for it; all others had it."""
    sent = {row for row in everywhere(1, "en", "es") if row[2] != "en~es"} | everywhere(9, "en")

    assert arranged(story(1), story(2), sent=sent)[0] == {2: ((), ()), 1: (("en~es",), ())}


def test_what_is_owed_takes_only_the_room_that_is_left():
    """An edition that is full of news waits; the newest of what it is owed comes first."""
    narrow = replace(WEEKLY, max_stories_side=2)
    cut = {
        row for number in (1, 2) for row in everywhere(number, "en", "es") if row[2] != "en~es"
    } | everywhere(9, "en")
    old = [story(1, days=3), story(2, days=2)]

    assert list(arranged(*old, story(3), sent=cut, newsletter=narrow)[0]) == [3, 2]
    assert list(arranged(*old, story(3), story(4), sent=cut, newsletter=narrow)[0]) == [4, 3]


def test_events_take_no_room_from_stories():
    """They stand in a list of their own."""
    narrow = replace(WEEKLY, max_stories=1)

    assert 1 in arranged(story(1), story(2, event=event(2)), sent=everywhere(1, "en"),
                         newsletter=narrow)[0]  # fmt: skip


def test_an_edition_that_is_new_is_not_owed_the_past():
    """When a language is added to the newsroom, its first issue begins with what is new."""
    sent = {row for row in everywhere(1, "en") if row[2] == "en"}

    assert arranged(story(1), sent=sent)[0] == {}


def test_what_is_owed_makes_no_issue():
    """Nobody gets a mail for a translation alone."""
    made = arrange([story(1)], occasion(sent=everywhere(1, "en")))

    assert made.too_few


def test_what_is_owed_does_not_lead():
    """The lead is news to everybody."""
    made = arrange([story(1, lead=True), story(2, days=5)], occasion(sent=everywhere(1, "en")))  # fmt: skip

    assert [place.story for place in made.chosen if place.lead] == [2]


def test_a_translation_that_is_too_old_is_not_owed():
    """Beyond the newsletter's age a late translation is no news either."""
    assert arranged(story(1, days=30), sent=everywhere(1, "en")) == ({}, {1: Reason.SENT})


@given(
    st.dictionaries(
        st.integers(1, 6), st.sampled_from(["en", "es", "en es"]), min_size=1, max_size=6
    ),
    st.sets(st.tuples(st.integers(1, 6), st.sampled_from(["en", "es"]), st.sampled_from(EDITIONS))),
)
def test_nobody_gets_a_story_twice_in_one_language(languages, sent):
    """Whatever was sent: an edition is shown no text that its readers had."""
    stories: list[Story] = [story(number, languages=held) for number, held in languages.items()]

    for place in arrange(stories, occasion(sent=sent)).chosen:
        for code in place.editions or EDITIONS:
            had = {tongue for number, tongue, edition in sent
                   if (number, edition) == (place.story, code)}  # fmt: skip
            assert not had or (code in LANGUAGES and code not in had)


def test_a_word_of_the_week_is_owed_to_nobody():
    """Those who did not get it have no use for it."""
    word = story(1, languages="en", section="word")

    assert arranged(word, story(2), sent={(1, "en", "en")}, newsletter=WORDS)[0] == {2: ((), ())}


def test_what_was_cut_comes_however_old_it_is_by_now():
    """It was promised."""
    sent = {(1, "en", "en"), (1, "en", "en+es"), (9, "en", "en~es")}

    assert 1 in arranged(story(1, days=20), story(2), sent=sent)[0]

"""What an issue says of itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose import write_words
from newsletter.model import Missing
from tests.compose.parts import LANGUAGES, WEEKLY, Catalogue, event, story


def words(*stories, newsletter=WEEKLY):
    return write_words(stories, newsletter, LANGUAGES, Catalogue())


def test_the_subject_is_the_leads_headline():
    """Each language has its own."""
    said = words(story(1, title="The canal closes"), story(2))

    assert said["en"].subject == "The canal closes en"
    assert said["es"].subject == "The canal closes es"


def test_a_long_headline_is_shortened():
    """A phone shows 50 characters at most."""
    said = words(story(1, title="The canal closes for nine days, and the west side stores water"))

    assert said["en"].subject == "The canal closes for nine days"


def test_the_preheader_names_the_next_two():
    """It adds to the subject what else there is."""
    said = words(story(1), story(2, title="Night buses"), story(3, title="A bakery"), story(4))

    assert said["en"].preheader == "Plus: Night buses en · A bakery en"
    assert said["es"].preheader == "Además: Night buses es · A bakery es"


def test_the_preheader_fits():
    """At most 90 characters: the second headline is shortened, or not begun."""
    long = (
        "A headline that is much longer than what a preheader has room for, by far and by all means"
    )
    middle = "A headline of a good length, as they are"

    assert words(story(1), story(2, title=long), story(3))["en"].preheader == (
        "Plus: A headline that is much longer than what a preheader has room for"
    )
    assert words(story(1), story(2, title=middle), story(3, title=long))["en"].preheader == (
        "Plus: A headline of a good length, as they are en · A headline that is much longer than…"
    )


def test_a_lone_story_has_its_summary_as_preheader():
    """Where there is nothing to add, the story itself goes on."""
    said = words(story(1, summary="Crews will close the Rosales lateral for nine days."))

    assert said["en"].preheader == "Crews will close the Rosales lateral for nine days."


def test_the_preheader_never_repeats_the_subject():
    """A second story of the same name, or a summary that is the headline, says nothing new."""
    twins = words(story(1, title="Police log"), story(2, title="Police log"))
    echo = words(story(1, title="Closed", languages="en", summary="CLOSED EN: the road."))

    assert twins["en"].preheader == ""
    assert echo["en"].preheader == ""


def test_the_note_greets_and_counts():
    """The headlines stand as sentences; a reader learns how long it takes."""
    said = words(story(1, body="word " * 440), story(2, title="Who pays?", body="word " * 220))

    assert said["en"].note == "Good morning. Story 1 en. Who pays? en. 2 stories, 3 minutes."
    assert said["es"].note == "Buenos días. Story 1 es. Who pays? es. 2 notas, 3 minutos."


def test_a_headline_keeps_its_own_end():
    """A question needs no full stop."""
    asked = story(1, languages="en")
    asked = replace(asked, articles={"en": replace(asked.articles["en"], title="Who pays?")})

    assert words(asked)["en"].note == "Good morning. Who pays? 1 stories, 1 minutes."


def test_the_newsletter_has_a_greeting_of_its_own():
    """It stands in for the catalogue's, in its language."""
    own = replace(WEEKLY, greeting={"en": "Howdy!"})
    said = words(story(1), newsletter=own)

    assert said["en"].note.startswith("Howdy! Story 1")
    assert said["es"].note.startswith("Buenos días. Story 1")


def test_a_language_speaks_of_its_own_stories():
    """Where the lead is missing, the first story that there is gives the subject."""
    said = words(story(1, languages="en"), story(2), story(3, languages="es"))

    assert said["es"].subject == "Story 2 es"
    assert said["es"].preheader == "Además: Story 3 es"
    assert said["es"].note == "Buenos días. Story 2 es. Story 3 es. 3 notas, 3 minutos."


def test_a_language_without_stories_says_the_title():
    """The other language's words are not used."""
    said = words(story(1, languages="en"))

    assert said["es"].subject == "El Semanal"
    assert said["es"].preheader == ""
    assert said["es"].note == "Buenos días. 1 notas, 1 minutos."


def test_what_is_omitted_is_not_counted():
    """Where untranslated stories are left out, they are no stories of that language."""
    omitting = replace(WEEKLY, when_translation_missing=Missing.OMIT)
    stories = [story(1), story(2, languages="en")]

    assert words(*stories, newsletter=omitting)["es"].note.endswith("1 notas, 1 minutos.")
    assert words(stories[1], newsletter=omitting)["es"].note == "Buenos días."


def test_events_come_after_the_news():
    """They are not counted as stories, and are named last."""
    said = words(story(1, event=event(2), title="Fair"), story(2, title="Buses"))

    assert said["en"].subject == "Buses en"
    assert said["en"].preheader == "Plus: Fair en"
    assert said["en"].note == "Good morning. Buses en. Fair en. 1 stories, 1 minutes."


@pytest.mark.parametrize("stories", [(), (story(1, languages="fr"),), (story(1, title="\0 "),)])
def test_there_is_always_a_subject(stories):
    """Without stories, with foreign ones or empty headlines."""
    said = words(*stories)

    assert all(said[language].subject for language in LANGUAGES)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_headline_makes_words(titles):
    """Whatever the headlines, all words fit, on one line."""
    said = words(*(story(number, title=title) for number, title in enumerate(titles)))["en"]

    assert 0 < len(said.subject) <= 50
    assert len(said.preheader) <= 90
    assert "\n" not in said.subject + said.preheader + said.note

"""What an issue says of itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose import tell, write_envelopes, write_words
from newsletter.compose.wording import listed, sentences
from newsletter.model import Words, editions_of
from tests.compose.parts import LANGUAGES, WEEKLY, event, story

PLUS = {"en": "Plus: ", "es": "Además: "}
GREETING = {"en": "Good morning.", "es": "Buenos días."}


def write(part, language, *, headlines, room, shorten, summary, title, greeting, **_others):
    """Write as the newsroom's templates do."""
    if part == "subject":
        return shorten(headlines[0] if headlines else title, room)
    if part == "note":
        return f"{greeting or GREETING[language]} {sentences(headlines, room)}\n"
    if headlines[1:]:
        return PLUS[language] + listed(headlines[1:], room - len(PLUS[language]))
    return shorten(summary, room)


def told(*stories, newsletter=WEEKLY):
    """Return what there is to tell in each language."""
    return {language: tell(stories, newsletter, language) for language in LANGUAGES}


def words(*stories, newsletter=WEEKLY, before=None):
    """Return the words of each language."""
    return write_words(told(*stories, newsletter=newsletter), write, before or {})


def envelopes(*stories, before=None, said=None):
    """Return what the editions in two languages say."""
    tellings = told(*stories)
    known = said or write_words(tellings, write, {})
    return write_envelopes(editions_of(LANGUAGES), tellings, known, write, before or {})


def test_the_subject_is_the_leads_headline():
    """Each language has its own."""
    said = words(story(1, title="The canal closes"), story(2))

    assert said["en"].subject == "The canal closes en"
    assert said["es"].subject == "The canal closes es"


def test_a_long_headline_is_shortened():
    """A desk shows 60 characters at most; half of that where two languages share the line."""
    long = story(1, title="The canal closes for nine whole days, and the west side stores water")

    assert words(long)["en"].subject == "The canal closes for nine whole days"
    assert words(story(1, title="x" * 55))["en"].subject == "x" * 55 + " en"
    assert len(envelopes(story(1, title="word " * 11))["en+es"].subject) <= 45 + 3 + 45


def test_two_languages_share_a_line():
    """The subject begins with the first language, the preheader with the second."""
    both = envelopes(story(1, title="Canal"), story(2, title="Buses"))

    assert both["en+es"].subject == "Canal en | Canal es"
    assert both["en+es"].preheader == "Además: Buses es · Plus: Buses en"
    assert both["es+en"].subject == "Canal es | Canal en"
    assert set(both) == {"en+es", "es+en", "en~es"}


def test_what_a_person_wrote_stays():
    """Field by field: what nobody wrote is written anew."""
    mine = Words("Water!", "old", "old", edited=("subject",))
    said = words(story(1, title="Canal"), before={"en": mine})

    assert said["en"] == Words("Water!", "", "Good morning. Canal en.", ("subject",))
    assert said["es"].subject == "Canal es"


def test_what_a_person_wrote_is_half_of_the_line():
    """Where there is no room for it, it is shortened; an edition's own line stays as it is."""
    said = words(story(1, title="Canal"))
    said["es"] = replace(said["es"], subject="¡Agua, por fin!", edited=("subject",))
    own = {"en~es": Words("Mine", "", "", edited=("subject",))}

    both = envelopes(story(1, title="Canal"), said=said, before=own)

    assert both["en+es"].subject == "Canal en | ¡Agua, por fin!"
    assert both["en~es"].subject == "Mine"


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


def test_the_note_greets():
    """The headlines stand as sentences; a question keeps its own end."""
    asked = story(2, languages="en")
    asked = replace(asked, articles={"en": replace(asked.articles["en"], title="Who pays?")})

    assert words(story(1), asked)["en"].note == "Good morning. Story 1 en. Who pays?"
    assert words(story(1), asked)["es"].note == "Buenos días. Story 1 es."


def test_the_note_has_room_for_three():
    """And for no more than its room."""
    many = [story(number) for number in range(1, 6)]
    long = [story(1, title="w" * 150), story(2, title="w" * 150)]

    assert words(*many)["en"].note.count("Story") == 3
    assert words(*long)["en"].note.count("www ") <= 1


def test_the_newsletter_has_a_greeting_of_its_own():
    """It stands in for the catalogue's, in its language."""
    own = replace(WEEKLY, greeting={"en": "Howdy!"})
    said = words(story(1), newsletter=own)

    assert said["en"].note.startswith("Howdy! Story 1")
    assert said["es"].note.startswith("Buenos días. Story 1")


def test_a_note_keeps_its_paragraphs():
    """Each is one line of plain words."""
    said = write_words(told(story(1)), lambda *_part, **_v: " a\nb \n\n\n\n c\0 \n", {})

    assert said["en"].note == "a b\n\nc"


def test_a_language_speaks_of_its_own_stories():
    """Where the lead is missing, the first story that there is gives the subject."""
    said = words(story(1, languages="en"), story(2), story(3, languages="es"))

    assert said["es"].subject == "Story 2 es"
    assert said["es"].preheader == "Además: Story 3 es"
    assert said["es"].note == "Buenos días. Story 2 es. Story 3 es."


def test_a_language_without_stories_says_the_title():
    """The other language's words are not used."""
    said = words(story(1, languages="en"))

    assert said["es"] == Words("El Semanal", "", "Buenos días.")


def test_events_come_after_the_news():
    """They are named last."""
    said = words(story(1, event=event(2), title="Fair"), story(2, title="Buses"))

    assert said["en"].subject == "Buses en"
    assert said["en"].preheader == "Plus: Fair en"
    assert said["en"].note == "Good morning. Buses en. Fair en."


@pytest.mark.parametrize("stories", [(), (story(1, languages="fr"),), (story(1, title="\0 "),)])
def test_there_is_always_a_subject(stories):
    """Without stories, with foreign ones or empty headlines."""
    said = words(*stories)

    assert all(said[language].subject for language in LANGUAGES)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_headline_makes_words(titles):
    """Whatever the headlines, all words fit, on one line."""
    stories = [story(number, title=title) for number, title in enumerate(titles)]
    said, both = words(*stories)["en"], envelopes(*stories)["en+es"]

    assert 0 < len(said.subject) <= 60
    assert len(said.preheader) <= 90
    assert len(both.subject) <= 93
    assert len(both.preheader) <= 113
    assert "\n" not in said.subject + said.preheader + said.note


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Rises to 5%", "Rises to 5%."),
        ("He said: \u201cYes.\u201d", "He said: \u201cYes.\u201d"),
        ("\u0644\u0645\u0627\u0630\u0627\u061f", "\u0644\u0645\u0627\u0630\u0627\u061f"),
    ],
)
def test_a_sentence_ends_once(headline, said):
    """By its own sign, before or behind a closing quotation mark."""
    assert sentences([headline], 200) == said


def test_a_language_that_is_gone_keeps_what_a_person_wrote():
    """It may come back."""
    mine = Words("Eau !", "", "", edited=("subject",))

    assert words(story(1), before={"fr": mine, "de": Words("x", "", "")})["fr"] == mine
    assert "de" not in words(story(1), before={"de": Words("x", "", "")})

"""Tests of an edition's voices."""

from dataclasses import replace

from newsletter.model import Edition, Words
from newsletter.render.voice import edition_name, text_in, voices, why
from tests.render.arabic import ARABIC_ISSUE, ARABIC_SITE
from tests.render.sample import ISSUE, NEWSLETTER, SITE


def test_voices_speak_in_the_edition_s_order(strings):
    """The first language of the edition is the first voice, whatever the site's order."""
    first, second = voices(strings, SITE, NEWSLETTER, ISSUE, Edition.parse("es+en"))

    assert (first.language, first.index, first.autonym) == ("es", 0, "Español")
    assert second.say("mail.online") == "View online"
    assert second.online.endswith("/en/issues/weekly/2026-11-26-0700/es+en")


def test_a_date_that_stands_alone_begins_with_a_capital(strings):
    """In a line with another date it does not."""
    alone = voices(strings, SITE, NEWSLETTER, ISSUE, Edition.parse("es"))[0]
    beside = voices(strings, SITE, NEWSLETTER, ISSUE, Edition.parse("en~es"))[1]

    assert alone.date == "Jueves 26 de noviembre de 2026"
    assert beside.date == "jueves 26 de noviembre de 2026"


def test_the_greeting_is_found_at_the_head_of_the_note(strings):
    """Only a note that begins with the newsletter's greeting is marked."""
    newsletter = replace(NEWSLETTER, greeting={"en": "Howdy."})
    notes = {"en": Words("", "", "Howdy. News."), "es": Words("", "", "Sin saludo.")}
    issue = replace(ISSUE, words=notes)

    english, spanish = voices(strings, SITE, newsletter, issue, Edition.parse("en+es"))

    assert english.greeting == "Howdy."
    assert spanish.greeting == ""


def test_a_title_that_repeats_the_name_is_not_said_again(strings):
    """The newsletter's own title stands under the newsroom's name only if it is another."""
    other = replace(NEWSLETTER, title={"en": "The Week", "es": "La Semana"})
    edition = Edition.parse("en")

    assert voices(strings, SITE, NEWSLETTER, ISSUE, edition)[0].title == ""
    assert voices(strings, SITE, other, ISSUE, edition)[0].title == "The Week"


def test_editions_are_named_in_each_language(strings):
    """The reader is told which edition they chose, in good grammar."""
    names = [
        edition_name(strings, Edition.parse(code), language)
        for code, language in [("es", "en"), ("en+es", "en"), ("en+es", "es"), ("es+en", "es")]
    ]

    assert names == ["Spanish", "English + Spanish", "inglés y español", "español e inglés"]
    assert why(strings, Edition.parse("en~es"), "es").endswith("inglés y español, lado a lado.")


def test_a_text_in_one_language_serves_all():
    """A postal address need not be written twice; none at all is nothing."""
    assert text_in({"en": "12 Mesquite Street"}, "es") == "12 Mesquite Street"
    assert text_in({}, "es") == ""


def test_an_issue_without_words_has_none(strings):
    """A language that nobody has written for yet is laid out all the same."""
    voice = voices(strings, SITE, NEWSLETTER, replace(ISSUE, words={}), Edition.parse("es"))[0]

    assert voice.note == ()
    assert voice.greeting == ""


def test_arabic_begins_on_the_right(arabic):
    """Direction and side follow the script."""
    edition = Edition.parse("en+ar")
    english, other = voices(arabic.strings, ARABIC_SITE, NEWSLETTER, ARABIC_ISSUE, edition)

    assert (english.direction, english.start) == ("ltr", "left")
    assert (other.direction, other.start) == ("rtl", "right")

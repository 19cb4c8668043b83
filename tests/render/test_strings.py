"""Tests of saying sentences."""

from datetime import date, time

import pytest

from newsletter.errors import TemplateError
from newsletter.render import Strings
from tests.render.test_catalogue import write


def loaded(tmp_path, english, **others):
    """Return the strings of small catalogues."""
    write(tmp_path, "en", english)
    for language, text in others.items():
        write(tmp_path, language, text)
    return Strings.load([tmp_path], ["en", *others], "US")


def test_values_stand_where_the_sentence_wants_them(tmp_path):
    """Each language has its own order of words; braces in a value are only words."""
    strings = loaded(tmp_path, 'a = "{x} by {y}"', es='a = "De {y}: {x}"')

    said = strings.say("es", "a", x="{y} {{ 7*7 }}", y="<b>Ana</b>")

    assert said == "De <b>Ana</b>: {y} {{ 7*7 }}"


def test_count_chooses_the_plural_form(tmp_path):
    """One story, two stories; a number with a form of its own has that."""
    strings = loaded(
        tmp_path, 'n = { 0 = "none", one = "{count} story", other = "{count} stories" }'
    )

    said = [strings.say("en", "n", count=count) for count in (0, 1, 2, 1800)]

    assert said == ["none", "1 story", "2 stories", "1,800 stories"]


def test_form_chooses_by_the_language_that_is_named(strings):
    """Spanish joins languages by y, and by e before the sound i."""
    said = [
        strings.say("es", "edition.stacked", first=first, second=second, form=form)
        for first, second, form in [("inglés", "español", "es"), ("español", "inglés", "en")]
    ]

    assert said == ["inglés y español", "español e inglés"]


def test_numbers_can_be_spelled_out(strings):
    """Small numbers in running text are words; larger ones are figures."""
    said = [
        strings.say(language, "mails.nudge.gaps", count=n)
        for language, n in [("en", 4), ("es", 2), ("es", 12)]
    ]

    assert said == [
        "Four stories lack a language",
        "A dos notas les falta un idioma",
        "A 12 notas les falta un idioma",
    ]


def test_what_is_missing_is_named_for_all_languages(tmp_path):
    """One error names every key of every incomplete or absent catalogue."""
    with pytest.raises(TemplateError) as caught:
        loaded(tmp_path, 'a = "a"\nb = "{x}"', es='b = "b"', fr="")

    assert "es.toml: a is missing; b lacks {x}" in str(caught.value)
    assert "fr.toml: there is no such file" in str(caught.value)


@pytest.mark.parametrize(("language", "key"), [("en", "no.such"), ("fr", "a")])
def test_an_unknown_sentence_is_an_error(tmp_path, language, key):
    """A sentence that nobody wrote is named, with its catalogue."""
    strings = loaded(tmp_path, 'a = "a"')

    with pytest.raises(TemplateError, match=rf"{language}\.toml.*{key}"):
        strings.say(language, key)


def test_a_value_that_is_not_given_is_an_error(tmp_path):
    """A sentence with an empty place is never said."""
    strings = loaded(tmp_path, 'a = "{x} {y}"')

    with pytest.raises(TemplateError, match="'y'"):
        strings.say("en", "a", x=1)


def test_dates_are_written_as_each_language_does(strings):
    """Long, short and boxed dates."""
    day = date(2026, 6, 11)

    assert strings.date_long("en", day) == "Thursday, June 11, 2026"
    assert strings.date_long("es", day) == "jueves 11 de junio de 2026"
    assert strings.date_short("es", day) == "jue 11 de junio"
    assert strings.weekday("es", date(2026, 6, 13)) == "SÁB"
    assert strings.month("es", day) == "JUN"


@pytest.mark.parametrize(
    ("moment", "english", "spanish"),
    [
        (time(18), "6 p.m.", "6 p. m."),
        (time(9, 30), "9:30 a.m.", "9:30 a. m."),
        (time(12), "noon", "mediodía"),
        (time(12, 5), "12:05 p.m.", "12:05 p. m."),
        (time(0, 15), "12:15 a.m.", "12:15 a. m."),
    ],
)
def test_times_are_written_as_newspapers_do(strings, moment, english, spanish):
    """No :00, and noon is a word."""
    written = [strings.time(language, moment) for language in ("en", "es")]

    assert written == [english, spanish]


def test_a_language_names_itself_with_a_capital(strings, arabic):
    """The name of a language as a heading."""
    named = [strings.autonym("en"), strings.autonym("es"), arabic.strings.autonym("ar")]

    assert named == ["English", "Español", "العربية"]

"""Numbers in words, written in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.counting import in_figures
from newsletter.stories.folding import fold


def said(language, text):
    """Return the text in figures, without the blanks that part them from other words."""
    return " ".join(in_figures(fold(text), language).text.split())


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "$2.5 million", "$2500000"),
        ("es", "2,5 millones de dolares", "2500000 de dolares"),
        ("en", "25 thousand, 1 billion", "25000, 1000000000"),
        ("es", "25 mil, 1 mil millones", "25000, 1000000000"),
        ("en", "sixty-two students, two hundred and five", "62 students, 205"),
        ("en", "two hundred thousand", "200000"),
        ("es", "treinta y uno, dos mil trescientos, un millón", "31, 2300, 1000000"),
        ("fr", "quatre-vingt-dix-sept, soixante-douze", "97, 72"),
        ("ko", "250만 달러, 1만 2천 명, 세 명", "2500000 달러, 12000 명, 3 명"),
        ("zh", "1.2万,三百二十,二〇二六年,三个", "12000 , 320 , 2026 年, 3 个"),
        ("ar", "2.5 مليون، ثلاثة", "2500000, 3"),
    ],
)
def test_words_become_figures(language, text, figures):
    """Each language has its own way to put them together."""
    assert said(language, text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("three and four, two two", "3 and 4, 2 2"),
        ("in 2025 two people", "in 2025 2 people"),
        ("one or two", "one or 2"),
        ("twentytwo attentive tenants", "twentytwo attentive tenants"),
        ("1 mile, version 3.4.1", "1 mile, version 3.4.1"),
    ],
)
def test_what_is_no_number_of_words_stays(text, figures):
    """Two numbers are not one, "one" is "a" as often, and a part of a word counts nothing."""
    assert said("en", text) == figures


def test_of_an_unknown_language_no_words_are_read():
    """Nobody has described it."""
    assert said("xx", "2.5 million, three") == "2.5 million, three"


def test_days_and_hours_are_read_as_well():
    """They may be said in words themselves."""
    assert said("es", "El 24 de noviembre a las seis de la tarde") == "el @11-24 a las 18:00"
    assert said("en", "2026-11-24") == "2026 @11-24"


@given(st.integers(2, 99))
def test_every_number_under_a_hundred_is_counted(number):
    """In words with a hyphen, as English writes them."""
    names = (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    ten, unit = divmod(number, 10)
    parts = [tens[ten - 2], *names[unit - 1 : unit or 0]] if ten > 1 else [names[number - 1]]

    assert said("en", "-".join(parts)) == str(number)

"""Tests of what Babel knows."""

from datetime import date

import pytest

from newsletter.errors import TemplateError
from newsletter.render.locales import locale_of, name_of, plural, write_date, write_number


def test_the_territory_decides_how_numbers_are_written():
    """Spanish in the US groups thousands by a comma, Spanish in Spain does not."""
    written = [write_number(locale_of("es", territory), 12_800) for territory in ("US", "ES")]

    assert written == ["12,800", "12.800"]


def test_a_territory_without_the_language_falls_back_to_the_language():
    """Nobody has described the Arabic of the US: plain Arabic it is."""
    locale = locale_of("ar", "US")

    assert str(locale) == "ar"


def test_a_tag_with_a_region_of_its_own_keeps_it():
    """`es-MX` does not become another Spanish because the newsroom is in the US."""
    locale = locale_of("es-MX", "US")

    assert str(locale) == "es_MX"


@pytest.mark.parametrize("tag", ["qq", "", "english", "i-klingon"])
def test_an_unknown_language_is_named(tag):
    """A tag that is no language is refused in plain words."""
    with pytest.raises(TemplateError, match="unknown"):
        locale_of(tag, "US")


def test_languages_are_named_in_each_other():
    """Each language has its own names for the others."""
    names = [name_of("en", "es"), name_of("es", "en"), name_of("ar", "es"), name_of("qq", "en")]

    assert names == ["inglés", "Spanish", "árabe", "qq"]


def test_the_plural_rule_is_the_language_s():
    """Arabic has six categories, English two."""
    counts = (0, 1, 2, 3, 11, 100)
    english, arabic = ([plural(locale_of(tag, "US"), n) for n in counts] for tag in ("en", "ar"))

    assert english == ["other", "one", "other", "other", "other", "other"]
    assert arabic == ["zero", "one", "two", "few", "many", "other"]


def test_a_date_follows_its_pattern():
    """Quoted words of a pattern stand as they are."""
    written = write_date(locale_of("es", "US"), date(2026, 6, 11), "EEEE d 'de' MMMM 'de' y")

    assert written == "jueves 11 de junio de 2026"

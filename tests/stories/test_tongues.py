"""What numbers, days and hours are called."""

import pytest

from newsletter.stories.tongues import language_names, tongue_of

LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "vi", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_count(language):
    """It has the numbers to ten, a million or so, days of the year and parts of the day."""
    tongue = tongue_of(language)

    assert set(range(2, 10)) <= set(tongue.numbers.values())
    assert max(tongue.scales.values()) >= 10**8
    assert set(tongue.months.values()) == set(range(1, 13)) or tongue.month_day
    assert set(tongue.parts.values()) == {False, True}
    assert language in language_names().values()


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"ja", "ko", "zh"}))
def test_a_language_with_words_has_common_ones(language):
    """Enough to tell it from another by a sentence or two."""
    assert len(tongue_of(language).common) >= 20


def test_a_region_speaks_its_language():
    """What is told of Spanish holds in Mexico; of other languages nothing is known."""
    assert tongue_of("es-MX").numbers == tongue_of("es").numbers
    assert tongue_of("tlh").numbers == {}

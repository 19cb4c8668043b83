"""Days of the year and hours, written in figures."""

import pytest

from newsletter.stories.moments import ISO_DAYS, days_of, hours_of
from newsletter.stories.rewriting import Rewriting
from newsletter.stories.tongues import tongue_of


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("es", "24 de noviembre, 1o de mayo", "@11-24 , @05-01"),
        ("es", "del 29 al 30 de marzo", "del @03-29 @03-30"),
        ("en", "nov. 24, 24 november", "@11-24 , @11-24"),
        ("en", "on november 26, 2026", "on @11-26 , 2026"),
        ("en", "march 29-30, 2008", "@03-29 @03-30 , 2008"),
        ("fr", "les 13 et 14 novembre", "les @11-13 @11-14"),
        ("ko", "11월 24일", "@11-24"),
        ("ko", "11월 13~14일", "@11-13 @11-14"),
        ("zh", "11月24日", "@11-24"),
        ("ar", "24 نوفمبر", "@11-24"),
        ("vi", "ngay 24 thang 11", "ngay @11-24"),
    ],
)
def test_a_day_is_its_month_and_its_number(language, text, days):
    """Whichever comes first, and for the first and the last of several."""
    assert " ".join(Rewriting(text).apply(days_of(tongue_of(language))).split()) == days


@pytest.mark.parametrize(
    "text", ["november 45, may 0", "march 1.5, 12.24 may", "marching 12, 3 mayors", "may 10:30"]
)
def test_what_is_no_day_stays(text):
    """There is no such day, or it is part of something else."""
    assert Rewriting(text).apply(days_of(tongue_of("en"))) == text


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("es", "6 de la tarde, 6:30 de la manana", "18:00 , 06:30"),
        ("ko", "오후 6시 30분, 오전 6시", "18:30 , 06:00"),
        ("ko", "6시 반", "06:30"),
        ("zh", "下午6点半", "18:30"),
        ("ar", "6:30 مساء", "18:30"),
        ("en", "12 at night, 12 in the morning", "12:00 , 00:00"),
    ],
)
def test_an_hour_is_counted_from_midnight(language, text, hours):
    """By the part of the day that is named with it."""
    assert " ".join(Rewriting(text).apply([hours_of(tongue_of(language))]).split()) == hours


@pytest.mark.parametrize("text", ["25 in the evening", "6 evenings", "1.6 in the evening"])
def test_what_is_no_hour_stays(text):
    """A day has no more than 24."""
    assert Rewriting(text).apply([hours_of(tongue_of("en"))]) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on 2026-11-24", "on 2026 @11-24"),
        ("2026-13-24", "2026-13-24"),
        ("12026-11-24", "12026-11-24"),
        ("2026-11-240", "2026-11-240"),
    ],
)
def test_a_date_in_figures_is_a_year_and_a_day(text, said):
    """As ISO 8601 writes it, and standing for itself."""
    assert Rewriting(text).apply([ISO_DAYS]) == said

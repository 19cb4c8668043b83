"""What Babel knows of languages: their names, plural rules, dates and numbers."""

from datetime import date, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from newsletter.errors import TemplateError
from newsletter.model import normalise


def locale_of(language: str, territory: str) -> Locale:
    """Return the habits of *language* in *territory*, or of the language alone.

    `es` in the US writes 1,800 where `es` writes 1.800; Babel has no Arabic of the US.

    Raises:
        TemplateError: Babel does not know the language.
    """
    tag = normalise(language).replace("-", "_")
    for name in (f"{tag}_{territory}", tag):
        try:
            return Locale.parse(name)
        except (ValueError, UnknownLocaleError):
            continue
    raise TemplateError(
        f"The language {language!r} is unknown.",
        remedy="Write its tag as BCP 47 has it: en, es, zh-Hant.",
    )


def name_of(language: str, speaker: str) -> str:
    """Return what speakers of *speaker* call *language*; the tag itself when nobody knows."""
    try:
        named, spoken = locale_of(language, ""), locale_of(speaker, "")
    except TemplateError:
        return language
    return named.get_display_name(spoken) or language


def plural(locale: Locale, count: float) -> str:
    """Return the plural category of *count*: zero, one, two, few, many or other (CLDR)."""
    return str(locale.plural_form(count))


def write_date(locale: Locale, day: date, pattern: str) -> str:
    """Write *day* by a CLDR pattern such as "EEEE, MMMM d, y"."""
    return format_date(day, pattern, locale=locale)


def write_time(locale: Locale, moment: time, pattern: str) -> str:
    """Write *moment* by a CLDR pattern such as "h:mm"."""
    return format_time(moment, pattern, locale=locale)


def write_number(locale: Locale, number: float) -> str:
    """Write *number* with the separators of *locale*."""
    return format_decimal(number, locale=locale)

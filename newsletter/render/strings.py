"""All sentences that readers and editors get to see, in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from string import Formatter
from typing import Any, Self

from babel import Locale

from newsletter.errors import TemplateError
from newsletter.render.catalogue import Catalogue, Entry, faults, read_catalogue
from newsletter.render.locales import (
    locale_of,
    name_of,
    plural,
    write_date,
    write_number,
    write_time,
)

#: The language whose catalogue says which sentences there must be.
MODEL = "en"


@dataclass(frozen=True, slots=True)
class Strings:
    """Says the sentences of the catalogues, and writes dates and numbers, in a language."""

    #: In the order of the site.
    languages: tuple[str, ...]
    _catalogues: Mapping[str, Catalogue]
    _locales: Mapping[str, Locale]

    @classmethod
    def load(cls, folders: Sequence[Path], languages: Sequence[str], territory: str) -> Self:
        """Read `strings/<language>.toml` in *folders*; the first folder that has a key wins.

        Raises:
            TemplateError: a catalogue is missing, broken, or is not complete beside the English
                one; the message names every key.
        """
        model = read_catalogue(folders, MODEL)
        catalogues = {language: read_catalogue(folders, language) for language in languages}
        found = [
            f"strings/{language}.toml: {'; '.join(wrong) if catalogue else 'there is no such file'}"
            for language, catalogue in catalogues.items()
            if (wrong := faults(catalogue, model)) or not catalogue
        ]
        if found:
            raise TemplateError(
                " | ".join(found) + ".",
                where="catalogues",
                remedy=f"Add what is missing beside strings/{MODEL}.toml.",
            )
        locales = {language: locale_of(language, territory) for language in languages}
        return cls(tuple(languages), catalogues, locales)

    def say(self, language: str, key: str, **values: object) -> str:
        """Return the sentence *key* in *language*, with *values* put in.

        A value called `count` chooses the plural form, one called `form` the form of that name.

        Raises:
            TemplateError: there is no such language or sentence, or a value is missing.
        """
        sentence = self._form(language, self._entry(language, key), values)
        try:
            return _Sentence(self, language).vformat(sentence, (), values)
        except (LookupError, ValueError, AttributeError) as error:
            raise TemplateError(
                f"The sentence {key!r} cannot be said: {error} is not given.",
                where=f"strings/{language}.toml",
            ) from error

    def _entry(self, language: str, key: str) -> Entry:
        entry = self._catalogues.get(language, {}).get(key)
        if entry is None:
            raise TemplateError(
                f"There is no sentence {key!r}.", where=f"strings/{language}.toml", remedy="Add it."
            )
        return entry

    def _form(self, language: str, entry: Entry, values: Mapping[str, object]) -> str:
        if isinstance(entry, str):
            return entry
        wanted = [str(values.get("form", "")), str(values.get("count", ""))]
        if isinstance(count := values.get("count"), int | float):
            wanted.append(plural(self._locales[language], count))
        return next((entry[form] for form in wanted if form in entry), entry["other"])

    def number(self, language: str, number: float) -> str:
        """Write *number* in figures: 1,800."""
        return write_number(self._locales[language], number)

    def spelled(self, language: str, number: int) -> str:
        """Write *number* as a word where the catalogue has one: "four"."""
        return self.say(language, "number.word", count=number)

    def date_long(self, language: str, day: date) -> str:
        """Write *day* with its weekday and year: "Thursday, June 11, 2026"."""
        return write_date(self._locales[language], day, self.say(language, "date.long"))

    def date_short(self, language: str, day: date) -> str:
        """Write *day* without its year: "Thu, June 11"."""
        return write_date(self._locales[language], day, self.say(language, "date.short"))

    def weekday(self, language: str, day: date) -> str:
        """Write the weekday of *day* in capitals, as short as can be: "THU"."""
        return write_date(self._locales[language], day, "EEE").rstrip(".").upper()

    def month(self, language: str, day: date) -> str:
        """Write the month of *day* in capitals, as short as can be: "JUN"."""
        return write_date(self._locales[language], day, "MMM").rstrip(".").upper()

    def time(self, language: str, moment: time) -> str:
        """Write *moment* as newspapers do: "6 p.m.", "9:30 a.m.", "noon"."""
        if moment.minute == 0 and moment.hour == 12:
            return self.say(language, "time.noon")
        pattern = self.say(language, "time.minutes" if moment.minute else "time.hour")
        half = "time.am" if moment.hour < 12 else "time.pm"
        written = write_time(self._locales[language], moment, pattern)
        return self.say(language, half, time=written)

    def name(self, language: str, named: str) -> str:
        """Return what *language* calls the language *named*: "inglés"."""
        return name_of(named, language)

    def autonym(self, language: str) -> str:
        """Return what *language* calls itself, as a heading: "Español"."""
        name = name_of(language, language)
        return name[:1].upper() + name[1:]


class _Sentence(Formatter):
    """Puts values into a sentence; whole numbers are written as the language does.

    `{count!w}` spells a number out, `{count!W}` does so with a capital.
    """

    def __init__(self, strings: Strings, language: str) -> None:
        self._strings = strings
        self._language = language

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion not in {"w", "W"}:
            return super().convert_field(value, conversion)
        word = self._strings.spelled(self._language, value)
        return word[:1].upper() + word[1:] if conversion == "W" else word

    def format_field(self, value: Any, format_spec: str) -> Any:
        if isinstance(value, int) and not isinstance(value, bool) and not format_spec:
            return self._strings.number(self._language, value)
        return super().format_field(value, format_spec)

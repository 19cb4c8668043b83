"""The shape of `config.toml`: which tables and keys there are, and what they may hold."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

from newsletter.config.settings import DatabaseSettings, MediaSettings, TemplateSettings
from newsletter.gather import GatherSettings
from newsletter.model import Brand, Newsletter, Site, Source
from newsletter.send import MailSettings
from newsletter.translation import TranslationSettings

#: The way to a key: `("newsletter", 0, "sections", 1, "id")`.
Way = tuple[str | int, ...]

#: Table -> the settings it fills; a tuple means an array of tables.
TABLES: Mapping[str, Any] = {
    "site": Site,
    "brand": Brand,
    "database": DatabaseSettings,
    "mail": MailSettings,
    "gather": GatherSettings,
    "media": MediaSettings,
    "templates": TemplateSettings,
    "translation": TranslationSettings,
    "source": tuple[Source, ...],
    "newsletter": tuple[Newsletter, ...],
}

#: Keys whose name in the file is not the field's: `from` is a word of Python's.
RENAMED = {MailSettings: {"from": "sender", "relay": "relays"}}

#: Fields that are tables of their own in the file.
ELSEWHERE = {Site: {"brand"}}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in the file that cannot be used."""

    way: Way
    what: str
    remedy: str = ""


def keys_of(settings: Any) -> dict[str, str]:
    """Return the keys that the table of *settings* may hold: key in the file -> field."""
    renamed = {field: key for key, field in RENAMED.get(settings, {}).items()}
    hidden = ELSEWHERE.get(settings, set())
    names = [field.name for field in fields(settings) if field.name not in hidden]
    return {renamed.get(name, name): name for name in names}


def element(kind: Any) -> Any:
    """Return the dataclass within *kind*: of `tuple[Source, ...]` it is `Source`; else None."""
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    return kind if is_dataclass(kind) else None


def unknown_keys(document: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for every table and key of *document* that does not exist."""
    for name, value in document.items():
        if name not in TABLES:
            yield _unknown((name,), "table", TABLES)
        else:
            yield from _unknown_in(value, TABLES[name], (name,))


def _unknown_in(value: Any, kind: Any, way: Way) -> Iterator[Problem]:
    settings = element(kind)
    if settings is None:
        return
    if isinstance(value, list) and get_origin(kind) is tuple:
        for index, item in enumerate(value):
            yield from _unknown_in(item, settings, (*way, index))
        return
    heading = ".".join(step for step in way if isinstance(step, str))
    if get_origin(kind) is tuple:
        yield Problem(
            way, "There can be several of these.", f"Write [[{heading}]], in two brackets."
        )
        return
    if not isinstance(value, dict):
        several = any(isinstance(step, int) for step in way)
        remedy = f"Write it below [[{heading}]]." if several else f"Write [{heading}] once."
        yield Problem(way, "This must be one table.", remedy)
        return
    known = keys_of(settings)
    types = get_type_hints(settings)
    for key, inner in value.items():
        if key in known:
            yield from _unknown_in(inner, types[known[key]], (*way, key))
        else:
            yield _unknown((*way, key), "key", known)


def _unknown(way: Way, noun: str, known: Mapping[str, Any]) -> Problem:
    near = difflib.get_close_matches(str(way[-1]), known, n=1, cutoff=0.5)
    remedy = f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known)}."
    return Problem(way, f"There is no {noun} {way[-1]!r}.", remedy)


def with_fields(value: Any, kind: Any, languages: tuple[str, ...]) -> Any:
    """Return *value* with fields for keys, and a plain text spread over all *languages*.

    `title = "The Weekly"` is short for a table that says the same in every language. A day is
    written as JSON does where one may stand, and nowhere else.
    """
    settings = element(kind)
    if isinstance(value, list) and settings:
        return [with_fields(item, settings, languages) for item in value]
    if isinstance(value, dict) and settings:
        known, types = keys_of(settings), get_type_hints(settings)
        return {
            known[key]: with_fields(inner, types[known[key]], languages)
            for key, inner in value.items()
        }
    if isinstance(value, str) and kind == Mapping[str, str]:
        return dict.fromkeys(languages, value)
    if kind == date | None and isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value

"""Reads `config.toml` into settings, or says on which line it is wrong."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsletter.config.faults import problem
from newsletter.config.lines import line_of, lines_of
from newsletter.config.rules import problems_of
from newsletter.config.settings import Settings
from newsletter.config.shape import RENAMED, TABLES, Problem, Way, unknown_keys, with_fields
from newsletter.errors import ConfigError
from newsletter.model import Brand, normalise
from newsletter.send import DkimSettings

#: Tables without which there is nothing to do.
NEEDED = ("site", "mail")

#: Table -> field of `Settings`, where the two differ.
FIELDS = {"source": "sources", "newsletter": "newsletters"}


def read(path: Path) -> Settings:
    """Return what the file at *path* says, every path in it made absolute.

    Raises:
        ConfigError: it is missing, is no TOML, has an unknown key, or contradicts itself.
    """
    text = _text(path)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"This is no TOML: {error}.", where=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            "It holds a number that is too long, or too many brackets within each other.",
            where=str(path),
            remedy="Shorten it.",
        ) from error
    lines = lines_of(text)
    _refuse(unknown_keys(document), path, lines)
    _refuse((Problem((name,), f"The table [{name}] is missing.") for name in NEEDED
             if name not in document), path, lines)  # fmt: skip
    tables, problems = _fill(document)
    _refuse(problems, path, lines)
    brand = tables.pop("brand", None)
    if brand is not None:
        tables["site"] = replace(tables["site"], brand=brand)
    settings = Settings(path=path.resolve(), **tables)
    _refuse(problems_of(settings), path, lines)
    return _absolute(settings)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(
            "There is no configuration.",
            where=str(path),
            remedy="Write one with `newsletter init`, or name one with --config.",
        ) from error
    except OSError as error:
        raise ConfigError(f"It cannot be read: {error.strerror}.", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            "It is no text in UTF-8.", where=str(path), remedy="Save it as UTF-8."
        ) from error


def _refuse(problems: Iterable[Problem], path: Path, lines: dict[Way, int]) -> None:
    """Raise the first of *problems*, with its line, and say how many more there are."""
    found = list(problems)
    if not found:
        return
    first = found[0]
    line = line_of(first.way, lines)
    more = f"({len(found) - 1} more after this one.)" if len(found) > 1 else ""
    raise ConfigError(
        f"{_name(first.way)}: {first.what}" if first.way else first.what,
        where=f"{path}, line {line}" if line else str(path),
        remedy=f"{first.remedy} {more}".strip(),
    )


def _name(way: Way) -> str:
    """Write *way* as a person would: `newsletter 1, sections 2, id`."""
    words: list[str] = []
    for step in way:
        if isinstance(step, int):
            words[-1] += f" {step + 1}"
        else:
            words.append(step)
    return ", ".join(words)


def _fill(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the settings of every table, by field of `Settings`, and what is wrong with them."""
    site = document["site"]
    tags = site.get("languages") if isinstance(site, dict) else None
    languages = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
    tables: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in document.items():
        kind = TABLES[name]
        try:
            tables[FIELDS.get(name, name)] = TypeAdapter(kind).validate_json(
                _as_json(value, kind, languages), strict=True
            )
        except ValidationError as error:
            problems.extend(
                problem(_way(name, fault["loc"]), fault, document) for fault in error.errors()
            )
        except ConfigError as error:
            # Settings that contradict each other refuse to be made.
            problems.append(Problem((name,), error.what, error.remedy))
    return tables, problems


def _way(table: str, steps: tuple[str | int, ...]) -> Way:
    """Return the way to a value, with the file's names for the fields."""
    keys = {field: key for renamed in RENAMED.values() for key, field in renamed.items()}
    return (table, *(keys.get(str(step), step) for step in steps))


def _as_json(value: Any, kind: Any, languages: tuple[str, ...]) -> str:
    """Write the table as JSON, the one form in which pydantic is strict and knows enumerations.

    A date where none may stand becomes a table, which no key takes for it: JSON has no dates.
    """
    return json.dumps(with_fields(value, kind, languages), default=lambda day: {"day": str(day)})


def _absolute(settings: Settings) -> Settings:
    """Return *settings* with every path absolute and every language tag in its best form."""
    folder = settings.path.parent
    url = settings.database.url
    if url.startswith("sqlite:///"):
        url = f"sqlite:///{folder / url.removeprefix('sqlite:///')}"
    site = settings.site
    return replace(
        settings,
        site=replace(site, base_url=site.base_url.rstrip("/"), brand=_at(folder, site.brand)),
        database=replace(settings.database, url=url),
        mail=replace(
            settings.mail,
            outbox=str(folder / settings.mail.outbox),
            dkim=_dkim(settings.mail.dkim, folder),
        ),
        media=replace(settings.media, folder=str(folder / settings.media.folder)),
        translation=replace(
            settings.translation,
            key_file=str(folder / settings.translation.key_file)
            if settings.translation.key_file
            else "",
        ),
        templates=replace(
            settings.templates,
            folder=str(folder / settings.templates.folder) if settings.templates.folder else "",
        ),
        sources=tuple(
            replace(
                source,
                path=str((folder / source.path).resolve()) if source.path else "",
                language=normalise(source.language),
            )
            for source in settings.sources
        ),
    )


def _at(folder: Path, brand: Brand) -> Brand:
    """Return *brand* with the path of its logo, if it is a file, seen from *folder*."""
    if not brand.logo or "://" in brand.logo:
        return brand
    return replace(brand, logo=str((folder / brand.logo).resolve()))


def _dkim(dkim: DkimSettings, folder: Path) -> DkimSettings:
    """Return *dkim* with the paths of its keys made absolute."""
    rsa, ed25519 = dkim.key_file, dkim.ed25519_key_file
    return replace(
        dkim,
        key_file=str(folder / rsa) if rsa else "",
        ed25519_key_file=str(folder / ed25519) if ed25519 else "",
    )

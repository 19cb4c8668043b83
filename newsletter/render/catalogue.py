"""A catalogue: the sentences of one language, read from TOML files."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any, TypeAlias

from newsletter.errors import TemplateError

#: A sentence, or its forms by plural category, by number or by language.
Entry: TypeAlias = str | Mapping[str, str]
#: Key, such as "mail.cta" -> sentence.
Catalogue: TypeAlias = Mapping[str, Entry]

#: What the forms of one sentence may be called; "other" is always among them.
FORM = re.compile(r"zero|one|two|few|many|other|\d+|[a-z]{2}")


def read_catalogue(folders: Sequence[Path], language: str) -> Catalogue:
    """Return the sentences of *language*; of equal keys the first folder's wins.

    Raises:
        TemplateError: a file cannot be read, or holds something other than sentences.
    """
    found: dict[str, Entry] = {}
    for folder in reversed(folders):
        path = folder / "strings" / f"{language}.toml"
        if path.is_file():
            found.update(_entries(_table(path), str(path)))
    return found


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TemplateError(f"The catalogue cannot be read: {error}.", where=str(path)) from error


def _entries(table: dict[str, Any], where: str, prefix: str = "") -> Iterator[tuple[str, Entry]]:
    for name, value in table.items():
        if isinstance(value, dict) and not _is_forms(value):
            yield from _entries(value, where, f"{prefix}{name}.")
        elif isinstance(value, str | dict):
            yield f"{prefix}{name}", value
        else:
            raise TemplateError(f"{prefix}{name} is no sentence.", where=where)


def _is_forms(table: dict[str, Any]) -> bool:
    return "other" in table and all(
        FORM.fullmatch(name) and isinstance(text, str) for name, text in table.items()
    )


def placeholders(entry: Entry) -> set[str]:
    """Return the names that *entry* leaves open, over all its forms.

    Raises:
        ValueError: a brace is left open.
    """
    texts = [entry] if isinstance(entry, str) else entry.values()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def faults(catalogue: Catalogue, model: Catalogue) -> list[str]:
    """Return what *catalogue* lacks of *model*, or has too much: one phrase per key."""
    found = [f"{key} is missing" for key in model if key not in catalogue]
    for key, entry in catalogue.items():
        try:
            here, there = placeholders(entry), placeholders(model.get(key, entry))
        except ValueError:
            found.append(f"{key} has an open brace")
            continue
        found += [f"{key} lacks {{{name}}}" for name in sorted(there - here)]
        found += [f"{key} has an unknown {{{name}}}" for name in sorted(here - there)]
    return found

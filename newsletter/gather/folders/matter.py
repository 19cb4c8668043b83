"""Front matter: what a file says of itself on top, in YAML (`---`) or TOML (`+++`).

Every value becomes text, and a value within a table `table.key`. YAML is read without guessing
types, so that the title "No" is no truth value, and the date 2026-02-30 no accident.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from newsletter.errors import PageError

FENCED = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPENED = re.compile(r"\A\s*(?:---|\+\+\+)[ \t]*\n")

#: Longest front matter, in characters: YAML is slow to read.
LIMIT = 20_000

#: How YAML writes "nothing".
NOTHING = frozenset({"", "~", "null"})


def split(text: str) -> tuple[dict[str, str], str]:
    """Return what *text* says of itself, and the rest of it.

    Raises:
        PageError: its front matter does not end, or cannot be read.
    """
    found = FENCED.match(text)
    if found and len(found[2]) <= LIMIT:
        return dict(_flat(_load(found[1], found[2]))), text[found.end() :]
    if OPENED.match(text):
        raise PageError(
            "Its front matter does not end.", remedy="Close it with a line like its first."
        )
    return {}, text


def _load(fence: str, matter: str) -> Mapping[str, Any]:
    try:
        if fence == "+++":
            return tomllib.loads(matter)
        values = yaml.load(matter, yaml.BaseLoader)  # noqa: S506 - it makes texts, lists, tables
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        raise PageError(
            f"Its front matter cannot be read{line}.",
            remedy="Write `key: value` on each line, and quote a value that holds a colon.",
        ) from error
    if values and not isinstance(values, Mapping):
        raise PageError("Its front matter has no keys.", remedy="Write `key: value` on each line.")
    return values or {}


def _flat(values: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        name = f"{table}{str(key).strip().lower()}"
        if isinstance(value, Mapping) and not table:
            yield from _flat(value, f"{name}.")
        elif isinstance(value, date):
            yield name, value.isoformat()
        elif isinstance(value, str | bool | int | float) and str(value).strip() not in NOTHING:
            yield name, str(value).strip()

"""Front matter: what a file says of itself on top, in YAML (`---`) or TOML (`+++`).

Every value becomes text, and a value within a table `table.key`. YAML is read without guessing
types, so that the title "No" is no truth value, and the date 2026-02-30 no accident.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from newsletter.errors import PageError

FENCED = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPENED = re.compile(r"\A\s*(?:---|\+\+\+)[ \t]*\n")

#: Longest front matter, in characters: YAML is slow to read.
LIMIT = 20_000

#: Where TOML is broken, as its parser says it.
TOML_LINE = re.compile(r"\(at line (\d{1,9}),")

#: How YAML writes "nothing".
NOTHING = frozenset({"", "~", "null"})

#: What is read, and must be a word or a line of words.
READ = frozenset(
    "title summary author section date updated language url image image_alt image_credit "
    "translation_key lead draft embargo expires withdrawn event event.date event.where".split()
)

#: Those without which an article had better not appear: it could do so on a wrong day.
NEEDED = frozenset("date updated language draft embargo expires withdrawn event event.date".split())

#: Other programs' names for a section; they may list several.
SECTIONS = ("categories", "category")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a file says of itself, and its text."""

    facts: Mapping[str, str]
    rest: str
    #: What it says in a way that cannot be read, and how to write it.
    notes: tuple[str, ...] = ()


def split(text: str) -> Matter:
    """Return what *text* says of itself, and the rest of it.

    Raises:
        PageError: its front matter does not end, or cannot be read.
    """
    found = FENCED.match(text)
    if found and len(found[2]) <= LIMIT:
        values = {
            str(key).strip().lower(): value for key, value in _load(found[1], found[2]).items()
        }
        facts = dict(_flat(values))
        notes = [*_wrong(values, found[0]), *_lend_section(values, facts, found[0])]
        return Matter(facts, text[found.end() :], tuple(notes))
    if OPENED.match(text):
        raise PageError(
            "Its front matter does not end.", remedy="Close it with a line like its first."
        )
    return Matter({}, text)


def _load(fence: str, matter: str) -> Mapping[str, Any]:
    try:
        if fence == "+++":
            return _toml(matter)
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


def _toml(matter: str) -> Mapping[str, Any]:
    """Return what *matter*, in TOML, says.

    Raises:
        PageError: it cannot be read.
    """
    try:
        return tomllib.loads(matter)
    except (ValueError, RecursionError) as error:
        found = TOML_LINE.search(str(error))
        last = len(matter.rstrip().splitlines())  # "at end of document"
        line = min(int(found[1]), last) if found else last
        raise PageError(
            f"Its front matter cannot be read (line {line + 1}).",
            remedy='Write `key = "value"` on each line, the value of a text in quotes.',
        ) from error


def _flat(values: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        name = f"{table}{str(key).strip().lower()}"
        if isinstance(value, Mapping) and not table:
            yield from _flat(value, f"{name}.")
        elif isinstance(value, date):
            yield name, value.isoformat()
        elif isinstance(value, str | bool | int | float) and str(value).strip() not in NOTHING:
            yield name, str(value).strip()


def _wrong(values: Mapping[str, Any], matter: str) -> Iterator[str]:
    """Yield what is wrong with *values* that are read: lists and tables where words should be.

    Raises:
        PageError: one is `NEEDED`.
    """
    event = values.get("event")
    inner = event if isinstance(event, Mapping) else {}
    every = {**values, **{f"event.{str(key).strip().lower()}": inner[key] for key in inner}}
    for name, value in every.items():
        if name not in READ or not isinstance(value, list | Mapping) or (value and value is inner):
            continue
        what = f"Its {name} in the front matter{_line(name, matter)} is {_kind(value)}."
        remedy = f"Write one value: `{_example(name, matter)}`."
        if name in NEEDED:
            raise PageError(what, remedy=remedy)
        yield f"{what} {remedy}"


def _lend_section(values: Mapping[str, Any], facts: dict[str, str], matter: str) -> Iterator[str]:
    """Make the first of the categories in *values* the section in *facts*; yield why it cannot."""
    name = next((name for name in SECTIONS if values.get(name)), "")
    if not name or facts.get("section"):
        return
    value = values[name]
    texts = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
    section = next((text.strip() for text in texts if any(map(str.isalpha, text))), "")
    if section:
        facts["section"] = section
    else:
        yield (
            f"Its {name} in the front matter{_line(name, matter)} name no section. "
            f"Write `{_example('section', matter)}`."
        )


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, list) else "a table"


def _example(name: str, matter: str) -> str:
    """Return how *name* is written in the language of *matter*."""
    key = name.rpartition(".")[2]
    return f'{key} = "…"' if matter.lstrip().startswith("+++") else f"{key}: …"


def _line(name: str, matter: str) -> str:
    """Return where *name* stands in *matter*, as the file's editor counts lines; `""` if unsure."""
    key = re.escape(name.rpartition(".")[2])
    found = re.search(rf"^[ \t]*[\"']?{key}[\"']?[ \t]*[:=]", matter, re.IGNORECASE | re.MULTILINE)
    return f" (line {matter.count(chr(10), 0, found.start()) + 1})" if found else ""

"""Says in plain words why a value of `config.toml` is of no use, whatever the library calls it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from newsletter.config.shape import Problem, Way

#: What is said of a day that is none.
DAY = ("This must be a day", "Write it without quotes: {key} = 2026-11-01.")

#: pydantic's name of a fault -> what is wrong, and what to do.
WORDS = {
    "string_type": ("This must be a text", 'Write it in quotes: {key} = "…".'),
    "int_type": ("This must be a whole number", "Write only its digits: {key} = 4."),
    "bool_type": ("This must be true or false", "Write it without quotes: {key} = true."),
    "tuple_type": ("This must be a list", 'Write it in brackets: {key} = ["…", "…"].'),
    "dict_type": (
        "This must be a text, or one for each language",
        'Write {key} = "…", or {key} = {{ en = "…", es = "…" }}.',
    ),
    "dataclass_type": ("This must be a table", "Write its keys below a heading."),
    "enum": ("This must be {expected}", "Choose one of them."),
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "too_long": ("This holds {max_length} things at most", "Leave {max_length}."),
    "json_invalid": ("This goes too deep", "Write fewer brackets within each other."),
}
#: What is said of a fault that is not listed.
OTHER = ("This cannot be used here", "The sample that `newsletter init` writes shows what can.")
#: Letters of a value that are shown.
SHOWN = 60


def problem(way: Way, fault: Mapping[str, Any], document: Mapping[str, Any]) -> Problem:
    """Return *fault*, which was found in *document* at *way*, in our words."""
    key = next((step for step in reversed(way) if isinstance(step, str)), "")
    if fault["type"] == "missing":
        if isinstance(way[-1], int):
            return Problem(way[:-1], "There are too few of these.", f"Write {way[-1] + 1} or more.")
        return Problem(way[:-1], f"The key {way[-1]!r} is missing.", "Write it there.")
    what, remedy = WORDS.get(fault["type"], OTHER)
    facts = {"key": key} | dict(fault.get("ctx", {}))
    return Problem(
        way, f"{what.format(**facts)}, not {_shown(document, way)}.", remedy.format(**facts)
    )


def _shown(document: Any, way: Way) -> str:
    """Write the value at *way* as the file does, but no long one."""
    value = document
    try:
        for step in way:
            value = value[step]
    except (LookupError, TypeError):  # a text that stands for all languages
        pass
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, date | time):
        return "a date or an hour"
    try:
        words = repr(value)
    except ValueError:  # a number of thousands of digits
        return "this number"
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"

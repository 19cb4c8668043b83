"""What `languages/` says of a language: numbers, days, hours, and its most common words."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsletter.model import primary
from newsletter.stories.folding import fold


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language calls numbers, days and hours, and what it says all the time: folded."""

    #: Word -> number: "two", "twenty".
    numbers: Mapping[str, int]
    #: Word -> what it multiplies by: "hundred", "million".
    scales: Mapping[str, int]
    #: Which of them stand without spaces around them: `numbers`, `scales`.
    glued: frozenset[str]
    #: What may stand between the words of one number: "and".
    joints: tuple[str, ...]
    #: Name of a month, long or short -> its number.
    months: Mapping[str, int]
    #: What follows the figures of a month and of a day; one word stands between day and month.
    month_day: tuple[str, ...]
    #: What follows an hour, what follows minutes, and half; more words for an hour.
    clock: tuple[str, ...]
    #: Part of the day -> does it count from noon?
    parts: Mapping[str, bool]
    #: Words that hardly a text is without: articles, prepositions.
    common: frozenset[str]


@cache
def tongue_of(language: str) -> Tongue:
    """Return what is known of *language*: nothing, for one without a file."""
    told = _told().get(primary(language), {})
    months = [told.get(name, "").split() for name in ("months", "short_months")]
    return Tongue(
        numbers=_values(told.get("numbers", "")),
        scales=_values(told.get("scales", "")),
        glued=frozenset(told.get("glued", ())),
        joints=tuple(fold(told.get("joints", "")).split()),
        months={
            fold(name).replace("-", " "): number
            for names in months
            for number, name in enumerate(names, 1)
        },
        month_day=_folded(told, "month_day"),
        clock=_folded(told, "clock"),
        parts=dict.fromkeys(_folded(told, "morning"), False)
        | dict.fromkeys(_folded(told, "afternoon"), True),
        common=frozenset(fold(told.get("common", "")).split()),
    )


@cache
def language_names() -> Mapping[str, str]:
    """Return what languages are called, in many languages, folded -> their codes."""
    return {fold(name): code for code, told in _told().items() for name in told["names"].split()}


def choice(words: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return a pattern for any of *words*, the longest first; a space may be a hyphen."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in ordered) or r"(?!)"


@cache
def _told() -> Mapping[str, Mapping[str, Any]]:
    return {
        path.name.removesuffix(".toml"): tomllib.loads(path.read_text("utf-8"))
        for path in files("newsletter.stories").joinpath("languages").iterdir()
        if path.name.endswith(".toml")
    }


def _values(told: str) -> Mapping[str, int]:
    pairs = (pair.rpartition("=") for pair in fold(told).split())
    return {word.replace("-", " "): int(value) for word, _, value in pairs}


def _folded(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in told.get(name, ()))

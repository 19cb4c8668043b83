"""Finds the line of `config.toml` on which a key stands, for errors that say where."""

import re
from collections import Counter

_HEADER = re.compile(r"^\s*(\[\[?)([^\]\[]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*(?:\"([^\"]+)\"|'([^']+)'|([\w.-]+))\s*=")


def lines_of(text: str) -> dict[tuple[str | int, ...], int]:
    """Return for every table and key of *text* the line on which it stands, from 1.

    A way is written as one goes: `("newsletter", 0, "sections", 1, "id")`. TOML's readers keep
    no lines; this reads line by line and may be led astray inside a text of several lines,
    where it costs no more than a wrong number.
    """
    found: dict[tuple[str | int, ...], int] = {}
    seen: Counter[tuple[str | int, ...]] = Counter()
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = _enter(header[2], seen, is_array=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            name = key[1] or key[2] or key[3]
            found.setdefault((*table, *name.split(".")), number)
    return found


def _enter(
    header: str, seen: Counter[tuple[str | int, ...]], *, is_array: bool
) -> tuple[str | int, ...]:
    """Return the way to the table that *header* opens, counting arrays of tables."""
    way: tuple[str | int, ...] = ()
    names = [name.strip().strip("\"'") for name in header.split(".")]
    for depth, name in enumerate(names, start=1):
        way = (*way, name)
        if is_array and depth == len(names):
            seen[way] += 1
        if seen[way]:
            way = (*way, seen[way] - 1)
    return way


def line_of(way: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> int | None:
    """Return the line of *way*, or of the nearest table around it; None when nothing is known."""
    while way:
        if way in lines:
            return lines[way]
        way = way[:-1]
    return None

"""Check of how long the lines are, as far as that can be told without a screen.

The width that a text has in a window of 640 px is what widths, `max-width` and paddings around it
leave. A letter is taken for half as wide as it is high, which is a little more than it is in
Arial and Georgia (0.45 of its size on average in English and Spanish): so the lines counted here
are shorter than those seen. A text that ends within two lines is no trouble to the eye, nor is
one that is broken by hand: neither is looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsletter.render.anatomy import Element
from newsletter.render.checks.sheets import declarations
from newsletter.render.findings import Finding, Level, Look

#: The width of the window, in px.
WINDOW = 640.0
#: Most characters of a line that are read with ease.
LINE = 75
#: How many more it takes to be sure: letters differ, and so do languages.
SURE = 1.1
#: How wide a letter is, as a share of its size.
LETTER = 0.5
#: A text of so many lines is read line after line.
LINES = 2
#: What begins a new line: what holds one of them is not one text.
BLOCKS = frozenset(
    "blockquote body br center div dl h1 h2 h3 h4 h5 h6 html li ol p table tbody td th tr ul".split()
)
LENGTH = re.compile(r"(\d+(?:\.\d+)?)(px|%)?")


@dataclass(frozen=True, slots=True)
class Room:
    """What an element has for its words."""

    #: px.
    width: float = WINDOW
    #: Size of its letters, px.
    size: float = 16.0
    hidden: bool = False

    @property
    def line(self) -> int:
        """How many characters fit into a line."""
        return round(self.width / (self.size * LETTER)) if self.size else 0


def _lines(look: Look) -> Iterator[Finding]:
    elements = look.anatomy.elements
    split = {id(around) for one in elements if one.name in BLOCKS for around in _around(one)}
    beside = _beside(elements)
    rooms: dict[int, Room] = {}
    long: list[tuple[int, str]] = []
    for one in elements:
        outer = rooms[id(one.parent)] if one.parent else Room()
        room = rooms[id(one)] = _room(one, outer, beside.get(id(one), 0.0))
        is_text = one.name in BLOCKS and id(one) not in split and not room.hidden
        if is_text and room.line > LINE * SURE and len(one.text) > LINES * room.line:
            long.append((room.line, one.text))
    if long:
        count, text = max(long)
        yield look.find(
            "A-06", Level.WARN, sentence="A-06-line", count=count, limit=LINE,
            found=f"{text[:40].rstrip()}…",
        )  # fmt: skip


def _around(element: Element) -> Iterator[Element]:
    """Yield what *element* stands in, from within."""
    around = element.parent
    while around is not None:
        yield around
        around = around.parent


def _beside(elements: list[Element]) -> dict[int, float]:
    """Return what the other cells of its row take from each cell, in px, as far as they say."""
    cells: dict[int, list[Element]] = {}
    for one in elements:
        if one.name in {"td", "th"} and one.parent:
            cells.setdefault(id(one.parent), []).append(one)
    taken = {}
    for row in cells.values():
        widths = [_px(one.attributes.get("width", "")) or 0.0 for one in row]
        for one, own in zip(row, widths, strict=True):
            taken[id(one)] = sum(widths) - own
    return taken


def _room(element: Element, outer: Room, beside: float) -> Room:
    style = {name: value for name, value, _ in declarations(element.attributes.get("style", ""))}
    width = outer.width - beside
    said = (element.attributes.get("width", ""), style.get("width", ""), style.get("max-width", ""))
    for one in said:
        length = _px(one, outer.width)
        width = width if length is None else min(width, length)
    size = _px(style.get("font-size", ""), outer.size)
    return Room(
        max(0.0, width - _padding(style)),
        outer.size if size is None else size,
        outer.hidden or style.get("display") == "none" or element.name in {"head", "style"},
    )


def _padding(style: Mapping[str, str]) -> float:
    """Return what the paddings of both sides take, in px."""
    sides = [_px(one) or 0.0 for one in style.get("padding", "").split()]
    right = sides[1 % len(sides)] if sides else 0.0
    left = sides[3] if len(sides) == 4 else right
    left = _px(style.get("padding-left", "")) or left
    right = _px(style.get("padding-right", "")) or right
    return left + right


def _px(written: str, whole: float = 0.0) -> float | None:
    """Return a length in px, a share being one of *whole*; None when it is none."""
    found = LENGTH.fullmatch(written)
    if not found or (found[2] == "%" and not whole):
        return None
    return float(found[1]) * whole / 100 if found[2] == "%" else float(found[1])


CHECKS = (_lines,)

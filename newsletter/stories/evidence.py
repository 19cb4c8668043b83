"""The evidence for a match, as an editor reads it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from operator import itemgetter

from newsletter.model import Evidence
from newsletter.stories.lying import same_words
from newsletter.stories.marks import kind_of, pieces
from newsletter.stories.matching import Match
from newsletter.stories.signs import WEIGHTS
from newsletter.stories.traits import Traits, day_gap

#: How many things of a kind are shown.
SHOWN = 4

#: Shorter words show nothing to an editor.
LETTERS = 4

#: Odds of e to the power of this weigh 0.76 (the hyperbolic tangent of 1).
SCALE = 4.0

#: What weighs less is not shown.
FAINT = 0.05

#: Days that hardly lie between an article and its translation.
LONG_AGO = 30

#: What nearness in time, and a fitting length, are worth at best: as signs they are none at best.
AT_ONCE, AS_USUAL = 3.0, 0.5


def evidence_of(match: Match) -> tuple[Evidence, ...]:
    """Return what speaks for and against *match*, the weightiest first.

    What was seen is data that reads alike in every language: figures, names, days.
    """
    found = [
        Evidence(kind, round(math.tanh(odds / SCALE), 2), seen)
        for kind, odds, seen in _observed(match)
    ]
    weighty = [one for one in found if abs(one.weight) >= FAINT]
    return tuple(sorted(weighty, key=lambda one: -abs(one.weight)))


def against(one: Traits, other: Traits) -> Iterator[Evidence]:
    """Yield what speaks against two articles that a source calls one story."""
    if len(one.amounts) > 1 and len(other.amounts) > 1 and not one.amounts.keys() & other.amounts:
        seen = _list([*one.amounts.values()][:2] + [*other.amounts.values()][:2])
        yield Evidence("numbers", -0.4, seen)
    if one.dated and other.dated and day_gap(one, other) > LONG_AGO:
        yield Evidence("date", -0.4, _list([_date(one.day), _date(other.day)]))
    if same_words(one, other):
        yield Evidence("language", -0.5)


def _observed(match: Match) -> Iterator[tuple[str, float, str]]:
    """Yield each kind of evidence, the logarithm of the odds that it makes, and what was seen."""
    row, column = match.row, match.column
    odds = {sign: WEIGHTS[sign] * strength for sign, strength in match.signs.items()}
    shared = _by_kind(match.shared)
    worth = {kind: WEIGHTS["marks"] * sum(marks.values()) for kind, marks in shared.items()}
    worth["numbers"] = worth.get("numbers", 0.0) + odds["amounts"]
    for kind, shown in (
        ("names", {**row.sounds, **row.names}),
        ("numbers", row.amounts),
        ("links", {}),
    ):
        marks = sorted(shared[kind].items(), key=itemgetter(1), reverse=True)
        seen = _list(shown.get(mark[1:], mark[1:]) for mark, _ in marks)
        if kind == "numbers" and odds["amounts"] < 0:
            seen = _list([*row.amounts.values()][:2] + [*column.amounts.values()][:2])
        yield kind, worth.get(kind, 0.0), seen
    texts = worth.get("words", 0.0) + odds["words"] + odds["background"]
    if match.helped:
        yield "translation", match.helped, _list(match.meant)
    yield "words", texts, _list(_telling(row, column, match.shared))
    yield "date", AT_ONCE + odds["gap"] + odds["crowd"], _list([_date(row.day), _date(column.day)])
    if row.whole == column.whole:
        yield "length", AS_USUAL + odds["length"], _list([str(row.length), str(column.length)])
    titles = [
        " ".join(one.amounts.get(amount, amount) for amount in one.title_amounts)
        for one in (row, column)
    ]
    yield "title_numbers", odds["title_amounts"], _list(titles)
    yield "picture", odds["picture"], row.picture.rpartition("/")[2]
    yield "event", odds["event"], _list([row.event, column.event])
    yield "author", odds["author"], row.author
    yield "section", odds["section"], row.section


def _by_kind(shared: Mapping[str, float]) -> Mapping[str, dict[str, float]]:
    kinds: dict[str, dict[str, float]] = defaultdict(dict)
    for mark, share in shared.items():
        kinds[kind_of(mark)][mark] = share
    return kinds


def _telling(row: Traits, column: Traits, shared: Mapping[str, float]) -> list[str]:
    """Return the words that both have, and that are no names, those first that say most."""
    both = (row.words.keys() & column.words.keys()) - row.names.keys() - column.names.keys()
    both -= row.addressing | column.addressing
    words = (word for word in both if len(word) >= LETTERS)
    said = {word: sum(shared.get(piece, 0.0) for piece in pieces(word)) for word in words}
    return [word for word in sorted(said, key=lambda word: (-said[word], word)) if said[word]]


def _list(things: Iterable[str]) -> str:
    return " · ".join(list(dict.fromkeys(thing for thing in things if thing))[:SHOWN])


def _date(day: float) -> str:
    return datetime.fromtimestamp(day * 86400, UTC).date().isoformat()

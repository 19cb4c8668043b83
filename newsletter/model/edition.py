"""An edition: a way to receive an issue, by languages and layout."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from newsletter.errors import InputError


class Layout(StrEnum):
    """How the languages of an edition stand on the page."""

    #: One language.
    SINGLE = "single"
    #: Two languages, the first one whole, then the second.
    STACKED = "stacked"
    #: Two languages, story by story, in two columns.
    SIDE = "side"


#: What joins the languages in an edition's code.
JOINTS = {Layout.STACKED: "+", Layout.SIDE: "~"}

#: A language, one language stacked on another, or one beside another.
CODE = re.compile(r"([A-Za-z0-9-]+)(?:([+~])([A-Za-z0-9-]+))?")


@dataclass(frozen=True, slots=True)
class Edition:
    """A way to receive an issue: `en`, `en+es` (stacked) or `en~es` (side by side)."""

    languages: tuple[str, ...]
    layout: Layout

    @classmethod
    def parse(cls, code: str) -> "Edition":
        """Read an edition's code.

        Raises:
            InputError: *code* is none.
        """
        found = CODE.fullmatch(code.strip())
        if found is None or found[1] == found[3]:
            raise InputError(f"{code!r} is no edition.", remedy="Write it as en, en+es or en~es.")
        first, joint, second = found.groups()
        if joint is None:
            return cls((first,), Layout.SINGLE)
        return cls((first, second), Layout.STACKED if joint == "+" else Layout.SIDE)

    @property
    def code(self) -> str:
        """Write the edition as its code."""
        return JOINTS.get(self.layout, "").join(self.languages)

    @property
    def language(self) -> str:
        """The language in which its reader is spoken to: the first."""
        return self.languages[0]


def editions_of(languages: Sequence[str]) -> tuple[Edition, ...]:
    """Return every edition that *languages* allow, in the order in which they are shown.

    Two languages give five: each alone, both stacked in either order, both side by side.
    """
    return (
        *(Edition((language,), Layout.SINGLE) for language in languages),
        *(Edition(pair, Layout.STACKED) for pair in permutations(languages, 2)),
        *(Edition(pair, Layout.SIDE) for pair in combinations(languages, 2)),
    )


def edition_among(code: str, languages: Sequence[str]) -> Edition:
    """Return the edition of *languages* that *code* names.

    Raises:
        InputError: there is none; the message lists those there are.
    """
    known = {edition.code: edition for edition in editions_of(languages)}
    if code.strip() not in known:
        raise InputError(
            f"{code!r} is no edition here.", remedy=f"Choose one of {', '.join(known)}."
        )
    return known[code.strip()]

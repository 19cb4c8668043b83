"""The colours of an edition's languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.model import Brand


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one language, as six-digit hex."""

    colour: str
    tint: str
    dark_colour: str
    dark_tint: str


def palette(brand: Brand, languages: Sequence[str], shown: Sequence[str]) -> tuple[Ink, ...]:
    """Return the inks of the languages *shown*, in their order.

    A language has the same ink in every edition: its own by its place in *languages*. Where the
    brand has fewer inks than there are languages, the next free one is taken.
    """
    inks = [
        Ink(*colours)
        for colours in zip(
            brand.colours, brand.tints, brand.dark_colours, brand.dark_tints, strict=False
        )
    ]
    taken: list[Ink] = []
    for language in shown:
        first = languages.index(language) if language in languages else len(taken)
        order = [inks[(first + step) % len(inks)] for step in range(len(inks))]
        taken.append(next((ink for ink in order if ink not in taken), order[0]))
    return tuple(taken)

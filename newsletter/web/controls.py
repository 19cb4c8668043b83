"""The controls of an issue's page: what it shows, as links that work without a script."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from newsletter.model import Edition, Layout

#: The pseudo edition that shows every language's own edition beside the others.
COMPARE = "compare"
WIDTHS = ("640", "375", "320")
TONES = ("light", "dark")
LOOKS = ("html", "text", "source", "headers", "inbox")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the segments of a control."""

    value: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Controls:
    """What the page shows of an issue."""

    #: Codes of the editions there are, and of `compare`.
    editions: tuple[str, ...]
    edition: str
    width: str = WIDTHS[0]
    tone: str = TONES[0]
    look: str = LOOKS[0]

    @classmethod
    def read(cls, query: QueryParams, editions: Sequence[Edition]) -> Self:
        """Read what *query* asks for; whatever it does not say well is as at first."""
        codes = tuple(edition.code for edition in editions)
        singles = [edition for edition in editions if edition.layout is Layout.SINGLE]
        if len(singles) > 1:
            codes = (*codes, COMPARE)
        return cls(
            codes,
            _one_of(codes, query.get("edition")),
            _one_of(WIDTHS, query.get("width")),
            _one_of(TONES, query.get("tone")),
            _one_of(LOOKS, query.get("look")),
        )

    @property
    def dark(self) -> bool:
        """Is it shown as at night?"""
        return self.tone == "dark"

    def panes(self, editions: Sequence[Edition]) -> list[Edition]:
        """Return which of *editions* are shown, side by side."""
        if self.edition == COMPARE:
            return [edition for edition in editions if edition.layout is Layout.SINGLE]
        return [edition for edition in editions if edition.code == self.edition]

    def choices(self, of: str) -> list[Choice]:
        """Return the segments of the control *of*: edition, width, tone or look."""
        values = {"edition": self.editions, "width": WIDTHS, "tone": TONES, "look": LOOKS}[of]
        said = {
            "edition": self.edition, "width": self.width, "tone": self.tone, "look": self.look,
        }  # fmt: skip
        return [
            Choice(value, f"?{urlencode(said | {of: value})}", value == said[of])
            for value in values
        ]


def _one_of(known: Sequence[str], wanted: str | None) -> str:
    return wanted if wanted and wanted in known else next(iter(known), "")

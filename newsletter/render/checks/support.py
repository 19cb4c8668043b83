"""Check of what mail programs support, by caniemail's table; what it does not know is told, too.

    mail --features--> names --support.toml--> programs that fail
        --support-allowed.txt--> but for those that we can live with --> findings

The table knows no list of all values: a value is only told when the table says that it fails.
Forms of pictures are looked up by the check of the pictures.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from newsletter.render.checks.features import named, valued
from newsletter.render.findings import Finding, Level, Look

HERE = Path(__file__).parent
TABLE = HERE / "support.toml"
ALLOWED = HERE / "support-allowed.txt"

#: How families and programs are called.
FAMILIES = {"gmail": "Gmail", "outlook": "Outlook", "apple-mail": "Apple Mail", "yahoo": "Yahoo"}
PLACES = {
    "android": "Android",
    "desktop-webmail": "web",
    "ios": "iOS",
    "macos": "macOS",
    "outlook-com": "Outlook.com",
    "windows": "Windows",
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """A line of the list of what is used although it fails, or although the table is silent."""

    #: Its name; one that ends with a star means all that begin so.
    feature: str
    #: Families, "gmail", or programs, "gmail.ios"; `*` for all.
    programs: tuple[str, ...]
    reason: str

    def covers(self, feature: str, program: str) -> bool:
        """Does it let *feature* pass in *program*?"""
        start = self.feature.removesuffix("*")
        alike = feature.startswith(start) if start != self.feature else feature == start
        return alike and any(
            one in {"*", program, program.split(".", maxsplit=1)[0]} for one in self.programs
        )


@cache
def table() -> dict[str, dict[str, str]]:
    """Return feature -> program -> answer: y, n, a (in part) or u (nobody knows)."""
    told = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        feature: dict(zip(told["programs"], line.partition(",")[0].replace(" ", ""), strict=True))
        for feature, line in told["features"].items()
    }


@cache
def allowances() -> tuple[Allowance, ...]:
    """Return the lines of the list."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    found = (map(str.strip, line.split(" | ")) for line in lines if line and line[0] != "#")
    return tuple(
        Allowance(feature, tuple(programs.split()), reason) for feature, programs, reason in found
    )


def answers(feature: str) -> dict[str, str] | None:
    """Return program -> answer for *feature*; None when the table does not know it."""
    generic = "[attribute]" if feature.startswith("[") else feature
    return table().get(generic)


@lru_cache(2048)
def failing(feature: str) -> tuple[str, ...]:
    """Return the programs in which *feature* fails and is not allowed to."""
    return tuple(
        program
        for program, answer in (answers(feature) or {}).items()
        if answer == "n" and not any(one.covers(feature, program) for one in allowances())
    )


@lru_cache(2048)
def is_known(feature: str) -> bool:
    """Does the table know *feature*, or else the list of what is allowed?"""
    return answers(feature) is not None or any(one.covers(feature, "*") for one in allowances())


def clients(programs: Iterable[str]) -> str:
    """Write *programs* for a reader: "Gmail, Outlook (Windows)"; a whole family by its name."""
    known = next(iter(table().values()))
    grouped: dict[str, list[str]] = {}
    for program in programs:
        family, place = program.split(".")
        grouped.setdefault(family, []).append(PLACES[place])
    return ", ".join(
        FAMILIES[family]
        if len(places) == sum(one.startswith(f"{family}.") for one in known)
        else f"{FAMILIES[family]} ({', '.join(places)})"
        for family, places in grouped.items()
    )


def _support(look: Look) -> Iterator[Finding]:
    names = named(look.anatomy)
    for feature in sorted(names | valued(look.anatomy)):
        if programs := failing(feature):
            shown = feature.removesuffix("=")
            yield look.find("R-01", Level.WARN, feature=shown, client=clients(programs))
        elif feature in names and not is_known(feature):
            shown = feature.removesuffix("=")
            yield look.find("R-01", Level.WARN, sentence="R-01-unknown", feature=shown)


CHECKS = (_support,)

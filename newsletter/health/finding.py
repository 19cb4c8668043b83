"""One thing that was looked at, and how it stands."""

from dataclasses import dataclass
from enum import StrEnum

from newsletter.errors import NewsletterError


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    #: Mail goes, and may fare better.
    WARN = "warn"
    #: It does not go, or is refused.
    BLOCK = "block"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one thing."""

    #: Stable: "database", "dkim:news2026".
    id: str
    level: Level
    message: str
    #: What to do; `""` for nothing.
    remedy: str = ""


def ok(name: str, message: str) -> Finding:
    """Return that all is well."""
    return Finding(name, Level.OK, message)


def warn(name: str, message: str, remedy: str) -> Finding:
    """Return that something may be better."""
    return Finding(name, Level.WARN, message, remedy)


def block(name: str, message: str, remedy: str) -> Finding:
    """Return that something must be mended."""
    return Finding(name, Level.BLOCK, message, remedy)


def unknown(name: str, message: str, remedy: str = "") -> Finding:
    """Return that nothing was found out."""
    return Finding(name, Level.NOT_CHECKED, message, remedy)


def of_error(name: str, error: NewsletterError, level: Level = Level.BLOCK) -> Finding:
    """Return what *error* says."""
    place = f"{error.where}: " if error.where else ""
    return Finding(name, level, f"{place}{error.what}", error.remedy)

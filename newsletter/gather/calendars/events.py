"""An event of a calendar, read: refused when it cannot be used, passed over when it is not public."""

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import icalendar
from icalendar.timezone import tzp

from newsletter.gather.text import words
from newsletter.model import among, normalise

#: Properties without which nobody knows when an event takes place.
TELLING = ("DTSTART", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE")

#: How often an event may repeat: one that does so by the hour announces nothing.
PACES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})

#: A language at the end of a UID: `fair-2026-es@news.example`, `fair-2026-es`.
MARKED = re.compile(r"(?P<stem>.+)[-_.](?P<mark>[A-Za-z]{2,3})(?P<host>@.*)?", re.DOTALL)

#: Time zones of its own that a calendar may define.
MOST_ZONES = 100

#: Longest UID that is kept, and how much of one is shown.
UID_LIMIT, SHOWN = 500, 60

NAMELESS = "It has no title (SUMMARY). Give it one in the calendar."


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that cannot be used."""

    #: Its title and its UID, as far as it has them.
    where: str
    #: What is wrong with it and what to do.
    what: str


@dataclass(frozen=True, slots=True)
class Read:
    """An event that can be used, with what its calendar says of it."""

    #: As the library has it.
    event: icalendar.Component
    uid: str
    #: The same for all language versions.
    key: str
    #: The language that its UID names, one of the configured; else `""`.
    mark: str

    @property
    def language(self) -> str:
        """The tag that its title bears."""
        title = only(self.event.get("SUMMARY"))
        return normalise(str(title.params.get("LANGUAGE", ""))) if title is not None else ""

    @property
    def repeats(self) -> bool:
        """Does it take place more than once, by a rule or by a list of days?"""
        return "RRULE" in self.event or "RDATE" in self.event

    @property
    def replaces(self) -> bool:
        """Does it stand in for one time of another?"""
        return "RECURRENCE-ID" in self.event

    @property
    def is_called_off(self) -> bool:
        """Does it not take place at all?"""
        return is_cancelled(self.event) and not self.replaces

    @property
    def is_dated(self) -> bool:
        """Does it say when it begins? One that is called off need not (RFC 5546 3.2.5)."""
        return "DTSTART" in self.event


@contextmanager
def with_zones(zones: Sequence[str]) -> Iterator[None]:
    """Let events be read that name the time *zones* of their calendar, and of no other before it."""
    tzp.use_default()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a guess at a zone's long name, a good one
        for zone in zones[:MOST_ZONES]:
            try:
                icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\n{zone}END:VCALENDAR\n")
            except MemoryError:
                raise
            except Exception:  # whatever a stranger's zone provokes: it stays unknown
                logging.getLogger(__name__).debug("no time zone: %r", zone[:200], exc_info=True)
        yield


def read_event(piece: str, languages: Sequence[str]) -> Read | Refused | None:
    """Return the event of which *piece* is the text, or why it is none.

    None is returned for one that its calendar keeps private.
    """
    try:
        event = icalendar.Event.from_ical(piece)
    except MemoryError:
        raise
    except Exception:  # whatever a stranger's text provokes
        logging.getLogger(__name__).debug("no event: %r", piece[:200], exc_info=True)
        return Refused("an event", "It cannot be read. Correct it in the calendar.")
    if str(only(event.get("CLASS")) or "PUBLIC").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        return None
    title = words.unmarked(str(only(event.get("SUMMARY")) or ""))
    uid = words.line(str(only(event.get("UID")) or ""), UID_LIMIT)
    what = _fault(event) or ("" if title or is_cancelled(event) else NAMELESS)
    if what:
        return Refused(named_by(title, uid), what)
    key, mark = _parted(uid, languages)
    named = uid or title
    # How long it takes is nowhere shown; and a count of its changes that is none counts nothing.
    for name in ("DTEND", "DURATION", *({"SEQUENCE"} & {name for name, _ in event.errors})):
        event.pop(name, None)
    return Read(event, named, key or named, mark)


def is_cancelled(event: Any) -> bool:
    """Does *event* not take place?"""
    return str(only(event.get("STATUS")) or "").upper() == "CANCELLED"


def named_by(title: str, uid: str) -> str:
    """Return what an editor finds an event by."""
    short = f"UID {words.cut(uid, SHOWN)}" if uid else "no UID"
    return f"{title} ({short})" if title else short


def _fault(event: Any) -> str:
    """Return why nobody knows when *event* takes place; `""` if one does."""
    broken = {name for name, _ in event.errors}
    for name in TELLING:
        if name in broken:
            return f"Its {name} cannot be read. Correct it in the calendar."
    if "DTSTART" not in event and is_cancelled(event) and event.get("UID"):
        return ""
    if not hasattr(event.get("DTSTART"), "dt"):
        return "It does not say when it begins (DTSTART), or says it twice. Correct it in the calendar."
    for rule in each_of(event.get("RRULE")):
        pace = str(only(rule.get("FREQ")) or "").upper()
        if pace not in PACES:
            return (
                f"It repeats by the hour or more often ({words.line(pace, 20) or 'no FREQ'}), "
                "which no event does that readers can go to. Correct its RRULE in the calendar."
            )
        if any(int(step) < 1 for step in each_of(rule.get("INTERVAL"))):
            return "The INTERVAL of its RRULE is less than 1. Correct it in the calendar."
    return ""


def _parted(uid: str, languages: Sequence[str]) -> tuple[str, str]:
    """Return *uid* without the language at its end, and that language."""
    found = MARKED.fullmatch(uid)
    mark = among(found["mark"], languages) if found else ""
    return (f"{found['stem']}{found['host'] or ''}", mark) if found and mark else (uid, "")


def each_of(value: Any) -> Iterable[Any]:
    """Return what an event says under one name: nothing, one thing, or several."""
    if value is None:
        return ()
    return value if isinstance(value, list) else [value]


def only(value: Any) -> Any:
    """Return the first of what an event says under one name; None when it says nothing."""
    return value[0] if isinstance(value, list) and value else value

"""When the events of a calendar take place: rules, further days, and changes to single times."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from recurring_ical_events import CalendarQuery  # type: ignore[import-untyped]  # it has no types

from newsletter.gather.calendars.events import Read, Refused, is_cancelled, named_by, only
from newsletter.gather.text import words

UNTOLD = "When it takes place cannot be told. Correct its dates and rules in the calendar."


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time at which an event takes place."""

    #: What is told of it: its rule is gone, and changes to this time are made.
    event: icalendar.Component
    read: Read
    starts_at: datetime
    #: Which time it is, as its rule has it (YYYYMMDD, with the hour for a further one of a day),
    #: wherever it was moved; `""` for an event that takes place once.
    turn: str
    #: Does the calendar hold the event in several languages?
    in_several: bool

    @property
    def is_called_off(self) -> bool:
        """Does it not take place?"""
        return is_cancelled(self.event)


def coming(
    events: Sequence[Read], first: date, last: date, zone: ZoneInfo
) -> tuple[list[Occasion], list[Refused]]:
    """Return when *events* begin from *first* to *last*, in order, and which cannot be told.

    Times that are called off are among them.

    Args:
        zone: where days begin, and times without a zone are meant.
    """
    occasions: list[Occasion] = []
    refused: list[Refused] = []
    families = _families(events)
    languages = Counter(family[0].uid for family in families)
    for family in families:
        try:
            found = _of(family, first, last, zone, in_several=languages[family[0].uid] > 1)
        except MemoryError:
            raise
        except Exception:  # whatever a stranger's rules provoke, in this event only
            logging.getLogger(__name__).debug("no times: %r", family[0].uid, exc_info=True)
            title = words.unmarked(str(only(family[0].event.get("SUMMARY")) or ""))
            refused.append(Refused(named_by(title, family[0].uid), UNTOLD))
            continue
        occasions += found
    occasions.sort(key=lambda one: one.starts_at)
    return occasions, refused


def _families(events: Iterable[Read]) -> list[list[Read]]:
    """Put each event together with what changes single times of it.

    Two of one UID whose titles are marked with different languages are two events.
    """
    families: dict[tuple[str, str], list[Read]] = {}
    of_uid: dict[str, list[Read]] = {}
    for one in sorted(events, key=lambda one: one.replaces):
        family = families.get((one.uid, one.language))
        if family is None and one.replaces:
            family = of_uid.get(one.uid)
        if family is None:
            family = families[one.uid, one.language] = []
            of_uid.setdefault(one.uid, family)
        family.append(one)
    return list(families.values())


def _of(
    family: Sequence[Read], first: date, last: date, zone: ZoneInfo, *, in_several: bool
) -> list[Occasion]:
    holder = icalendar.Calendar()
    uid = icalendar.vText("one")
    for one in family:
        one.event["UID"] = uid  # a UID that is missing, or none, tells nothing
        holder.add_component(one.event)
    begin = datetime.combine(first, time(), zone) - timedelta(days=2)
    end = datetime.combine(last, time(), zone) + timedelta(days=2)
    many = any(one.repeats or one.replaces for one in family)
    found: dict[str, Occasion] = {}
    called_off: list[Occasion] = []
    every = CalendarQuery(holder).between(begin, end)
    timed = ((local(each["DTSTART"].dt, zone), each) for each in every)
    for starts_at, each in sorted(timed, key=lambda pair: pair[0]):
        if not first <= starts_at.date() <= last:
            continue
        turn = _turn(each) if many else ""
        if is_cancelled(each):
            called_off.append(Occasion(each, family[0], starts_at, turn, in_several))
            continue
        if turn in found:
            turn += f"T{starts_at:%H%M}"
        found.setdefault(turn, Occasion(each, family[0], starts_at, turn, in_several))
    return [*found.values(), *called_off]


def _turn(event: Any) -> str:
    """Return the day on which *event* would take place by its rule."""
    named = event["RECURRENCE-ID"]
    moment = event["DTSTART"] if named.params.get("RANGE") else named
    return f"{moment.dt:%Y%m%d}"


def local(moment: date, zone: ZoneInfo) -> datetime:
    """Return *moment* by the clock of *zone*; a day without an hour begins at midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), zone)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)

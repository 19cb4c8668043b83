"""The text of a calendar, cut into its events and time zones before anything of it is read.

A calendar keeps the events of years. Which of them can be soon is seen in their letters; and a
broken one among them breaks no other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from newsletter.gather.text import charset, words

#: A calendar begins with this line, after a byte order mark and blanks if need be.
START = re.compile(rb"\A[\xef\xbb\xbf\xff\xfe\s]{0,200}BEGIN:VCALENDAR\b", re.IGNORECASE)
END = re.compile(r"^END:VCALENDAR[ \t]*$", re.IGNORECASE | re.MULTILINE)
EDGE = re.compile(r"(BEGIN|END):([A-Z-]{1,40})[ \t]*", re.IGNORECASE)

#: Where a long line was folded (RFC 5545 3.1): maybe within a letter of several bytes.
FOLD = re.compile(rb"\r?\n[ \t]|\r[ \t]")

#: A calendar that calls off all events in it (RFC 5546 3.2.5), and what each of them says then.
CANCEL = re.compile(r"METHOD\s*:\s*CANCEL\s*", re.IGNORECASE)
CANCELLED = "STATUS:CANCELLED"

#: What of a calendar is kept; alarms and whatever else is within an event are not.
CALENDAR, EVENT, ZONE = "VCALENDAR", "VEVENT", "VTIMEZONE"

#: Days on which an event begins, or would have begun: YYYYMMDD.
BEGINS = re.compile(
    r"^(?:DTSTART|RECURRENCE-ID)\b.*:(\d{8})(?:T\d{1,6}Z?)?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
RULE = re.compile(r"^RRULE\b.*$", re.IGNORECASE | re.MULTILINE)
UNTIL = re.compile(r"\bUNTIL=(\d{8})", re.IGNORECASE)
#: Further days, and what changes all that follow: nothing of it is judged by its letters.
OTHER_DAYS = re.compile(r"^RDATE\b|\bRANGE=", re.IGNORECASE | re.MULTILINE)

#: Time zones differ by a day at most, and the ends of rules are written in any of them.
SLACK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a calendar holds, as text."""

    events: tuple[str, ...]
    zones: tuple[str, ...]
    #: Does it end as it should?
    whole: bool


def is_calendar(content: bytes) -> bool:
    """Does *content* begin as a calendar does, in whatever encoding?"""
    return START.search(content[:20_000].replace(b"\0", b"")) is not None


def pieces_of(content: bytes) -> Pieces | None:
    """Return the events and time zones of the calendar *content*; None when it is no text."""
    wide = b"\0" in content[:200]
    text = charset.decode(content if wide else FOLD.sub(b"", content))
    if text is None:
        return None
    whole = re.sub(r"\n[ \t]", "", words.block(text))
    events, zones, cut_off = _parts(whole.split("\n"))
    return Pieces(tuple(events), tuple(zones), END.search(whole) is not None and not cut_off)


def _parts(lines: Iterable[str]) -> tuple[list[str], list[str], bool]:
    """Return the events and the time zones in *lines*, and whether the last one has no end.

    What stands within an event, such as alarms, is left out; what its calendar says of all its
    events stands in each.
    """
    kept: dict[str, list[str]] = {EVENT: [], ZONE: []}
    kind, depth, part, said = "", 0, list[str](), list[str]()
    for line in lines:
        edge = EDGE.fullmatch(line)
        begins, name = (edge[1].upper() == "BEGIN", edge[2].upper()) if edge else (False, "")
        if not kind and CANCEL.fullmatch(line):
            said = [CANCELLED]
        elif name == CALENDAR:
            said = []
        if begins and (name == EVENT or (name == ZONE and not kind)):
            # An event that begins in another: that has no end.
            kind, depth, part = name, 1, [line, *(said if name == EVENT else ())]
        elif kind and edge and not begins and name == kind:
            kept[kind].append("\n".join([*part, line, ""]))
            kind = ""
        elif kind == ZONE or (kind and depth == 1 and not edge):
            part.append(line)
        elif edge:
            depth += 1 if begins else -1
    return kept[EVENT], kept[ZONE], bool(kind)


def may_be_soon(event: str, first: date, last: date) -> bool:
    """May the *event* take place from *first* to *last*, for all that its letters show?"""
    if OTHER_DAYS.search(event):
        return True
    early, late = (f"{day:%Y%m%d}" for day in (first - SLACK, last + SLACK))
    begins = BEGINS.findall(event)
    if rules := RULE.findall(event):
        ends = [end[1] if (end := UNTIL.search(rule)) else late for rule in rules]
        return max(ends) >= early and min(begins, default=early) <= late
    return not begins or any(early <= day <= late for day in begins)

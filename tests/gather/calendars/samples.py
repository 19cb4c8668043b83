"""Calendars in a line each, and what they hold."""

from newsletter.gather import read
from newsletter.model import Source, SourceKind
from tests.gather.samples import LANGUAGES, Shelf, visit

URL = "https://palodulce.example/events.ics"


def event(*lines, uid="one@palodulce.example", title="Star party", start="20261128T180000"):
    """Write an event; what is None is left out."""
    facts = [("UID", uid), ("SUMMARY", title), ("DTSTART", start)]
    known = [f"{name}:{value}" for name, value in facts if value is not None]
    return "\r\n".join(["BEGIN:VEVENT", *known, *lines, "END:VEVENT", ""])


def ics(*parts):
    """Write a calendar of *parts*."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Palo Dulce//EN\r\n"
    return f"{head}{''.join(parts)}END:VCALENDAR\r\n"


def calendar_source(**facts):
    """Describe a calendar at an address."""
    return Source(**{"id": "town", "kind": SourceKind.CALENDAR, "url": URL, **facts})


def gathered(content, *, languages=LANGUAGES, **facts):
    """Read *content*, text or bytes, as if it had been fetched."""
    data = content if isinstance(content, bytes) else content.encode()
    return read(visit(calendar_source(**facts), Shelf(data, url=URL), languages))


def of(*parts, **facts):
    """Return the articles of a calendar of *parts*, which bothers nobody."""
    result = gathered(ics(*parts), **facts)
    assert result.complaints == ()
    return result.articles


def days(*parts):
    """Return the days and hours of a calendar of *parts*: `11-28 18:00`."""
    return [f"{one.event.starts_at:%m-%d %H:%M}" for one in of(*parts)]


def complaint(*parts):
    """Return where and what the one complaint about a calendar of *parts* is."""
    (found,) = gathered(ics(*parts)).complaints
    return found.where, found.what

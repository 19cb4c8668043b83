"""A calendar's bytes, made into articles; in the workshop, for they are foreign."""

from datetime import timedelta

from newsletter.errors import PageError
from newsletter.gather.calendars import times
from newsletter.gather.calendars.announcing import articles_of
from newsletter.gather.calendars.calling_off import named
from newsletter.gather.calendars.events import Refused, read_event, with_zones
from newsletter.gather.calendars.pieces import Pieces, is_calendar, may_be_soon, pieces_of
from newsletter.gather.feeds.discovery import is_page
from newsletter.gather.gathered import Brief, Complaint, Gathered
from newsletter.gather.item import MOST
from newsletter.gather.urls import Place
from newsletter.model import Article

#: How far ahead events are taken: a newsletter announces those of the next weeks.
AHEAD = timedelta(days=60)


def parse(content: bytes, place: Place, brief: Brief, *, repeating: bool = True) -> Gathered:
    """Return the articles of the calendar *content*.

    Args:
        repeating: are events to be read that have a rule?

    Raises:
        PageError: it is empty, or no calendar.
    """
    pieces = _pieces(content, brief.source.location)
    today = brief.now.astimezone(brief.zone).date()
    last = today + AHEAD
    near = [piece for piece in pieces.events if may_be_soon(piece, today, last)]
    complaints = _about(pieces, len(near), brief.source.location)
    with with_zones(pieces.zones):
        found = [read_event(piece, brief.languages) for piece in near[:MOST]]
    events = [one for one in found if one is not None and not isinstance(one, Refused)]
    kept = [one for one in events if one.is_dated and (repeating or not one.repeats)]
    every, refused = times.coming(kept, today, last, brief.zone)
    occasions = [one for one in every if not one.is_called_off]
    for one in (*(one for one in found if isinstance(one, Refused)), *refused):
        complaints.append(Complaint(one.where, one.what))
    made = [each for one in occasions[:MOST] for each in articles_of(one, place, brief)]
    complaints += [one for one in made if isinstance(one, Complaint)]
    if len(occasions) > MOST:
        what = f"Of {len(occasions):,} coming times of its events the first {MOST:,} were taken."
        complaints.append(Complaint(brief.source.location, what))
    articles = tuple(one for one in made if isinstance(one, Article))
    called_off = {
        *(named(one.uid) for one in events if one.is_called_off),
        *(named(one.read.uid, one.turn) for one in every if one.is_called_off),
    }
    return Gathered(
        articles,
        tuple(dict.fromkeys(complaints)),
        called_off=frozenset(called_off),
        whole=repeating and not complaints,
    )


def _pieces(content: bytes, where: str) -> Pieces:
    """Return the events of *content*, unread.

    Raises:
        PageError: it is empty, or no calendar.
    """
    if not content.strip():
        raise PageError("It is empty.", where=where, remedy="Ask its keeper for the calendar.")
    if is_page(content):
        what, remedy = "This is a web page, not a calendar.", "Give the address of its .ics file."
        raise PageError(what, where=where, remedy=remedy)
    if not is_calendar(content):
        remedy = "Give the address of a file that begins with BEGIN:VCALENDAR."
        raise PageError("This is no calendar.", where=where, remedy=remedy)
    pieces = pieces_of(content)
    if pieces is None:
        raise PageError("It holds no text.", where=where, remedy="Save it as text, in UTF-8.")
    return pieces


def _about(pieces: Pieces, near: int, where: str) -> list[Complaint]:
    """Say what is wrong with a calendar as a whole, *near* of whose events are looked at."""
    complaints = []
    if not pieces.whole:
        what = (
            f"This calendar breaks off; the {len(pieces.events):,} whole events before that were "
            "read. If it stays so, tell its keeper."
        )
        complaints.append(Complaint(where, what))
    if near > MOST:
        what = (
            f"It holds {near:,} events that are coming or repeat, of which the first {MOST:,} were "
            "read. Ask its keeper for a smaller calendar."
        )
        complaints.append(Complaint(where, what))
    return complaints

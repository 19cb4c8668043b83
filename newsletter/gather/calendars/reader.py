"""Reads a calendar, from an address or from a file, and makes articles of its coming events.

address -> fetch --+
                   +-> bytes --pieces--> events --events--> readable --times--> occasions
path ----> read ---+                                     --announcing--> articles

A day later the same bytes hold other coming events: so a calendar is asked for what is new only
within one day, and read whole on the next.
"""

from dataclasses import replace
from pathlib import Path

from newsletter.errors import PageError
from newsletter.gather import files
from newsletter.gather.gathered import Brief, Complaint, Gathered, Visit
from newsletter.gather.network.freshness import freshness, kept_by
from newsletter.gather.urls import Place

#: Largest calendar in a file, in bytes.
LARGEST = 10_000_000


def read(visit: Visit) -> Gathered:
    """Return an article for each time that an event of a calendar takes place soon.

    Raises:
        SourceError: it cannot be had.
        PageError: it is empty, or no calendar.
    """
    source, known = visit.brief.source, visit.validators
    if not source.url:
        return _taken_apart(files.read(Path(source.path), LARGEST), Place(), visit)
    today = visit.brief.now.astimezone(visit.brief.zone).date().isoformat()
    same_day = known.cursor == today
    found = visit.fetcher.fetch(
        source.url,
        etag=known.etag if same_day else "",
        modified=known.modified if same_day else "",
        allow_private=source.allow_private,
    )
    kept = replace(kept_by(found, known), cursor=today)
    if same_day and (found.unchanged or kept.digest == known.digest):
        return Gathered(validators=kept, unchanged=True, fresh=freshness(found))
    gathered = _taken_apart(found.content, Place(found.url), visit)
    return replace(gathered, validators=kept, fresh=freshness(found))


def _taken_apart(content: bytes, place: Place, visit: Visit) -> Gathered:
    """Return the articles of the calendar *content*.

    A rule that never comes to an end takes what repeats with it, and not the other events.

    Raises:
        PageError: it is empty, or no calendar.
    """
    brief = visit.brief
    try:
        return visit.workshop.do(parsed, content, place, brief)
    except PageError as error:
        gathered = visit.workshop.do(parsed, content, place, brief, repeating=False)
        what = f"Its repeating events were left out, for with them it could not be read. {error}"
        told = Complaint(brief.source.location, what)
        return replace(gathered, complaints=(told, *gathered.complaints))


def parsed(content: bytes, place: Place, brief: Brief, *, repeating: bool = True) -> Gathered:
    """Return what `parsing.parse` does.

    Raises:
        PageError: it is empty, or no calendar.
    """
    # Its libraries take 5 MB and a tenth of a second; most newsrooms have no calendar.
    from newsletter.gather.calendars.parsing import parse  # noqa: PLC0415

    return parse(content, place, brief, repeating=repeating)

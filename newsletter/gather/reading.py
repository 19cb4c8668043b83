"""Reads a source, whatever its kind: a kind is a module with a `read`, entered in a table."""

from collections.abc import Callable, Mapping

from newsletter.errors import SourceError
from newsletter.gather import by_sitemap
from newsletter.gather.calendars import reader as calendars
from newsletter.gather.feeds import feed
from newsletter.gather.folders import folder
from newsletter.gather.gathered import Gathered, Visit
from newsletter.gather.wordpress import wordpress
from newsletter.model import SourceKind

READERS: Mapping[SourceKind, Callable[[Visit], Gathered]] = {
    SourceKind.FEED: feed.read,
    SourceKind.WORDPRESS: wordpress.read,
    SourceKind.FOLDER: folder.read,
    SourceKind.CALENDAR: calendars.read,
}


def read(visit: Visit) -> Gathered:
    """Return the articles of a source, and complaints about items that are none.

    Raises:
        SourceError: the source as a whole cannot be read.
        PageError: what it gave is not what it claims to be.
    """
    source = visit.brief.source
    try:
        return by_sitemap.completed(READERS[source.kind](visit), visit)
    except SourceError as error:
        error.where = error.where or source.location  # the workshop knows of no source
        raise

"""Reads a source, whatever its kind: a kind is a module with a `read`, entered in a table."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter.gather import feed, folder
from newsletter.gather.gathered import Gathered, Validators, Visit
from newsletter.model import Source, SourceKind
from newsletter.ports import Fetcher

READERS: Mapping[SourceKind, Callable[[Visit], Gathered]] = {
    SourceKind.FEED: feed.read,
    SourceKind.FOLDER: folder.read,
}


def read(
    source: Source,
    languages: Sequence[str],
    fetcher: Fetcher,
    *,
    now: datetime,
    timezone: str,
    validators: Validators = Validators(),  # noqa: B008 - it is frozen
) -> Gathered:
    """Return the articles of *source*, and complaints about items that are none.

    Args:
        source: where to read.
        languages: the configured languages.
        fetcher: reads addresses.
        now: aware, UTC; dates far ahead of it are not believed.
        timezone: name of the zone that a date without one is meant in.
        validators: what the source gave last time, so that it may say that nothing changed.

    Raises:
        SourceError: the source as a whole cannot be read.
        PageError: what it gave is not what it claims to be.
    """
    visit = Visit(source, tuple(languages), fetcher, now, ZoneInfo(timezone), validators)
    return READERS[source.kind](visit)

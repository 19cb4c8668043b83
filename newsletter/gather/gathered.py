"""What a reader of sources is given, and what it brings home."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter.model import Article, Source
from newsletter.ports import Fetcher, Workshop


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells which version of a source we have."""

    #: What the server calls it, to be shown to it next time (RFC 9110 8.8).
    etag: str = ""
    modified: str = ""
    #: SHA-256 of what it sent, for servers that call it nothing.
    digest: str = ""
    #: How far a source that is read in pieces was read; only its reader knows what it means.
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One item of a source that could not be used, or not wholly."""

    #: Which: a file's path within its folder, or an item's title.
    where: str
    #: What is wrong with it and what to do, in plain words.
    what: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a source gave."""

    articles: tuple[Article, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    #: To be shown to the source next time.
    validators: Validators = Validators()
    #: The source says that it is as it was; there are no articles then.
    unchanged: bool = False
    #: Names of events that do not take place after all; see `calendars.calling_off`.
    called_off: frozenset[str] = frozenset()
    #: Is it all that the source has, so that of its events the missing ones have vanished?
    whole: bool = False
    #: Seconds for which the source asks not to be read again (RFC 9111 5.2).
    fresh: float = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """What must be known of a source to make articles of what it gave."""

    source: Source
    #: The configured languages.
    languages: tuple[str, ...]
    #: Aware, UTC; dates far ahead of it are not believed.
    now: datetime
    #: Where a time without a zone is meant.
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Visit:
    """A source to be read, and what its reader needs for it."""

    brief: Brief
    fetcher: Fetcher
    #: Where the bytes that it gives are taken apart.
    workshop: Workshop
    validators: Validators = Validators()

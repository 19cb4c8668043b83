"""What a reader of sources is given, and what it brings home."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter.model import Article, Source
from newsletter.ports import Fetcher


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells a server which version of a source we have (RFC 9110 8.8)."""

    etag: str = ""
    modified: str = ""


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


@dataclass(frozen=True, slots=True)
class Visit:
    """A source to be read, and what its reader needs for it."""

    source: Source
    #: The configured languages.
    languages: tuple[str, ...]
    fetcher: Fetcher
    #: Aware, UTC.
    now: datetime
    #: Where a time without a zone is meant.
    zone: ZoneInfo
    validators: Validators = Validators()

"""How far a site was read, kept as text from one visit to the next.

Posts are read from the newest down. When a visit ends before all is read, what is left is a span
between two moments, and the next visit goes on there, after it has read what came out meanwhile:

    oldest ------ span.after ~~~~ to be read ~~~~ span.before ------ newest ....... now
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from newsletter.gather import dates
from newsletter.gather.wordpress.page import Page

SECOND = timedelta(seconds=1)

#: How far a visit goes back where only numbers tell where the last one ended.
BACK = 100

#: How far before the newest post that was seen is asked again: a post may be dated back.
OVERLAP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """Posts that are to be read, the newest first."""

    #: All are later than it; None if it has no end.
    after: datetime | None = None
    #: None is later than it; None if it has no beginning.
    before: datetime | None = None
    #: How many of them were read.
    skip: int = 0
    #: The site does not heed `before`: only `skip` tells where to go on.
    numbered: bool = False
    #: Only those of the second `before` are read now, by their numbers: a database may sort what
    #: is of one moment otherwise on each page.
    second: bool = False
    #: Visits in which the next ones could not be had.
    tries: int = 0
    #: Pages in a row of which no post at all could be had.
    losses: int = 0

    def beyond(self, page: Page, size: int, *, is_last: bool) -> Self:
        """Return what is left when *page*, the next *size* posts, is read.

        It goes on with the moment of the last post, which others may share: numbers of pages
        would slide while we read. Where a page is of one second, that is read by itself.

        Args:
            is_last: nothing more is answered to the question that brought *page*.
        """
        first, last, newest = page.first, page.last, self.before
        begun = replace(self, skip=0, tries=0, losses=0)
        # What was read is a whole page, which may have begun above what was skipped.
        further = replace(begun, skip=(self.skip // size + 1) * size)
        if self.second and newest:
            if page.numbers and {first, last} != {newest}:
                return replace(begun, second=False, numbered=True)
            return replace(begun, before=newest - SECOND, second=False) if is_last else further
        if newest and first and first > newest:
            return replace(further, numbered=True)
        if self.numbered or self.second:
            return further
        if last is None or (newest and last >= newest):
            return replace(begun, second=True)
        return replace(begun, before=last)

    def beneath(self, size: int, *, lost: bool) -> Self:
        """Return what is left when the next *size* posts are passed over.

        Args:
            lost: not one of them could be had.
        """
        losses = self.losses + 1 if lost else 0
        return replace(self, skip=(self.skip // size + 1) * size, tries=0, losses=losses)

    def resumed(self) -> Self:
        """Return it as the next visit begins: some that were read may be gone from their place."""
        return self if self.tries else replace(self, skip=max(0, self.skip - BACK))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far posts were read in one order: up to `newest`, but for what is `left`."""

    newest: datetime | None = None
    left: Span | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where we began: of what was there then, only the newest was read."""

    #: What came out before is not known to us; None if all is.
    moment: datetime | None = None
    #: The largest number of a post at that time.
    number: int = 0


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a site was read."""

    #: By the dates on which posts came out.
    news: Reach = field(default_factory=Reach)
    #: By the dates on which they were last changed.
    edits: Reach = field(default_factory=Reach)
    start: Start = field(default_factory=Start)

    @property
    def text(self) -> str:
        """This, as text."""
        return json.dumps(asdict(self), default=datetime.isoformat, separators=(",", ":"))


def cursor_of(text: str, zone: ZoneInfo) -> Cursor:
    """Return the cursor that *text* is; a blank one if it is none.

    Earlier versions of this program wrote the moment of the newest post alone.
    """
    try:
        raw = json.loads(text)
        start = Start(_moment(raw["start"]["moment"]), int(raw["start"]["number"]))
        return Cursor(_reach(raw["news"]), _reach(raw["edits"]), start)
    except (ValueError, TypeError, KeyError):
        seen = dates.read(text, zone)
        return Cursor(Reach(seen), Reach(seen - OVERLAP)) if seen else Cursor()


def _reach(raw: Mapping[str, Any]) -> Reach:
    left = raw["left"]
    ends = {name: _moment(left[name]) for name in ("after", "before")} if left else {}
    return Reach(_moment(raw["newest"]), Span(**(left | ends)) if left else None)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None

"""Goes through a site's posts from the newest down, as far as is wanted and one visit may go."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather.gathered import Visit
from newsletter.gather.wordpress import rest
from newsletter.gather.wordpress.cursor import SECOND, Span, Start
from newsletter.gather.wordpress.page import Wanted
from newsletter.gather.wordpress.rest import SMALL, Answer, Question

#: Visits after which posts that cannot be had are passed over.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Which posts are wanted."""

    span: Span
    #: What is older need not be read; None if all is to be.
    until: datetime | None = None
    #: Posts that are looked at even if they are older.
    enough: int = 0
    #: Posts that are looked at in this visit, and no more.
    most: int = 1_000
    by_change: bool = False
    #: Those that came out later are not asked for; None if all are.
    published_before: datetime | None = None
    start: Start = field(default_factory=Start)

    def question(self, span: Span) -> Question:
        """Return how the posts of *span*, a part of what is wanted, are asked for."""
        prefix = "modified_" if self.by_change else ""
        newest = None if span.numbered else span.before
        named = {
            f"{prefix}after": newest - SECOND if newest and span.second else span.after,
            f"{prefix}before": newest and newest + SECOND,
            **({"before": self.published_before} if self.by_change else {}),
        }
        bounds = {name: _written(moment) for name, moment in named.items() if moment}
        order = "id" if span.second else "modified" if self.by_change else "date"
        wanted = Wanted(self.by_change, span.after, self.start.moment, self.start.number)
        return Question({"orderby": order, **bounds}, wanted)

    def is_passed(self, span: Span, seen: int) -> bool:
        """Need no more be read when *span* is left, and so many were *seen*?"""
        old = self.until is not None and span.before is not None and span.before <= self.until
        return old and not span.numbered and seen >= self.enough


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk brought, and where it ended."""

    answers: tuple[Answer, ...] = ()
    #: What is left to be read; None if all is.
    left: Span | None = None
    #: Down to here all was read; None if there is nothing older in the span.
    floor: datetime | None = None
    #: Why it ended before all was read; None if only because it was long.
    fault: SourceError | None = None
    #: Why posts were passed over.
    lost: tuple[SourceError, ...] = ()

    @property
    def seen(self) -> int:
        """How many posts it passed."""
        return sum(len(one.page.numbers) for one in self.answers)


def walk(visit: Visit, plan: Plan, near: Answer, first: Answer | None = None) -> Walk:
    """Go through the posts of *plan*.

    Args:
        near: an answer of the site, which shows where and in what pages it answers.
        first: the answer to the first question, if it was asked.
    """
    span, size, walked, known = plan.span, near.size, Walk(), set[str]()
    while True:
        came = first or _asked(visit, plan, span, near.root, size)
        first = None
        if isinstance(came, SourceError):
            if size > SMALL and not isinstance(came, SourceBusy):
                size = SMALL
                continue
            if isinstance(came, SourceBusy) or span.tries < TRIES - 1:
                tries = span.tries + (not isinstance(came, SourceBusy))
                return _ended(walked, plan, replace(span, tries=tries), came)
            if walked.lost:  # two in a row: there is nothing there
                return walked
            walked = replace(walked, lost=(came,))
            span = replace(span, skip=span.skip + SMALL, tries=0)
            continue
        numbers, older = set(came.page.numbers), span.second and span.before is not None
        is_last = not came.more or (numbers <= known and len(numbers) < size)
        known |= numbers
        walked = replace(walked, answers=(*walked.answers, came))
        span = span.beyond(came.page, size, is_last=is_last)
        if (is_last and not older) or _is_below(span, came):
            return walked
        if plan.is_passed(span, walked.seen) or walked.seen >= plan.most:
            return _ended(walked, plan, span)


def _asked(visit: Visit, plan: Plan, span: Span, root: str, size: int) -> Answer | SourceError:
    try:
        return rest.tried(visit, plan.question(span), root, size, span.skip // size + 1)
    except SourceBusy as error:
        return error


def _is_below(span: Span, came: Answer) -> bool:
    """Is nothing left of *span* after what *came*? A site may not heed its end."""
    moments = [moment for moment in (came.page.last, span.before) if moment]
    return span.after is not None and bool(moments) and min(moments) <= span.after


def _ended(walked: Walk, plan: Plan, span: Span, fault: SourceError | None = None) -> Walk:
    """Return what was *walked* when *span* is left, but for what need not be read."""
    if plan.is_passed(span, plan.enough):
        return replace(walked, floor=span.before, fault=fault)
    return replace(walked, left=replace(span, after=plan.until), floor=span.before, fault=fault)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

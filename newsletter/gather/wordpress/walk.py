"""Goes through a site's posts from the newest down, as far as is wanted and one visit may go."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather.gathered import Visit
from newsletter.gather.wordpress import rest
from newsletter.gather.wordpress.cursor import SECOND, Span, Start
from newsletter.gather.wordpress.page import Page, Wanted
from newsletter.gather.wordpress.rest import SMALL, Answer, Question

#: Visits after which the posts of a page that cannot be had are asked for one by one, and those
#: that still do not come are passed over.
TRIES = 3

#: Pages in a row of which no post came; nothing older is asked for then.
HOPELESS = 2


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
    #: Why posts were passed over, of each.
    lost: tuple[SourceError, ...] = ()

    @property
    def seen(self) -> int:
        """How many posts it passed."""
        return sum(len(one.page.numbers) for one in self.answers)


@dataclass(frozen=True, slots=True)
class Apart:
    """What came of the posts of a page that were asked for one by one."""

    answers: tuple[Answer, ...] = ()
    lost: tuple[SourceError, ...] = ()
    #: Are there none after them?
    is_last: bool = False
    #: The site wants to be left alone; the others were not asked for.
    busy: SourceBusy | None = None


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
        is_busy = isinstance(came, SourceBusy)
        if isinstance(came, SourceError) and size > SMALL and not is_busy:
            size = SMALL
            continue
        if isinstance(came, SourceError) and (is_busy or span.tries < TRIES - 1):
            return _ended(walked, plan, replace(span, tries=span.tries + (not is_busy)), came)
        if isinstance(came, SourceError):
            apart = _one_by_one(visit, plan, span, near.root)
            walked = replace(walked, answers=(*walked.answers, *apart.answers))
            known |= {number for one in apart.answers for number in one.page.numbers}
            if apart.busy:
                return _ended(walked, plan, span, apart.busy)
            walked = replace(walked, lost=(*walked.lost, *apart.lost))
            span = span.beneath(SMALL, lost=not apart.answers)
            if not apart.is_last and span.losses < HOPELESS:
                continue
            came = Answer(near.root, SMALL, Page(), b"", more=False)
        numbers, older = set(came.page.numbers), span.second and span.before is not None
        is_last = not came.more or (numbers <= known and len(numbers) < size)
        known |= numbers
        walked = replace(walked, answers=(*walked.answers, came))
        span = span.beyond(came.page, size, is_last=is_last)
        if (is_last and not older) or _is_below(span, came):
            return walked
        if plan.is_passed(span, walked.seen) or walked.seen >= plan.most:
            return _ended(walked, plan, span)


def _one_by_one(visit: Visit, plan: Plan, span: Span, root: str) -> Apart:
    """Ask for each post of the next page of *span* by itself: one of them may break it."""
    question, answers, lost = plan.question(span), list[Answer](), list[SourceError]()
    begin = span.skip // SMALL * SMALL
    for number in range(begin + 1, begin + SMALL + 1):
        try:
            came = rest.tried(visit, question, root, 1, number)
        except SourceBusy as error:
            return Apart(tuple(answers), busy=error)
        if isinstance(came, SourceError):
            lost.append(came)
            continue
        answers += [came] if came.page.numbers else []
        if not came.more:
            return Apart(tuple(answers), tuple(lost), is_last=True)
    return Apart(tuple(answers), tuple(lost))


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

"""WordPress sites: what is new on them, and what was changed since the last visit.

The first visit reads the newest posts, and all that came out in the last month. A later one reads
all that came out since the newest that was seen, and the week before it, for a post may be dated
back; then the older ones that were changed. A visit that would be too long ends, and the next one
goes on where it ended (`cursor`). What was in the archive when we began is no news when it is
changed. Where a plugin tells but the numbers of other language versions, and they were not read,
a last question brings their addresses.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather.gathered import Complaint, Gathered, Validators, Visit
from newsletter.gather.wordpress import by_feed, rest
from newsletter.gather.wordpress.cursor import OVERLAP, Cursor, Reach, Span, Start, cursor_of
from newsletter.gather.wordpress.page import resolved, unresolved
from newsletter.gather.wordpress.rest import Answer
from newsletter.gather.wordpress.walk import Plan, Walk, walk

#: What the first visit reads: so many posts in any case, and all that came out in that time.
#: Newsletters show what is a fortnight old, unless they are told otherwise.
AT_FIRST, WINDOW = 300, timedelta(days=31)

#: Posts that are looked at in a visit for news, and as many for changes.
MOST = 1_000

#: Changes are read again until they are so old: a cache of the site may show them late.
SETTLED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in one order of posts."""

    walks: tuple[Walk, ...] = ()
    #: What is left to be read; None if all is.
    left: Span | None = None
    #: All that came later in that order was read now, or is still to be read.
    floor: datetime | None = None

    @property
    def answers(self) -> list[Answer]:
        """The pages that came."""
        return [one for walked in self.walks for one in walked.answers]


def read(visit: Visit) -> Gathered:
    """Return the articles of a WordPress site, from its feed when its REST interface is closed.

    Raises:
        SourceBusy: the site asks us to come back later.
        SourceError: the site cannot be had, or gives neither posts nor a feed.
    """
    cursor = cursor_of(visit.validators.cursor, visit.brief.zone)
    seen, now = cursor.news.newest, visit.brief.now
    span, until = (Span(seen - OVERLAP), seen) if seen else (Span(), now - WINDOW)
    enough = 0 if cursor.news.left else AT_FIRST
    plan = Plan(span, until, enough, MOST, start=cursor.start)
    first = rest.opened(visit, plan.question(span))
    if isinstance(first, SourceError):
        return by_feed.read(visit, first)
    news = _down(visit, plan, cursor.news.left, first, first)
    told = (one.page.published for one in news.answers)
    newest = max((moment for moment in (seen, *told) if moment), default=None)
    reach = Reach(newest and min(newest, now), news.left)
    changes, edits = _edits(visit, cursor, news, first)
    start = cursor.start if seen else _start(news)
    gathered = _together([*news.walks, *changes.walks], visit)
    kept = replace(gathered.validators, cursor=Cursor(reach, edits, start).text)
    return replace(gathered, validators=kept)


def _down(
    visit: Visit, plan: Plan, left: Span | None, near: Answer, first: Answer | None = None
) -> Read:
    """Read the posts of *plan*, the newest, and then those that the last visit *left*."""
    top = walk(visit, plan, near, first)
    if top.left and left:  # what lies between was read, and is read again
        return Read((top,), replace(top.left, after=left.after), left.after)
    if top.left:
        return Read((top,), top.left, plan.until)
    floor = top.floor or plan.span.after
    if left is None or top.seen >= plan.most:
        return Read((top,), left, floor)
    rest_of = replace(
        plan, span=left.resumed(), until=left.after, enough=0, most=plan.most - top.seen
    )
    older = walk(visit, rest_of, near)
    return Read((top, older), older.left, floor)


def _edits(visit: Visit, cursor: Cursor, news: Read, near: Answer) -> tuple[Read, Reach]:
    """Read what was changed of that which was not read as news, and how far it is read then."""
    before = cursor.edits
    changes = Read(left=before.left)
    if any(isinstance(one.fault, SourceBusy) for one in news.walks) and before.newest:
        return changes, before
    if before.newest:
        span, left = Span(before.newest), before.left
        if left and left.before is None:  # not even the first page could be had
            span, left = left, None
        plan = Plan(
            span, span.after, most=MOST, by_change=True,
            published_before=news.floor, start=cursor.start,
        )  # fmt: skip
        changes = _down(visit, plan, left, near)
        if not changes.answers or (changes.left and changes.left.before is None):
            return changes, Reach(before.newest, changes.left)
    told = [one.page.changed for one in (*news.answers, *changes.answers) if one.page.changed]
    if not changes.left and any(one.lost for one in changes.walks):
        told.append(visit.brief.now)  # nobody tells when that was changed which was passed over
    settled = min(max(told), visit.brief.now - SETTLED) if told else None
    newest = max((moment for moment in (before.newest, settled) if moment), default=None)
    return changes, Reach(newest, changes.left)


def _start(news: Read) -> Start:
    """Return where we begin, with the first visit."""
    floor = news.left.after if news.left else news.floor
    numbers = (number for one in news.answers for number in one.page.numbers)
    known = max((int(one[:18]) for one in numbers if one.isdecimal()), default=0)
    return Start(floor, known) if floor else Start()


def _together(walks: Sequence[Walk], visit: Visit) -> Gathered:
    """Return what all pages give; unchanged if every one of them is as it was."""
    answers = [one for walked in walks for one in walked.answers]
    faults = [walked.fault for walked in walks if walked.fault]
    whole = not faults and not any(walked.left or walked.lost for walked in walks)
    digest = sha256(b"".join(one.digest for one in answers)).hexdigest() if whole else ""
    if digest and digest == visit.validators.digest:
        return Gathered(validators=Validators(digest=digest), unchanged=True)
    found = [one for answer in answers for one in answer.page.found]
    numbers = unresolved(found)
    busy = [one for one in faults if isinstance(one, SourceBusy)]
    asks = numbers and not busy
    elsewhere = rest.addresses(visit, answers[0].root, numbers) if asks else {}
    articles = resolved(found, visit.brief.languages, elsewhere)
    told = (one for answer in answers for one in answer.page.complaints)
    complaints = (*_complaints(walks, visit.brief.source.location), *told)
    wait = max((one.wait for one in busy), default=0)
    return Gathered(tuple(articles), complaints, Validators(digest=digest), fresh=wait)


def _complaints(walks: Sequence[Walk], where: str) -> list[Complaint]:
    """Say what of the *walks* is still to be had, and what never will be."""
    whats = [
        f"A page of its posts is missing: {one.fault.what} It is asked for again at the next "
        "reading."
        for one in walks
        if one.fault
    ]
    lost = Counter(error.what for one in walks for error in one.lost)
    whats += [
        f"{count} of its posts cannot be had, and {'is' if count == 1 else 'are'} passed over: "
        f"{what}"
        for what, count in lost.items()
    ]
    if any(one.left and not one.fault for one in walks):
        whats.append(
            f"It has more news than the {MOST:,} posts that are read at once: the next readings "
            "bring the others."
        )
    return [Complaint(where, what) for what in whats]

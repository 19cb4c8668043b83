"""Sends an approved issue: freezes its audience, sends what waits, and calls it sent at the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from newsletter.errors import InputError
from newsletter.model import OPEN, DeliveryState, Issue, IssueState
from newsletter.pipeline.letters import Letters
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.sending.dispatch import LEASE, Dispatch
from newsletter.pipeline.sending.figures import Figures
from newsletter.pipeline.withholding import stop_withheld
from newsletter.send import OnUncertain, is_gone, this_worker

#: Asked all the time: shall we stop here, and leave the rest to another run?
Stop = Callable[[], bool]

#: Told now and then: deliveries that have ended, and all of them.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SendReport:
    """How far an issue has come."""

    issue: int
    counts: Mapping[DeliveryState, int]
    #: Is every delivery at its end?
    finished: bool
    #: When the first deferred one is tried again.
    retry_at: datetime | None = None


def send_issue(
    newsroom: Newsroom,
    issue_id: int,
    *,
    stop: Stop = lambda: False,
    progress: Progress = lambda _done, _total: None,
    figures: Callable[[Figures], None] = lambda _: None,
) -> SendReport:
    """Send an approved issue to its audience, or go on with one that is being sent.

    Args:
        newsroom: Whose issue it is.
        issue_id: Its number.
        stop: Asked all the time.
        progress: Told now and then how far it is.
        figures: Told the same, at more length.

    Raises:
        Blocked: a story of it must not go out any more.
        InputError: the issue is not approved.
        SendError: the relay or the outbox is away, or another has taken over from us; what is
            left goes out when this is called again.
        StoreError: nothing can be recorded; nothing is sent that is not.
    """
    stop_withheld(newsroom, issue_id)
    issue = _start(newsroom, issue_id)
    if issue.state is IssueState.SENDING:
        _take_over(newsroom, issue)
        if _is_waiting(newsroom, issue):

            def told(now: Figures) -> None:
                progress(now.done, now.total)
                figures(now)

            _send_all(newsroom, issue, stop, told)
    return _finish(newsroom, issue)


def _start(newsroom: Newsroom, issue_id: int) -> Issue:
    """Freeze the audience and remember the stories as sent, once, in one transaction."""
    with newsroom.store.writing() as tables:
        issue = tables.issues.get(issue_id)
        if issue.state in {IssueState.DRAFT, IssueState.SKIPPED}:
            raise InputError(
                f"Issue {issue_id} is {issue.state}, not approved.",
                remedy=f"Approve it with `newsletter approve {issue_id}`.",
            )
        now = newsroom.clock()
        if tables.issues.move(issue_id, {IssueState.APPROVED}, IssueState.SENDING, now):
            tables.deliveries.freeze(issue_id, issue.newsletter, now)
            shown = {
                (story, language, code)
                for code, rendering in tables.renderings.of(issue_id).items()
                for story, language in rendering.shows
            }
            tables.ledger.record(issue_id, issue.newsletter, shown, now)
        return tables.issues.get(issue_id)


def _take_over(newsroom: Newsroom, issue: Issue) -> None:
    """Take the deliveries out of the hands of those who have died.

    A process of this host that is gone loses them at once; of one on another host, or before a
    restart of this one, nothing is known, and its lease must run out.
    """
    hold = newsroom.mail.on_uncertain is OnUncertain.HOLD
    state = DeliveryState.UNCERTAIN if hold else DeliveryState.PENDING
    now = newsroom.clock()
    with newsroom.store.writing() as tables:
        for claim in tables.claims.of(issue.id):
            if is_gone(claim.worker) or claim.until <= now:
                tables.claims.seize(claim, state, now)


def _is_waiting(newsroom: Newsroom, issue: Issue) -> bool:
    """Tell whether a delivery can be taken up now, before a relay is bothered."""
    with newsroom.store.reading() as tables:
        retry = tables.deliveries.next_retry(issue.id)
        pending = tables.deliveries.counts(issue.id).get(DeliveryState.PENDING, 0)
    return bool(pending) or (retry is not None and retry <= newsroom.clock())


def _send_all(
    newsroom: Newsroom, issue: Issue, stop: Stop, told: Callable[[Figures], None]
) -> None:
    with newsroom.mailer() as mailer:
        with newsroom.store.writing() as tables:
            renderings = tables.renderings.of(issue.id)
            keys = tables.keys.all(newsroom.clock())
            claim = tables.claims.open(issue.id, this_worker(), newsroom.clock() + LEASE)
        letters = Letters(newsroom, issue, renderings, keys)
        dispatch = Dispatch(newsroom, claim, letters.to, stop, told)
        try:
            for group in mailer.run(dispatch.messages(), stop=dispatch.should_stop):
                dispatch.record(group)
        finally:
            dispatch.close()
        if dispatch.fault:
            raise dispatch.fault


def _finish(newsroom: Newsroom, issue: Issue) -> SendReport:
    """Call the issue sent when nothing of it is open, and report how far it is."""
    with newsroom.store.writing() as tables:
        counts = tables.deliveries.counts(issue.id)
        finished = not any(counts.get(state) for state in OPEN)
        if finished:
            tables.issues.move(issue.id, {IssueState.SENDING}, IssueState.SENT, newsroom.clock())
        return SendReport(issue.id, counts, finished, tables.deliveries.next_retry(issue.id))

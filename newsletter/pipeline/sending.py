"""Editions + audience -> deliveries: sends an approved issue, and resumes where it stopped.

    approved -> audience frozen, stories remembered as sent -> sending
    again and again: claim a few deliveries -> hand their messages over -> settle the answers
    nothing open any more -> sent

A delivery is claimed in a transaction of its own before its message leaves, so that after a
crash we know which readers may have got theirs: at most `window` for each process.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsletter.errors import InputError, NewsletterError, NotFound
from newsletter.model import (
    OPEN,
    Delivery,
    DeliveryState,
    Issue,
    IssueState,
    Outcome,
)
from newsletter.pipeline.letters import Letters
from newsletter.pipeline.newsroom import Newsroom
from newsletter.ports import Mailer
from newsletter.send import OnUncertain, is_gone, is_here, retry_at, this_worker

#: For so long a message may be in one hand: with every patience that RFC 5321 4.5.3.2 asks for, a
#: relay takes less to answer it. A group is `window` of them.
LEASE = timedelta(minutes=30)

#: Asked before every message: shall we stop here, and leave the rest to another run?
Stop = Callable[[], bool]

#: Told after every group: deliveries that have ended, and all of them.
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
) -> SendReport:
    """Send an approved issue to its audience, or go on with one that is being sent.

    Raises:
        InputError: the issue is not approved.
        SendError: the relay or the outbox is away; what is left goes out when this is called again.
        StoreError: nothing can be recorded; nothing is sent that is not.
    """
    issue = _start(newsroom, issue_id)
    if issue.state is IssueState.SENDING:
        _take_back(newsroom, issue)
        with newsroom.store.writing() as tables:
            letters = Letters(
                newsroom, issue, tables.renderings.of(issue.id), tables.keys.all(newsroom.clock())
            )
        _send_all(newsroom, issue, letters, stop, progress)
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


def _take_back(newsroom: Newsroom, issue: Issue) -> None:
    """Take the deliveries out of the hands of those who have died.

    A process of this host that is gone lost them at once; of one on another host, or before a
    restart of this one, nothing is known, and its time must run out.
    """
    hold = newsroom.mail.on_uncertain is OnUncertain.HOLD
    state = DeliveryState.UNCERTAIN if hold else DeliveryState.PENDING
    now = newsroom.clock()
    with newsroom.store.writing() as tables:
        overdue = tables.deliveries.in_hand(issue.id, now - LEASE * newsroom.mail.window)
        for worker, numbers in tables.deliveries.in_hand(issue.id).items():
            if is_here(worker):
                lost = numbers if is_gone(worker) else []
            else:
                lost = overdue.get(worker, [])
            tables.deliveries.reclaim(worker, lost, state, now)


def _send_all(
    newsroom: Newsroom, issue: Issue, letters: Letters, stop: Stop, progress: Progress
) -> None:
    if not _is_waiting(newsroom, issue):
        return
    worker = this_worker()
    with newsroom.mailer() as mailer:
        while not stop():
            with newsroom.store.writing() as tables:
                claimed = tables.deliveries.claim(
                    issue.id, worker, newsroom.mail.window, newsroom.clock()
                )
            if not claimed:
                return
            _send_group(newsroom, mailer, letters, worker, claimed, stop)
            with newsroom.store.reading() as tables:
                counts = tables.deliveries.counts(issue.id)
            still_open = sum(count for state, count in counts.items() if state in OPEN)
            progress(sum(counts.values()) - still_open, sum(counts.values()))


def _is_waiting(newsroom: Newsroom, issue: Issue) -> bool:
    """Tell whether a delivery can be taken up now, before a relay is bothered."""
    with newsroom.store.reading() as tables:
        retry = tables.deliveries.next_retry(issue.id)
        pending = tables.deliveries.counts(issue.id).get(DeliveryState.PENDING, 0)
    return bool(pending) or (retry is not None and retry <= newsroom.clock())


def _send_group(
    newsroom: Newsroom,
    mailer: Mailer,
    letters: Letters,
    worker: str,
    claimed: Sequence[Delivery],
    stop: Stop,
) -> None:
    """Hand over the messages of *claimed*, and record every answer even when something breaks.

    A delivery whose turn did not come, or that the relay would not even hear of, is put back
    untried. One that was interrupted in the hand-over stays in hand: whether it was taken
    nobody knows.
    """
    waiting = list(claimed)
    settled: dict[int, tuple[Outcome, datetime | None]] = {}
    try:
        while waiting and not stop():
            delivery = waiting.pop(0)
            try:
                outcome = _hand_over(mailer, letters, delivery)
            except NewsletterError:
                waiting.append(delivery)
                raise
            settled[delivery.id] = _judge(newsroom, delivery, outcome)
    finally:
        with newsroom.store.writing() as tables:
            tables.deliveries.settle(worker, settled, newsroom.clock())
            tables.deliveries.release(worker, [delivery.id for delivery in waiting])


def _hand_over(mailer: Mailer, letters: Letters, delivery: Delivery) -> Outcome:
    try:
        message = letters.to(delivery)
    except NotFound as error:
        return Outcome(DeliveryState.FAILED, str(error))
    return mailer.hand_over(message)


def _judge(
    newsroom: Newsroom, delivery: Delivery, outcome: Outcome
) -> tuple[Outcome, datetime | None]:
    """Decide what follows from a relay's answer: nothing more, or another try and when."""
    now = newsroom.clock()
    if outcome.state is DeliveryState.UNCERTAIN and newsroom.mail.on_uncertain is OnUncertain.HOLD:
        return outcome, None
    if outcome.state in {DeliveryState.DEFERRED, DeliveryState.UNCERTAIN}:
        again = retry_at(delivery.attempts, now)
        state = DeliveryState.DEFERRED if again else DeliveryState.FAILED
        return Outcome(state, outcome.reply), again
    return outcome, None


def _finish(newsroom: Newsroom, issue: Issue) -> SendReport:
    """Call the issue sent when nothing of it is open, and report how far it is."""
    with newsroom.store.writing() as tables:
        counts = tables.deliveries.counts(issue.id)
        finished = not any(counts.get(state) for state in OPEN)
        if finished:
            tables.issues.move(issue.id, {IssueState.SENDING}, IssueState.SENT, newsroom.clock())
        return SendReport(issue.id, counts, finished, tables.deliveries.next_retry(issue.id))

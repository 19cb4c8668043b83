"""Whatever is due: gathers, composes and sends it; safe to call at any time, by several at once.

    last due time -> its issue -> none yet, or a draft: gather -> pair -> compose -> approve -> send
                               -> approved, or half sent: send what is left
                               -> at its end: nothing

The database decides, not the caller: an issue is unique for its newsletter and due time, and a
delivery is claimed before its message leaves. Cron, `serve` and a person may all ask at once.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from newsletter import timetable
from newsletter.errors import Blocked, InputError, NewsletterError, StoreError
from newsletter.model import Approval, Issue, IssueState, Newsletter
from newsletter.pipeline.approving import Proof, approve, proof
from newsletter.pipeline.composing import compose_issue
from newsletter.pipeline.gathering import gather_sources, keep_up
from newsletter.pipeline.mailing import nudge_editors
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.pairing import pair_articles
from newsletter.pipeline.sending import SendReport, Stop, send_issue
from newsletter.timetable import Due


class Happening(StrEnum):
    """What a run did for a newsletter."""

    #: Nothing was due.
    NOTHING = "nothing"
    #: A draft was made, and waits for its editor.
    DRAFTED = "drafted"
    #: A draft waits for its editor's approval.
    WAITING = "waiting"
    #: A check or a rule stops it until a person decides; the detail says what.
    BLOCKED = "blocked"
    #: The issue does not come out; the detail says why.
    SKIPPED = "skipped"
    #: Some of its deliveries are still open.
    SENDING = "sending"
    #: Every delivery has ended.
    SENT = "sent"
    #: Something went wrong; the next run tries again.
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DueReport:
    """What a run did for one newsletter."""

    newsletter: str
    happening: Happening
    #: Number of the issue; 0 when there is none.
    issue: int = 0
    detail: str = ""


def run_due(newsroom: Newsroom, *, stop: Stop = lambda: False) -> list[DueReport]:
    """Do for every newsletter what is due now; one that fails does not stop the next."""
    asked = _keep_up(newsroom)
    reports: list[DueReport] = []
    for newsletter in newsroom.newsletters:
        try:
            reports.extend(_run(newsroom, newsletter, asked, stop))
        except NewsletterError as error:
            reports.append(DueReport(newsletter.id, Happening.FAILED, detail=str(error)))
    return reports


def _keep_up(newsroom: Newsroom) -> set[str]:
    """Gather what has come since the last hour, and return the sources that were asked for it.

    Feeds show no more than their newest articles.
    """
    try:
        reports = keep_up(newsroom)
        if any(report.new or report.changed for report in reports):
            pair_articles(newsroom)
    except StoreError:
        return set()  # whatever is due meets the same fault, and reports it
    return {report.source for report in reports}


def _catch_up(newsroom: Newsroom, newsletter: Newsletter, asked: set[str]) -> None:
    """Gather what has come for *newsletter* up to now, from who was not *asked* in this run.

    Sources that want to be left alone, or fail, are: there will be another issue.
    """
    wanted = newsletter.sources or [source.id for source in newsroom.sources]
    names = [name for name in wanted if name not in asked]
    if names:
        gather_sources(newsroom, names, patient=True)
        asked.update(names)
    pair_articles(newsroom)


def _run(
    newsroom: Newsroom, newsletter: Newsletter, asked: set[str], stop: Stop
) -> list[DueReport]:
    with newsroom.store.reading() as tables:
        issues = tables.issues.all(newsletter.id)
    reports = [
        _send(newsroom, newsletter, issue, stop)
        for issue in reversed(issues)
        if issue.state is IssueState.SENDING
        or (issue.state is IssueState.APPROVED and issue.due_at <= newsroom.clock())
    ]
    due = timetable.last_due(newsletter.schedule, newsroom.timezone(newsletter), newsroom.clock())
    if due and not _is_late(newsroom, newsletter, due):
        issue = next((issue for issue in issues if issue.due == due.local), None)
        if issue is None or issue.state is IssueState.DRAFT:
            waits = _waits_for_editor(newsletter, due, issue)
            if not waits:
                _catch_up(newsroom, newsletter, asked)
            reports.append(waits or _bring_out(newsroom, newsletter, due, stop))
    return reports or [DueReport(newsletter.id, Happening.NOTHING)]


def _is_late(newsroom: Newsroom, newsletter: Newsletter, due: Due) -> bool:
    return newsroom.clock() - due.at > timedelta(hours=newsletter.send_within_hours)


def _waits_for_editor(newsletter: Newsletter, due: Due, issue: Issue | None) -> DueReport | None:
    """Say that *issue*, the draft that is due, has been made and waits; None if it does not."""
    if issue is None or newsletter.approval is not Approval.EDITOR or issue.reason:
        return None
    detail = f"It was due at {due.local}; approve it with `newsletter approve {issue.id}`."
    return DueReport(newsletter.id, Happening.WAITING, issue.id, detail)


def _bring_out(newsroom: Newsroom, newsletter: Newsletter, due: Due, stop: Stop) -> DueReport:
    """Make the issue that is due now, and send it if the newsletter needs no editor's word."""
    draft = compose_issue(newsroom, newsletter, due)
    issue = draft.issue
    if draft.reason:
        with newsroom.store.writing() as tables:
            tables.issues.move(
                issue.id, {IssueState.DRAFT}, IssueState.SKIPPED, newsroom.clock(),
                reason=draft.reason,
            )  # fmt: skip
        return DueReport(newsletter.id, Happening.SKIPPED, issue.id, draft.reason)
    if newsletter.approval is Approval.EDITOR:
        laid_out = proof(newsroom, issue.id)
        return DueReport(newsletter.id, Happening.DRAFTED, issue.id, _nudged(newsroom, laid_out))
    try:
        _see_approved(newsroom, issue)
        return _report(newsletter, send_issue(newsroom, issue.id, stop=stop))
    except Blocked as error:
        return DueReport(newsletter.id, Happening.BLOCKED, issue.id, str(error))


def _nudged(newsroom: Newsroom, laid_out: Proof) -> str:
    """Tell the editors of a draft; return why they could not be told, or `""`."""
    try:
        nudge_editors(newsroom, laid_out)
    except NewsletterError as error:
        return f"Its editors could not be told: {error}"
    return ""


def _see_approved(newsroom: Newsroom, issue: Issue) -> None:
    """Approve *issue* by rule, unless another run has done so meanwhile."""
    if issue.state is not IssueState.DRAFT:
        return
    try:
        approve(newsroom, issue.id, by="auto")
    except InputError:
        with newsroom.store.reading() as tables:
            if tables.issues.get(issue.id).state is IssueState.DRAFT:
                raise


def _send(newsroom: Newsroom, newsletter: Newsletter, issue: Issue, stop: Stop) -> DueReport:
    """Send an approved issue that is due, unless it is so late that a person must decide."""
    ready = max(issue.due_at, issue.approved_at or issue.due_at)
    within = timedelta(hours=newsletter.send_within_hours)
    if issue.state is IssueState.APPROVED and newsroom.clock() - ready > within:
        detail = f"It is more than {newsletter.send_within_hours} hours late; "
        detail += f"send it with `newsletter send {issue.id}`."
        return DueReport(newsletter.id, Happening.BLOCKED, issue.id, detail)
    try:
        return _report(newsletter, send_issue(newsroom, issue.id, stop=stop))
    except Blocked as error:
        return DueReport(newsletter.id, Happening.BLOCKED, issue.id, str(error))
    except NewsletterError as error:
        # Another issue of the newsletter may be due, and fare better.
        return DueReport(newsletter.id, Happening.FAILED, issue.id, str(error))


def _report(newsletter: Newsletter, sent: SendReport) -> DueReport:
    happening = Happening.SENT if sent.finished else Happening.SENDING
    detail = ", ".join(f"{count} {state}" for state, count in sent.counts.items() if count)
    return DueReport(newsletter.id, happening, sent.issue, detail)

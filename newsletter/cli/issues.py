"""Commands on issues: from draft to delivered."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame, until_interrupted
from newsletter.cli.output import moment, note, progress, show_json, table, tally
from newsletter.model import editions_of
from newsletter.pipeline import (
    Newsroom,
    Proof,
    compose_issue,
    next_due,
    proof,
    send_issue,
    test_issue,
    write_preview,
)
from newsletter.pipeline import (
    approve as approve_issue,
)
from newsletter.render import Finding


@click.command()
@click.argument("newsletter")
@as_json_option
@pass_frame
def compose(frame: Frame, newsletter: str, *, as_json: bool) -> None:
    """Draft the next issue of NEWSLETTER, or refresh its draft."""
    newsroom = frame.newsroom()
    publication = newsroom.newsletter(newsletter)
    draft = compose_issue(newsroom, publication, next_due(newsroom, publication))
    laid_out = proof(newsroom, draft.issue.id)
    if as_json:
        show_json({"issue": draft.issue, "left": draft.left, "reason": draft.reason})
        return
    note(f"Issue {draft.issue.id} of {newsletter}, due {draft.issue.due}: "
         f"{len(draft.issue.stories)} stories, {len(draft.left)} left out.")  # fmt: skip
    for left in draft.left:
        note(f"  story {left.story}: {left.reason}")
    _say_faults(laid_out)
    if draft.reason:
        note(f"As it is, it will be skipped: {draft.reason}.")


@click.command()
@as_json_option
@pass_frame
def issues(frame: Frame, *, as_json: bool) -> None:
    """List the issues, newest first."""
    with frame.newsroom().store.reading() as tables:
        known = tables.issues.all()
    if as_json:
        show_json(known)
        return
    table(
        ("id", "newsletter", "due", "state", "stories", "reason"),
        [
            (issue.id, issue.newsletter, issue.due, issue.state, len(issue.stories),
             issue.reason or "-")
            for issue in known
        ],
        empty="No issues yet. Draft one with `newsletter compose NEWSLETTER`.",
    )  # fmt: skip


@click.command()
@click.argument("issue", type=int)
@as_json_option
@pass_frame
def show(frame: Frame, issue: int, *, as_json: bool) -> None:
    """Show one issue: its words, its stories and what became of its messages."""
    newsroom = frame.newsroom()
    with newsroom.store.reading() as tables:
        found = tables.issues.get(issue)
        stories = tables.stories.several([place.story for place in found.stories])
        counts = tables.deliveries.counts(issue)
    if as_json:
        show_json({"issue": found, "deliveries": counts})
        return
    note(f"Issue {found.id} of {found.newsletter}, due {found.due}, {found.state}.")
    for language, words in found.words.items():
        note(f"{language}: {words.subject}")
    table(
        ("story", "section", "languages", "title"),
        [
            (
                place.story,
                f"{place.section} (lead)" if place.lead else place.section,
                "+".join(stories[place.story].articles),
                stories[place.story].title_in(newsroom.site.languages),
            )
            for place in found.stories
        ],
        empty="It has no stories.",
    )
    if any(counts.values()):
        note(tally(counts))


@click.command()
@click.argument("issue", type=int)
@click.option("--edition", help="Code of one edition; else all of them.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("preview"),
              show_default=True, help="Folder to write to.")  # fmt: skip
@pass_frame
def preview(frame: Frame, issue: int, edition: str | None, out: Path) -> None:
    """Write each edition as .html, .txt and .eml, as a reader would get it."""
    newsroom = frame.newsroom()
    laid_out = proof(newsroom, issue)
    written = write_preview(newsroom, laid_out, out, only=edition)
    _say_faults(laid_out)
    for path in written:
        click.echo(path)


def _say_faults(laid_out: Proof) -> None:
    for picture, fault in laid_out.faults.items():
        note(f"Without its picture {picture}: {fault}")


@click.command()
@click.argument("issue", type=int)
@as_json_option
@pass_frame
def check(frame: Frame, issue: int, *, as_json: bool) -> None:
    """Check an issue before it is sent; exit code 1 when something blocks it."""
    newsroom = frame.newsroom()
    laid_out = proof(newsroom, issue)
    if as_json:
        show_json(laid_out.findings)
    else:
        show_findings(newsroom, laid_out.findings)
    if laid_out.blocking:
        sys.exit(1)


def show_findings(newsroom: Newsroom, findings: Sequence[Finding]) -> None:
    """Show what the checks found, in every language of the newsroom."""
    table(
        ("check", "level", "edition", "message"),
        [
            (finding.id, finding.level, finding.edition,
             " / ".join(finding.messages[language] for language in newsroom.site.languages))
            for finding in findings
        ],
        empty="Nothing was found.",
    )  # fmt: skip


@click.command()
@click.argument("issue", type=int)
@click.option("--as", "editor", default="", help="Address of the editor who approves.")
@pass_frame
def approve(frame: Frame, issue: int, editor: str) -> None:
    """Freeze an issue as it is: what is approved is what is sent."""
    approved = approve_issue(frame.newsroom(), issue, by=editor or "command line")
    note(f"Issue {approved.id} is approved; it goes out when it is due: {approved.due}.")


@click.command()
@click.argument("issue", type=int)
@click.option("--test", "test_to", metavar="ADDRESS", help="Send it to this address only.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and to how many.")
@as_json_option
@pass_frame
def send(frame: Frame, issue: int, test_to: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Send an approved issue now, or go on with one that is half sent."""
    newsroom = frame.newsroom()
    if test_to:
        outcomes = test_issue(newsroom, issue, test_to)
        note(f"{len(outcomes)} test mails handed over to {test_to}.")
        for edition, outcome in outcomes.items():
            note(f"{edition}: {outcome.state} {outcome.reply}")
        return
    if dry_run:
        show_editions(newsroom, proof(newsroom, issue))
        note("Nothing was sent.")
        return
    with until_interrupted() as signals, progress("Sending") as report:
        sent = send_issue(newsroom, issue, stop=lambda: bool(signals), progress=report)
    if as_json:
        show_json(sent)
    else:
        note(tally(sent.counts) or "No readers.")
        if not sent.finished:
            again = f" Next try at {moment(sent.retry_at)} UTC." if sent.retry_at else ""
            note(f"Not finished; run it again to go on.{again}")
    if signals:
        sys.exit(1)


def show_editions(newsroom: Newsroom, laid_out: Proof) -> None:
    """Show who would get what: for every edition its readers, its size and its subject."""
    with newsroom.store.reading() as tables:
        counts = tables.subscribers.counts(laid_out.issue.newsletter)
    table(
        ("edition", "readers", "bytes", "subject"),
        [
            (edition.code, counts.get(edition.code, 0),
             len(laid_out.renderings[edition.code].html),
             laid_out.renderings[edition.code].subject)
            for edition in editions_of(newsroom.site.languages)
        ],
        empty="There are no editions.",
    )  # fmt: skip


@click.command()
@click.argument("issue", type=int)
@as_json_option
@pass_frame
def deliveries(frame: Frame, issue: int, *, as_json: bool) -> None:
    """Show what became of the messages of an issue; with --json every one of them."""
    with frame.newsroom().store.reading() as tables:
        tables.issues.get(issue)
        counts = tables.deliveries.counts(issue)
        rows = list(tables.deliveries.all(issue)) if as_json else []
    if as_json:
        show_json([
            {"id": row.id, "subscriber": row.subscriber, "address": row.address.mail,
             "edition": row.edition, "state": row.state, "attempts": row.attempts,
             "reply": row.reply, "retry_at": row.retry_at, "updated_at": row.updated_at}
            for row in rows
        ])  # fmt: skip
        return
    table(
        ("state", "messages"),
        [(state, count) for state, count in counts.items() if count],
        empty="Its audience is not frozen yet.",
    )


COMMANDS = (compose, issues, show, preview, check, approve, send, deliveries)

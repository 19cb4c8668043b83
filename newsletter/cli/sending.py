"""Commands that send an issue, and say what became of its messages."""

import sys

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame, until_interrupted
from newsletter.cli.output import moment, note, progress, show_json, table, tally
from newsletter.model import DeliveryState, editions_of
from newsletter.pipeline import Newsroom, Proof, proof, send_issue, test_issue


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
        _send_test(newsroom, issue, test_to, as_json=as_json)
        return
    if dry_run:
        show_editions(newsroom, proof(newsroom, issue), as_json=as_json)
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


def _send_test(newsroom: Newsroom, issue: int, mail: str, *, as_json: bool) -> None:
    """Mail every edition to *mail*; exit code 1 when one of them was not taken."""
    outcomes = test_issue(newsroom, issue, mail)
    if as_json:
        show_json(outcomes)
    for edition, outcome in outcomes.items():
        note(f"{edition} to {mail}: {outcome.state} {outcome.reply}")
    if any(outcome.state is not DeliveryState.SENT for outcome in outcomes.values()):
        sys.exit(1)


def show_editions(newsroom: Newsroom, laid_out: Proof, *, as_json: bool = False) -> None:
    """Show who would get what: for every edition its readers, its size and its subject."""
    with newsroom.store.reading() as tables:
        counts = tables.subscribers.counts(laid_out.issue.newsletter)
    if as_json:
        show_json([
            {"edition": code, "readers": counts.get(code, 0), "bytes": len(rendering.html),
             "subject": rendering.subject}
            for code, rendering in laid_out.renderings.items()
        ])  # fmt: skip
        return
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


COMMANDS = (send, deliveries)

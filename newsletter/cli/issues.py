"""Commands on issues: from draft to delivered."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import note, show_json, table, tally
from newsletter.pipeline import (
    Newsroom,
    Proof,
    compose_issue,
    next_due,
    proof,
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
        show_json({"issue": draft.issue, "left": draft.left, "reason": draft.reason,
                   "untranslated": draft.untranslated})  # fmt: skip
        return
    note(f"Issue {draft.issue.id} of {newsletter}, due {draft.issue.due}: "
         f"{len(draft.issue.stories)} stories, {len(draft.left)} left out.")  # fmt: skip
    for left in draft.left:
        note(f"  story {left.story}: {left.reason}")
    _say_faults(laid_out)
    for language, why in draft.untranslated.items():
        note(f"Nothing was translated into {language}: {why}")
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
    laid_out = approve_issue(frame.newsroom(), issue, by=editor or "command line")
    _say_faults(laid_out)
    note(f"Issue {issue} is approved; it goes out when it is due: {laid_out.issue.due}.")


COMMANDS = (compose, issues, show, preview, check, approve)

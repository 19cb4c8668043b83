"""Commands on issues: from draft to delivered."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import busy, note, show_json, table, tally
from newsletter.model import Chosen, IssueState
from newsletter.pipeline import (
    CheckLimits,
    Newsroom,
    Proof,
    check_online,
    compose_issue,
    next_due,
    proof,
    stories_of,
    unasked,
    write_preview,
)
from newsletter.pipeline import (
    approve as approve_issue,
)
from newsletter.pipeline import (
    reopen as reopen_issue,
)
from newsletter.render import Finding, Level


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
    if draft.issue.state is not IssueState.DRAFT:
        note(f"Issue {draft.issue.id} of {newsletter}, due {draft.issue.due}, is "
             f"{draft.issue.state} already: nothing was changed.")  # fmt: skip
        return
    note(f"Issue {draft.issue.id} of {newsletter}, due {draft.issue.due}: "
         f"{len(draft.issue.stories)} stories, {len(draft.left)} left out.")  # fmt: skip
    for left in draft.left:
        note(f"  story {left.story}: {left.reason}")
    _say_faults(laid_out)
    for language, why in draft.untranslated.items():
        note(f"Nothing was translated into {language}: {why}")
    if draft.reason:
        note(f"As it is, it will be skipped: {draft.reason}")


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
        stories = tables.stories.several([chosen.story for chosen in found.stories])
        counts = tables.deliveries.counts(issue)
        shown = {
            code: len({story for story, _ in rendering.shows})
            for code, rendering in tables.renderings.of(issue).items()
        }
    if as_json:
        show_json({"issue": found, "deliveries": counts, "shown": shown})
        return
    note(f"Issue {found.id} of {found.newsletter}, due {found.due}, {found.state}.")
    for whose, words in {**found.words, **found.envelopes}.items():
        yours = f" (yours: {', '.join(words.edited)})" if words.edited else ""
        note(f"{whose}: {words.subject}{yours}")
    table(
        ("story", "section", "languages", "marks", "title"),
        [
            (
                chosen.story,
                chosen.section,
                "+".join(stories[chosen.story].articles),
                _marks(chosen),
                stories[chosen.story].title_in(newsroom.site.languages),
            )
            for chosen in found.stories
        ],
        empty="It has no stories.",
    )
    for code, number in shown.items():
        note(f"Edition {code} shows {number} of {len(found.stories)}.")
    if any(counts.values()):
        note(tally(counts))


def _marks(chosen: Chosen) -> str:
    """Return what is said of a story in an issue: that it leads, and what an editor wants of it."""
    marks = (
        "lead" if chosen.lead else "",
        "yours" if chosen.pinned else "",
        f"missing: {chosen.missing}" if chosen.missing else "",
        f"only {', '.join(chosen.editions)}" if chosen.editions else "",
    )
    return ", ".join(filter(None, marks)) or "-"


@click.command()
@click.argument("issue", type=int)
@click.option("--edition", help="Code of one edition; else all of them.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("preview"),
              show_default=True, help="Folder to write to.")  # fmt: skip
@click.option("--multilingual", is_flag=True,
              help="Experimental: also write multilingual.eml, one message in all languages "
              "(RFC 8255), which few mail programs can show.")  # fmt: skip
@pass_frame
def preview(
    frame: Frame, issue: int, edition: str | None, out: Path, *, multilingual: bool
) -> None:
    """Write each edition as .html, .txt and .eml, as a reader would get it."""
    newsroom = frame.newsroom()
    laid_out = proof(newsroom, issue)
    written = write_preview(newsroom, laid_out, out, only=edition, multilingual=multilingual)
    _say_faults(laid_out)
    for path in written:
        click.echo(path)


def _say_faults(laid_out: Proof) -> None:
    for fault in laid_out.faults.values():
        note(f"Without its picture: {fault}")


@click.command()
@click.argument("issue", type=int)
@click.option("--online", is_flag=True, help="Also follow its links and ask for its pictures.")
@click.option("--seconds", type=click.FloatRange(1, 600), default=CheckLimits().seconds,
              show_default=True, help="With --online: how long that may take in all.")  # fmt: skip
@as_json_option
@pass_frame
def check(frame: Frame, issue: int, *, online: bool, seconds: float, as_json: bool) -> None:
    """Check an issue before it is sent; exit code 1 when something blocks it."""
    newsroom = frame.newsroom()
    laid_out = proof(newsroom, issue)
    _say_faults(laid_out)
    findings = [*laid_out.findings, *_asked(newsroom, laid_out, seconds if online else 0)]
    if as_json:
        show_json(findings)
    else:
        show_findings(newsroom, findings)
    if any(finding.level is Level.BLOCK for finding in findings):
        sys.exit(1)


def _asked(newsroom: Newsroom, laid_out: Proof, seconds: float) -> Sequence[Finding]:
    """Return what the network says of an issue; with no time at all, that it was not asked."""
    if not seconds:
        return unasked(newsroom, laid_out.renderings)
    stories = stories_of(newsroom, laid_out.issue)
    with busy("Following the links", "Ctrl-C stops it."):
        return check_online(newsroom, laid_out.renderings, stories, CheckLimits(seconds=seconds))


def show_findings(newsroom: Newsroom, findings: Sequence[Finding]) -> None:
    """Show what the checks found, in every language of the newsroom, and where it is mended.

    What is found alike in several editions is one line.
    """
    editions: dict[tuple[str, str, str, str], list[str]] = {}
    for finding in findings:
        said = " / ".join(finding.messages[language] for language in newsroom.site.languages)
        line = (finding.id, finding.level, said, finding.where)
        editions.setdefault(line, []).append(finding.edition)
    table(
        ("check", "level", "edition", "message", "where"),
        [
            (number, level, ", ".join(dict.fromkeys(codes)), said, where)
            for (number, level, said, where), codes in editions.items()
        ],
        empty="Nothing was found.",
        aside=True,
    )


@click.command()
@click.argument("issue", type=int)
@click.option("--as", "editor", default="", help="Address of the editor who approves.")
@pass_frame
def approve(frame: Frame, issue: int, editor: str) -> None:
    """Freeze an issue as it is: what is approved is what is sent."""
    laid_out = approve_issue(frame.newsroom(), issue, by=editor or "command line")
    _say_faults(laid_out)
    note(f"Issue {issue} is approved; it goes out when it is due: {laid_out.issue.due}.")


@click.command()
@click.argument("issue", type=int)
@pass_frame
def reopen(frame: Frame, issue: int) -> None:
    """Take the approval of an issue back, as long as its sending has not begun."""
    reopen_issue(frame.newsroom(), issue)
    note(f"Issue {issue} is a draft again: change it, then approve it.")


COMMANDS = (compose, issues, show, preview, check, approve, reopen)

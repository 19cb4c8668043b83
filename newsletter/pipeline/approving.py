"""Issue -> renderings: lays an issue out in every edition, checks it, and freezes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from newsletter.errors import Blocked, InputError
from newsletter.model import Issue, IssueState, Rendering, Story, editions_of
from newsletter.pipeline.composing import stories_of
from newsletter.pipeline.examining import examine
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.picturing import take_pictures
from newsletter.render import Finding, Level, render_edition


@dataclass(frozen=True, slots=True)
class Proof:
    """An issue as its readers get it, and what the checks say of it."""

    issue: Issue
    #: Edition's code -> rendering.
    renderings: Mapping[str, Rendering]
    findings: tuple[Finding, ...] = ()
    #: Address of a picture -> why it is not shown.
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stop it."""
        return tuple(finding for finding in self.findings if finding.level is Level.BLOCK)


def proof(newsroom: Newsroom, issue_id: int) -> Proof:
    """Return the issue as it would go out; an approved one as it was frozen.

    Raises:
        NotFound: there is no such issue.
        TemplateError: a template is at fault.
    """
    with newsroom.store.reading() as tables:
        issue = tables.issues.get(issue_id)
        renderings = tables.renderings.of(issue_id)
    stories = stories_of(newsroom, issue)
    faults: Mapping[str, str] = {}
    if issue.state is IssueState.DRAFT:
        renderings, faults = _lay_out(newsroom, issue, stories)
        _keep_draft(newsroom, issue, renderings)
    return Proof(issue, renderings, examine(newsroom, issue, stories, renderings), faults)


def approve(newsroom: Newsroom, issue_id: int, by: str) -> Proof:
    """Freeze the renderings of a draft, so that what was approved is what is sent; return them.

    Raises:
        Blocked: a check stops it, or it has too few stories.
        InputError: it is no draft, or was changed meanwhile.
    """
    laid_out = proof(newsroom, issue_id)
    if laid_out.issue.state is not IssueState.DRAFT:
        raise InputError(f"Issue {issue_id} is {laid_out.issue.state} already.")
    if laid_out.issue.reason:
        raise Blocked(laid_out.issue.reason, where=f"issue {issue_id}")
    if laid_out.blocking:
        first, more = laid_out.blocking[0], len(laid_out.blocking) - 1
        language = newsroom.site.languages[0]
        raise Blocked(
            f"{first.id} stops edition {first.edition}: {first.messages[language]}",
            where=f"issue {issue_id}",
            remedy=f"See all {more + 1} with `newsletter check {issue_id}`." if more else "",
        )
    with newsroom.store.writing() as tables:
        # From here on the issue is ours alone: what we compare is what we freeze.
        tables.issues.hold(issue_id)
        if laid_out.issue.stale or tables.issues.get(issue_id) != laid_out.issue:
            raise InputError(f"Issue {issue_id} was changed meanwhile.", remedy="Approve it again.")
        tables.renderings.keep(issue_id, laid_out.renderings)
        tables.issues.move(
            issue_id, {IssueState.DRAFT}, IssueState.APPROVED, newsroom.clock(), by=by
        )
        return replace(laid_out, issue=tables.issues.get(issue_id))


def reopen(newsroom: Newsroom, issue_id: int) -> None:
    """Take the approval of an issue back: it is a draft again, until somebody approves it.

    Raises:
        NotFound: there is no such issue.
        InputError: it is not approved, or its sending has begun.
    """
    with newsroom.store.writing() as tables:
        state = tables.issues.get(issue_id).state
        now = newsroom.clock()
        if not tables.issues.move(issue_id, {IssueState.APPROVED}, IssueState.DRAFT, now):
            raise InputError(f"Issue {issue_id} is {state}, and has no approval to take back.")


def _lay_out(
    newsroom: Newsroom, issue: Issue, stories: Mapping[int, Story]
) -> tuple[dict[str, Rendering], dict[str, str]]:
    """Render every edition of a draft; the second value says which pictures are missing."""
    pictures = take_pictures(newsroom, stories.values())
    newsletter = newsroom.newsletter(issue.newsletter)
    renderings = {
        edition.code: render_edition(
            newsroom.studio, newsletter, issue, edition, stories, pictures.shapes
        )
        for edition in editions_of(newsroom.site.languages)
    }
    return renderings, pictures.faults


def _keep_draft(newsroom: Newsroom, issue: Issue, renderings: Mapping[str, Rendering]) -> None:
    """Keep a draft's renderings for the editors' page, unless it moved on meanwhile."""
    with newsroom.store.writing() as tables:
        tables.issues.hold(issue.id)
        if tables.issues.get(issue.id) == issue:
            tables.renderings.keep(issue.id, renderings)

"""Stories of an issue that nobody may read any more, or not yet: they keep it from being sent."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from newsletter import compose
from newsletter.compose import Reason
from newsletter.errors import Blocked
from newsletter.model import Issue, IssueState, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import Finding, Level, finding

#: Issues in these states can still be stopped.
STOPPABLE = frozenset({IssueState.DRAFT, IssueState.APPROVED})


def withheld_in(
    newsroom: Newsroom, issue: Issue, stories: Mapping[int, Story]
) -> Iterator[Finding]:
    """Yield what is wrong with the stories of *issue* that were withdrawn, or may not be read yet.

    One that has expired since it was composed is pointed out, unless an editor wants it.
    """
    if issue.state not in STOPPABLE:
        return
    at = max(issue.due_at, newsroom.clock())
    for place in issue.stories:
        story = stories.get(place.story)
        if story is None:
            continue
        reason = compose.withheld(story, at)
        if reason is Reason.WITHDRAWN:
            yield _found(newsroom, issue, story, "T-16", Level.BLOCK)
        elif reason:
            ends = compose.held_until(story)
            yield _found(newsroom, issue, story, "T-16-embargo", Level.BLOCK, ends)
        elif compose.has_expired(story, at) and not place.pinned:
            yield _found(newsroom, issue, story, "T-16-expired", Level.WARN)


def stop_withheld(newsroom: Newsroom, issue_id: int) -> None:
    """See that no story of an approved issue is withheld now, before anybody gets it.

    An issue that could not be sent when it is due either is a draft again, to be composed anew.

    Raises:
        Blocked: there is such a story.
        NotFound: there is no such issue.
    """
    with newsroom.store.writing() as tables:
        tables.issues.hold(issue_id)
        issue = tables.issues.get(issue_id)
        if issue.state is not IssueState.APPROVED:
            return
        stories = tables.stories.several([place.story for place in issue.stories])
        now = newsroom.clock()
        found = [one for one in stories.values() if compose.withheld(one, now)]
        late = [one for one in found if compose.withheld(one, max(now, issue.due_at))]
        if late:
            tables.issues.move(issue_id, {IssueState.APPROVED}, IssueState.DRAFT, now)
    if found:
        raise _blocked(newsroom, issue, (late or found)[0], is_draft=bool(late))


def _blocked(newsroom: Newsroom, issue: Issue, story: Story, *, is_draft: bool) -> Blocked:
    why, ends = "was withdrawn by its source", compose.held_until(story)
    if compose.withheld(story, newsroom.clock()) is not Reason.WITHDRAWN and ends:
        why = f"is under embargo until {_local(newsroom, issue, ends)}"
    title = story.title_in(newsroom.site.languages)
    remedy = "Send it then, or leave it to be sent when it is due."
    if is_draft:
        remedy = (
            "Its approval was taken back. Compose it anew with "
            f"`newsletter choose {issue.id} {story.id} --by-rules`, then approve it."
        )
    return Blocked(f"Story {story.id}, “{title}”, {why}.", where=f"issue {issue.id}", remedy=remedy)


def _found(
    newsroom: Newsroom,
    issue: Issue,
    story: Story,
    sentence: str,
    level: Level,
    ends: datetime | None = None,
) -> Finding:
    languages = newsroom.site.languages
    values = {"title": story.title_in(languages)}
    if ends:
        values["until"] = _local(newsroom, issue, ends)
    return finding(
        newsroom.strings, "T-16", level, languages[0], f"stories/{story.id}",
        sentence=sentence, **values,
    )  # fmt: skip


def _local(newsroom: Newsroom, issue: Issue, moment: datetime) -> str:
    zone = newsroom.timezone(newsroom.newsletter(issue.newsletter))
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"

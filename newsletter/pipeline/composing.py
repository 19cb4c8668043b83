"""Stories -> issue: drafts the next issue of a newsletter, or refreshes its draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from newsletter import compose, timetable
from newsletter.errors import ConfigError
from newsletter.model import Issue, IssueState, Newsletter, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.translating import translate_missing
from newsletter.store import Tables
from newsletter.timetable import Due

#: An issue in one of these states is not the coming one any more.
GONE = frozenset({IssueState.SENDING, IssueState.SENT, IssueState.SKIPPED})


@dataclass(frozen=True, slots=True)
class Draft:
    """What composing came to."""

    issue: Issue
    #: Stories that were not chosen, and why.
    left: tuple[compose.Left, ...]
    #: Why there is no issue; `""` when there is one.
    reason: str = ""
    #: Language -> why nothing was translated into it by machine.
    untranslated: Mapping[str, str] = field(default_factory=dict)


def next_open(newsroom: Newsroom, newsletter: Newsletter, tables: Tables) -> Due:
    """Return the next due date of *newsletter* whose issue has not gone out, nor been skipped.

    Raises:
        ConfigError: its schedule never comes round.
    """
    due = next_due(newsroom, newsletter)
    zone = newsroom.timezone(newsletter)
    while (issue := tables.issues.of(newsletter.id, due.local)) and issue.state in GONE:
        later = timetable.next_due(newsletter.schedule, zone, due.at)
        if not later:
            break
        due = later[0]
    return due


def next_due(newsroom: Newsroom, newsletter: Newsletter) -> Due:
    """Return when *newsletter* is due next.

    Raises:
        ConfigError: its schedule never comes round.
    """
    zone = newsroom.timezone(newsletter)
    dues = timetable.next_due(newsletter.schedule, zone, newsroom.clock())
    if not dues:
        raise ConfigError(
            f"The schedule {newsletter.schedule!r} never comes round.",
            where=f"newsletter {newsletter.id}",
        )
    return dues[0]


def compose_issue(newsroom: Newsroom, newsletter: Newsletter, due: Due) -> Draft:
    """Draft the issue that is due at *due*; an existing draft is composed anew.

    An issue that is no draft any more is returned as it is.

    Raises:
        StoreError: nothing can be remembered.
    """
    now = newsroom.clock()
    with newsroom.store.writing() as tables:
        issue, _ = tables.issues.draft(newsletter.id, due.at, due.local, now)
        if issue.state is not IssueState.DRAFT:
            return Draft(issue, ())
        arrangement, stories = arranged(newsroom, newsletter, tables)
        languages = newsroom.site.languages
        news = [stories[place.story] for place in arrangement.chosen if not place.editions]
        issue = replace(
            issue,
            stories=arrangement.chosen,
            words=compose.write_words(news, newsletter, languages, newsroom.strings),
            reason=_reason(newsroom, newsletter, arrangement),
        )
        tables.issues.save(issue)
    chosen = [stories[place.story] for place in issue.stories]
    untranslated = translate_missing(newsroom, newsletter, chosen)
    return Draft(issue, arrangement.left, issue.reason, untranslated)


def arranged(
    newsroom: Newsroom, newsletter: Newsletter, tables: Tables
) -> tuple[compose.Arrangement, Mapping[int, Story]]:
    """Return how the next issue of *newsletter* would be arranged now, and all recent stories."""
    now = newsroom.clock()
    recent = tables.stories.since(now - timedelta(days=newsletter.max_age_days))
    arrangement = compose.arrange(
        recent,
        tables.ledger.sent(newsletter.id),
        newsletter,
        newsroom.site.languages,
        now,
        tables.articles.first_readings(),
    )
    return arrangement, {story.id: story for story in recent}


def _reason(newsroom: Newsroom, newsletter: Newsletter, arrangement: compose.Arrangement) -> str:
    """Say in every language of the newsroom why there is no issue; `""` when there is one."""
    if not arrangement.reason:
        return ""
    return " / ".join(
        newsroom.strings.say(
            language,
            "issue.too_few",
            needed=newsletter.min_stories,
            count=sum(not place.editions for place in arrangement.chosen),
        )
        for language in newsroom.site.languages
    )


def stories_of(newsroom: Newsroom, issue: Issue) -> Mapping[int, Story]:
    """Return the stories of *issue* by their ids."""
    with newsroom.store.reading() as tables:
        return tables.stories.several([place.story for place in issue.stories])

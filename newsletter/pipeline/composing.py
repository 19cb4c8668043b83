"""Stories -> issue: drafts the next issue of a newsletter, or refreshes its draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from newsletter import compose, timetable
from newsletter.errors import ConfigError
from newsletter.model import (
    Block,
    Issue,
    IssueState,
    Missing,
    Newsletter,
    Story,
    Wish,
    editions_of,
)
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

    What an editor wants and wrote stays. An issue that is no draft any more is returned as it is.

    Raises:
        StoreError: nothing can be remembered.
        TemplateError: a template of its words has a mistake.
    """
    with newsroom.store.writing() as tables:
        issue, _ = tables.issues.draft(newsletter.id, due.at, due.local, newsroom.clock())
        tables.issues.hold(issue.id)
        issue = tables.issues.get(issue.id)  # as it is now that it is ours alone
        if issue.state is not IssueState.DRAFT:
            return Draft(issue, ())
        wishes = tables.wishes.of(issue.id)
        arrangement, stories = arranged(newsroom, newsletter, tables, due, wishes)
        issue = replace(
            _worded(newsroom, newsletter, issue, arrangement, stories),
            stories=arrangement.chosen,
            reason=_reason(newsroom, newsletter, arrangement),
            stale=False,
        )
        tables.issues.save(issue)
    to_translate = [
        stories[chosen.story]
        for chosen in issue.stories
        if newsletter.when_missing(chosen.section, chosen.missing) is Missing.TRANSLATE
    ]
    untranslated = translate_missing(newsroom, to_translate)
    return Draft(issue, arrangement.left, issue.reason, untranslated)


def recompose(newsroom: Newsroom, issue_id: int) -> Draft:
    """Compose the draft of that number anew; an issue that is none is returned as it is.

    Raises:
        NotFound: there is no such issue, or its newsletter is no more.
        StoreError: nothing can be remembered.
        TemplateError: a template of its words has a mistake.
    """
    with newsroom.store.reading() as tables:
        issue = tables.issues.get(issue_id)
    due = Due(issue.due_at, issue.due)
    return compose_issue(newsroom, newsroom.newsletter(issue.newsletter), due)


def arranged(
    newsroom: Newsroom,
    newsletter: Newsletter,
    tables: Tables,
    due: Due,
    wishes: Mapping[int, Wish],
) -> tuple[compose.Arrangement, Mapping[int, Story]]:
    """Return how the issue due at *due* would be arranged now, and all stories looked at."""
    now = newsroom.clock()
    words = [one for one in newsletter.sections if one.block is Block.WORD]
    recent = tables.stories.since(
        now - timedelta(days=newsletter.max_age_days),
        sections=[name for one in words for name in (one.id, *one.title.values())],
        events_from=min(now, due.at),
    )
    stories = {story.id: story for story in recent}
    wanted = {number for number, wish in wishes.items() if wish.pins}
    # What the last issue had no room for is owed, however old it is by now.
    out = {IssueState.SENDING, IssueState.SENT}
    last = next((one for one in tables.issues.all(newsletter.id) if one.state in out), None)
    wanted |= {chosen.story for chosen in last.stories} if last else set()
    stories |= tables.stories.several(wanted - stories.keys())
    occasion = compose.Occasion(
        newsletter,
        newsroom.site.languages,
        now,
        due.at,
        ZoneInfo(newsroom.timezone(newsletter)),
        tables.ledger.sent(newsletter.id),
        tables.articles.first_readings(),
        wishes,
    )
    return compose.arrange(list(stories.values()), occasion), stories


def _worded(
    newsroom: Newsroom,
    newsletter: Newsletter,
    issue: Issue,
    arrangement: compose.Arrangement,
    stories: Mapping[int, Story],
) -> Issue:
    """Return *issue* with its words, as far as no person wrote them."""
    told = [
        stories[chosen.story]
        for chosen in arrangement.chosen
        if not chosen.editions and chosen.section not in newsletter.word_sections
    ]
    tellings = {one: compose.tell(told, newsletter, one) for one in newsroom.site.languages}

    def write(part: str, language: str, **values: object) -> str:
        return newsroom.studio.issue_words(part, language, date=issue.date, **values)

    words = compose.write_words(tellings, write, issue.words)
    editions = editions_of(newsroom.site.languages)
    envelopes = compose.write_envelopes(editions, tellings, words, write, issue.envelopes)
    return replace(issue, words=words, envelopes=envelopes)


def _reason(newsroom: Newsroom, newsletter: Newsletter, arrangement: compose.Arrangement) -> str:
    """Say in every language of the newsroom why there is no issue; `""` when there is one."""
    if not arrangement.too_few:
        return ""
    values = {"needed": newsletter.min_stories, "count": arrangement.news}
    return " / ".join(
        newsroom.strings.say(language, "issue.too_few", **values)
        for language in newsroom.site.languages
    )


def stories_of(newsroom: Newsroom, issue: Issue) -> Mapping[int, Story]:
    """Return the stories of *issue* by their ids."""
    with newsroom.store.reading() as tables:
        return tables.stories.several([chosen.story for chosen in issue.stories])

"""What the coming issue lacks: its stories that are not there in every language."""

from dataclasses import dataclass
from datetime import datetime

from newsletter.model import Newsletter, Pairing, Story
from newsletter.pipeline.composing import arranged, next_open
from newsletter.pipeline.newsroom import Newsroom
from newsletter.store import Tables
from newsletter.timetable import Due


@dataclass(frozen=True, slots=True)
class Gap:
    """A story without one of the languages."""

    story: Story
    #: The languages that it lacks, in the newsroom's order.
    missing: tuple[str, ...]
    #: Since when it waits for them: when it first came out.
    since: datetime | None
    #: Pairs that an editor may accept to close it.
    suggestions: tuple[Pairing, ...] = ()


@dataclass(frozen=True, slots=True)
class GapReport:
    """The gaps of one newsletter's coming issue."""

    newsletter: str
    due: Due
    #: How many stories the issue has for everybody.
    stories: int
    #: Those that wait longest first.
    gaps: tuple[Gap, ...]


def find_gaps(newsroom: Newsroom, newsletter: Newsletter) -> GapReport:
    """Return what the coming issue of *newsletter* lacks, as drafted or as it would be now.

    Raises:
        ConfigError: its schedule never comes round.
        StoreError: the store cannot be read.
    """
    with newsroom.store.reading() as tables:
        due = next_open(newsroom, newsletter, tables)
        coming = _coming(newsroom, newsletter, due, tables)
        asked = tables.stories.suggestions()
    gaps = [gap for story in coming if (gap := _gap(story, newsroom.site.languages, asked))]
    now = newsroom.clock()
    return GapReport(
        newsletter.id,
        due,
        len(coming),
        tuple(sorted(gaps, key=lambda gap: (gap.since or now, gap.story.id))),
    )


def _coming(newsroom: Newsroom, newsletter: Newsletter, due: Due, tables: Tables) -> list[Story]:
    """Return the stories of the coming issue that are news to all of its readers."""
    issue = tables.issues.of(newsletter.id, due.local)
    if issue is None:
        wishes = tables.wishes.standing(newsletter.id, due.at)
        chosen = arranged(newsroom, newsletter, tables, due, wishes)[0].chosen
    else:
        chosen = issue.stories
    words = newsletter.word_sections
    wanted = [one.story for one in chosen if not one.editions and one.section not in words]
    stories = tables.stories.several(wanted)
    return [stories[number] for number in wanted if number in stories]


def _gap(story: Story, languages: tuple[str, ...], asked: list[Pairing]) -> Gap | None:
    missing = tuple(language for language in languages if language not in story.articles)
    if not missing:
        return None
    held = {article.id for article in story.articles.values()}
    near = tuple(pairing for pairing in asked if held & set(pairing.articles))
    return Gap(story, missing, story.dated, near)

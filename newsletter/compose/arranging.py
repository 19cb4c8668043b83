"""The places of the stories in an issue: the lead, then section by section."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsletter.compose.catching_up import owed
from newsletter.compose.choosing import Left, Reason, is_event, is_marked, newness, news_among
from newsletter.model import Chosen, Newsletter, Story


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An issue's stories in their places, and what was left out."""

    #: In the order in which they are shown; there also when they are too few for an issue.
    chosen: tuple[Chosen, ...]
    left: tuple[Left, ...]
    #: Why there is no issue, "3 stories are needed, 1 is new"; `""` when there is one.
    reason: str = ""


def arrange(
    stories: Sequence[Story],
    sent: Collection[tuple[int, str, str]],
    newsletter: Newsletter,
    languages: Sequence[str],
    now: datetime,
    read_since: Mapping[str, datetime],
) -> Arrangement:
    """Choose what is news among *stories*, and give each its place.

    The lead comes first, then the newsletter's sections in their order, the newest first in
    each; stories of no known section come last. What only some readers have not had yet follows
    in each section, and makes no issue by itself.

    Args:
        stories: any, in any order.
        sent: (story, language, edition) of all that the newsletter has sent.
        newsletter: its sources, sections and limits count.
        languages: those that can be shown.
        now: aware.
        read_since: source -> when it was first read; what it held then is as old as it says.
    """
    news, left = news_among(stories, sent, newsletter, languages, now, read_since)
    lead = _lead(news, languages)
    order = {section.id: place for place, section in enumerate(newsletter.sections)}
    chosen = [
        Chosen(story.id, _section(story, newsletter), lead=lead is not None and story.id == lead.id)
        for story in news
    ]
    gone = {one.story for one in left if one.reason is Reason.SENT}
    before = sorted((one for one in stories if one.id in gone), key=newness, reverse=True)
    again = owed(before, news, sent, newsletter, languages)
    chosen += [
        Chosen(one.story.id, _section(one.story, newsletter), editions=one.editions, late=one.late)
        for one in again
    ]
    chosen.sort(key=lambda place: (not place.lead, order.get(place.section, len(order))))
    left = [one for one in left if one.story not in {once.story.id for once in again}]
    return Arrangement(tuple(chosen), tuple(left), _too_few(len(news), newsletter.min_stories))


def _lead(news: Sequence[Story], languages: Sequence[str]) -> Story | None:
    """Return the story that leads, of *news* with the newest first; events do only when marked."""
    marked = [story for story in news if is_marked(story)]
    plain = [story for story in news if not is_event(story)]
    whole = [
        story
        for story in plain
        if set(languages) <= set(story.articles)
        and any(article.picture for article in story.articles.values())
    ]
    return next(iter((*marked, *whole, *plain)), None)


def _section(story: Story, newsletter: Newsletter) -> str:
    """Return the id of the section of *story*, found by its id or by its title in any language."""
    names = {article.section.strip().casefold() for article in story.articles.values()} - {""}
    for section in newsletter.sections:
        if names & {name.strip().casefold() for name in (section.id, *section.title.values())}:
            return section.id
    return ""


def _too_few(found: int, needed: int) -> str:
    if found >= needed:
        return ""
    need = "1 story is" if needed == 1 else f"{needed} stories are"
    return f"{need} needed, {found or 'none'} {'are' if found > 1 else 'is'} new"

"""The order of the stories in an issue: the lead, then section by section."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsletter.compose.catching_up import owed
from newsletter.compose.choosing import Left, News, Reason, is_marked, newness, news_among
from newsletter.compose.occasion import Occasion
from newsletter.model import Chosen, Story


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An issue's stories in their order, and what was left out."""

    #: In the order in which they are shown; there also when they are too few for an issue.
    chosen: tuple[Chosen, ...]
    left: tuple[Left, ...]
    #: How many of them are news to everybody, events and the word of the week apart.
    news: int
    #: Are those too few for an issue?
    too_few: bool


def arrange(stories: Sequence[Story], occasion: Occasion) -> Arrangement:
    """Choose what is news among *stories*, and put it into its order.

    The lead comes first, then the newsletter's sections in their order, the newest first in
    each; stories of no known section come last. What only some readers have not had yet follows
    in each section, and makes no issue by itself: neither do events, nor the word of the week.
    Then what an editor has given a position takes it.
    """
    news, left = news_among(stories, occasion)
    lead = _lead(news, occasion)
    fresh = (*news.stories, *news.events, *filter(None, [news.word]))
    chosen = [
        _chosen(one, occasion, lead=lead is not None and one.id == lead.id)
        for one in sorted(fresh, key=newness, reverse=True)
    ]
    gone = {one.story for one in left if one.reason is Reason.SENT}
    before = [one for one in stories if one.id in gone and not occasion.is_word(one)]
    before.sort(key=newness, reverse=True)
    again = owed(before, (*news.stories, *news.events), occasion)
    chosen += [
        replace(_chosen(one.story, occasion), editions=one.editions, late=one.late) for one in again
    ]
    sections = occasion.newsletter.sections
    order = {section.id: number for number, section in enumerate(sections)}
    chosen.sort(key=lambda one: (not one.lead, order.get(one.section, len(order))))
    left = [one for one in left if one.story not in {once.story.id for once in again}]
    return Arrangement(
        _placed(chosen, occasion),
        tuple(left),
        news=len(news.stories),
        too_few=len(news.stories) < occasion.newsletter.min_stories,
    )


def _chosen(story: Story, occasion: Occasion, *, lead: bool = False) -> Chosen:
    wish = occasion.wish(story)
    section = occasion.section(story)
    return Chosen(story.id, section, lead=lead, missing=wish.missing, pinned=wish.pins)


def _placed(chosen: Sequence[Chosen], occasion: Occasion) -> tuple[Chosen, ...]:
    """Return *chosen* in their order, but for those that an editor has given a position."""
    positions = {
        number: wish.position
        for number, wish in occasion.wishes.items()
        if wish.position is not None
    }
    placed = [one for one in chosen if one.story not in positions]
    moved = [one for one in chosen if one.story in positions]
    for one in sorted(moved, key=lambda one: positions[one.story]):
        placed.insert(max(0, positions[one.story] - 1), one)
    return tuple(placed)


def _lead(news: News, occasion: Occasion) -> Story | None:
    """Return the story that leads: an editor's, a source's, else the newest that is whole.

    Events lead only when somebody wants it.
    """
    wanted = [one for one in (*news.stories, *news.events) if occasion.wish(one).lead]
    marked = [one for one in (*news.stories, *news.events) if is_marked(one)]
    whole = [
        story
        for story in news.stories
        if set(occasion.languages) <= set(story.articles)
        and any(article.picture for article in story.articles.values())
    ]
    marked.sort(key=newness, reverse=True)
    return next(iter((*wanted, *marked, *whole, *news.stories)), None)

"""Which stories are news for a newsletter, and why the others are not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from newsletter.model import Article, Newsletter, Story

#: Before everything: how a story without a date is sorted.
UNDATED = datetime.min.replace(tzinfo=UTC)


class Reason(StrEnum):
    """Why a story is left out of an issue."""

    SENT = "sent"
    SOURCE = "wrong source"
    LANGUAGE = "unknown language"
    OLD = "too old"
    OVER = "event is over"
    LIMIT = "over the limit"


@dataclass(frozen=True, slots=True)
class Left:
    """A story that does not go in."""

    #: Id of the story.
    story: int
    reason: Reason


def news_among(
    stories: Sequence[Story],
    sent: Collection[tuple[int, str, str]],
    newsletter: Newsletter,
    languages: Sequence[str],
    now: datetime,
    read_since: Mapping[str, datetime],
) -> tuple[list[Story], list[Left]]:
    """Part *stories* into what is news, the newest first, and what is not.

    Args:
        stories: any, in any order.
        sent: (story, language, edition) of all that the newsletter has sent; a story that went
            out in one language is no news in the other, but see `catching_up`.
        newsletter: its sources and limits count.
        languages: those that can be shown.
        now: aware.
        read_since: source -> when it was first read.
    """
    gone = {story for story, _, _ in sent}
    oldest = now - timedelta(days=newsletter.max_age_days)

    def reason(story: Story) -> Reason | None:
        articles = list(story.articles.values())
        rules = {
            Reason.SOURCE: newsletter.sources
            and not any(set(article.sources) & set(newsletter.sources) for article in articles),
            Reason.LANGUAGE: not set(story.articles) & set(languages),
            Reason.OVER: is_over(story, now),
            Reason.OLD: all(_arrived(article, read_since, now) < oldest for article in articles),
            Reason.SENT: story.id in gone,
        }
        return next((reason for reason, holds in rules.items() if holds), None)

    reasons = {story.id: reason(story) for story in stories}
    left = [Left(story, why) for story, why in reasons.items() if why]
    news = sorted((story for story in stories if not reasons[story.id]), key=newness, reverse=True)
    # What a source wants to lead is not what is cut.
    news.sort(key=is_marked, reverse=True)
    left += [Left(story.id, Reason.LIMIT) for story in news[newsletter.max_stories :]]
    return sorted(news[: newsletter.max_stories], key=newness, reverse=True), left


def newness(story: Story) -> tuple[datetime, int]:
    """Return what sorts stories by their age; of the same age, the later found is the newer."""
    return story.dated or UNDATED, story.id


def is_marked(story: Story) -> bool:
    """Does a source want *story* to lead?"""
    return any(article.lead for article in story.articles.values())


def is_event(story: Story) -> bool:
    """Does *story* announce an event?"""
    return any(article.event for article in story.articles.values())


def is_over(story: Story, now: datetime) -> bool:
    """Is the day past on which the event of *story* begins, where it takes place?"""
    starts = [article.event.starts_at for article in story.articles.values() if article.event]
    return bool(starts) and all(
        start.date() < now.astimezone(start.tzinfo).date() for start in starts
    )


def _arrived(article: Article, read_since: Mapping[str, datetime], now: datetime) -> datetime:
    """Return when *article* became news.

    That is its date; or, when it turned up late with an old one, the day on which it did. What
    a source held when we first read it did not turn up: it was there.
    """
    dated, seen = article.dated or now, article.first_seen_at
    late = seen is not None and seen > read_since.get(article.source, seen)
    return max(dated, seen) if seen and late else dated

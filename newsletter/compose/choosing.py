"""Which stories are news for a newsletter, and why the others are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from newsletter.compose.occasion import Occasion
from newsletter.model import Article, Story

#: Before everything: how a story without a date is sorted.
UNDATED = datetime.min.replace(tzinfo=UTC)


class Reason(StrEnum):
    """Why a story is left out of an issue."""

    SENT = "sent"
    SOURCE = "wrong source"
    LANGUAGE = "unknown language"
    OLD = "too old"
    OVER = "event is over"
    AHEAD = "event is too far ahead"
    LIMIT = "over the limit"
    EDITOR = "left out by an editor"
    #: One word of the week is enough.
    WAITS = "waits for a later issue"


@dataclass(frozen=True, slots=True)
class Left:
    """A story that does not go in."""

    #: Id of the story.
    story: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class News:
    """What is news, the newest first in each."""

    stories: tuple[Story, ...]
    events: tuple[Story, ...]
    #: The word of the week, at most one.
    words: tuple[Story, ...]


def news_among(stories: Sequence[Story], occasion: Occasion) -> tuple[News, list[Left]]:
    """Part *stories* into what is news and what is not.

    What an editor wants goes in before everything else. A story that went out in one language is
    no news in the other, but see `catching_up`.
    """
    reasons = {story.id: _reason(story, occasion) for story in stories}
    left = [Left(story, why) for story, why in reasons.items() if why]
    fresh = sorted((one for one in stories if not reasons[one.id]), key=newness, reverse=True)
    words = [one for one in fresh if occasion.is_word(one)]
    news = [one for one in fresh if one not in words]
    kept, cut = _limited([one for one in news if not is_event(one)], occasion)
    events, later = _limited([one for one in news if is_event(one)], occasion)
    # The word that has waited longest comes first.
    words.sort(key=lambda one: (not occasion.wish(one).wanted, newness(one)))
    left += [Left(one.id, Reason.LIMIT) for one in (*cut, *later)]
    left += [Left(one.id, Reason.WAITS) for one in words[1:]]
    return News(kept, events, tuple(words[:1])), left


def _reason(story: Story, occasion: Occasion) -> Reason | None:
    """Return why *story* cannot go in; None when it can."""
    newsletter, wanted = occasion.newsletter, occasion.wish(story).wanted
    if not set(story.articles) & set(occasion.languages):
        return Reason.LANGUAGE
    if wanted is not None:
        return None if wanted else Reason.EDITOR
    sources = {source for article in story.articles.values() for source in article.sources}
    if newsletter.sources and not sources & set(newsletter.sources):
        return Reason.SOURCE
    if is_event(story):
        reason = _untimely(story, occasion)
    else:
        reason = Reason.OLD if _is_old(story, occasion) and not occasion.is_word(story) else None
    gone = any(number == story.id for number, _, _ in occasion.sent)
    return reason or (Reason.SENT if gone else None)


def _untimely(story: Story, occasion: Occasion) -> Reason | None:
    if is_over(story, occasion.due_at, occasion.zone):
        return Reason.OVER
    horizon = occasion.due_at + timedelta(days=occasion.newsletter.event_days)
    return Reason.AHEAD if min(_starts(story)) > horizon else None


def _is_old(story: Story, occasion: Occasion) -> bool:
    oldest = occasion.now - timedelta(days=occasion.newsletter.max_age_days)
    return all(_arrived(article, occasion) < oldest for article in story.articles.values())


def _limited(
    news: Iterable[Story], occasion: Occasion
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """Part *news* into as many as an issue takes, the newest first, and the rest.

    What an editor or its source wants is not what is cut.
    """
    first = sorted(news, key=newness, reverse=True)
    first.sort(key=is_marked, reverse=True)
    first.sort(key=lambda one: bool(occasion.wish(one).wanted), reverse=True)
    most = occasion.newsletter.max_stories
    return tuple(sorted(first[:most], key=newness, reverse=True)), tuple(first[most:])


def newness(story: Story) -> tuple[datetime, int]:
    """Return what sorts stories by their age; of the same age, the later found is the newer."""
    return story.dated or UNDATED, story.id


def is_marked(story: Story) -> bool:
    """Does a source want *story* to lead?"""
    return any(article.lead for article in story.articles.values())


def is_event(story: Story) -> bool:
    """Does *story* announce an event?"""
    return bool(_starts(story))


def is_over(story: Story, at: datetime, zone: tzinfo) -> bool:
    """Is the day past *at* that moment on which the event of *story* begins, by the clock of *zone*?"""
    today, starts = at.astimezone(zone).date(), _starts(story)
    return bool(starts) and all(start.astimezone(zone).date() < today for start in starts)


def _starts(story: Story) -> list[datetime]:
    return [article.event.starts_at for article in story.articles.values() if article.event]


def _arrived(article: Article, occasion: Occasion) -> datetime:
    """Return when *article* became news.

    That is its date; or, when it turned up late with an old one, the day on which it did. What
    a source held when we first read it did not turn up: it was there.
    """
    dated, seen = article.dated or occasion.now, article.first_seen_at
    late = seen is not None and seen > occasion.read_since.get(article.source, seen)
    return max(dated, seen) if seen and late else dated

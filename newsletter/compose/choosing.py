"""Which stories are news for a newsletter, and why the others are not."""

from collections.abc import Sequence
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
    EMBARGOED = "under embargo"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
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
    #: The word of the week.
    word: Story | None = None


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
    plain = [one for one in news if not is_event(one)]
    kept, cut = _limited(sorted(plain, key=is_marked, reverse=True), occasion)
    events, later = _limited(sorted((one for one in news if is_event(one)), key=_begins), occasion)
    # The word that has waited longest comes first.
    words.sort(key=lambda one: (not occasion.wish(one).pins, newness(one)))
    left += [Left(one.id, Reason.LIMIT) for one in (*cut, *later)]
    left += [Left(one.id, Reason.WAITS) for one in words[1:]]
    return News(kept, events, next(iter(words), None)), left


def _reason(story: Story, occasion: Occasion) -> Reason | None:
    """Return why *story* cannot go in; None when it can."""
    wish = occasion.wish(story)
    if not set(story.articles) & set(occasion.languages):
        return Reason.LANGUAGE
    held = withheld(story, _out_at(occasion))
    if held or wish.pins:
        return held
    return Reason.EDITOR if wish.wanted is False else _unfit(story, occasion)


def _unfit(story: Story, occasion: Occasion) -> Reason | None:
    """Return by which rule *story*, of which no editor has said anything, cannot go in."""
    wanted = set(occasion.newsletter.sources)
    sources = {source for article in story.articles.values() for source in article.sources}
    horizon = occasion.due_at + timedelta(days=occasion.newsletter.event_days)
    ages = not is_event(story) and not occasion.is_word(story)
    rules = {
        Reason.EXPIRED: has_expired(story, _out_at(occasion)),
        Reason.SOURCE: bool(wanted) and not sources & wanted,
        Reason.OVER: is_over(story, occasion.due_at, occasion.zone),
        Reason.AHEAD: min(_starts(story), default=horizon) > horizon,
        Reason.SENT: any(number == story.id for number, _, _ in occasion.sent),
        Reason.OLD: ages and is_old(story, occasion),
    }
    return next((reason for reason, holds in rules.items() if holds), None)


def _out_at(occasion: Occasion) -> datetime:
    """Return when readers may have the issue at the earliest."""
    return max(occasion.due_at, occasion.now)


def withheld(story: Story, at: datetime) -> Reason | None:
    """Return why nobody may read *story* at that moment, whatever an editor wants; None if one may.

    What holds for one of its versions holds for all: they tell the same.
    """
    if any(article.withdrawn for article in story.articles.values()):
        return Reason.WITHDRAWN
    ends = held_until(story)
    return Reason.EMBARGOED if ends and ends > at else None


def held_until(story: Story) -> datetime | None:
    """Return when the last embargo on *story* ends; None when there is none."""
    ends = (article.held_until for article in story.articles.values())
    return max(filter(None, ends), default=None)


def has_expired(story: Story, at: datetime) -> bool:
    """Are all versions of *story* that expire past their time at that moment?"""
    ends = [one.expires_at for one in story.articles.values() if one.expires_at]
    return bool(ends) and max(ends) <= at


def is_old(story: Story, occasion: Occasion) -> bool:
    """Did all versions of *story* become news too long ago?"""
    oldest = occasion.now - timedelta(days=occasion.newsletter.max_age_days)
    return all(_arrived(article, occasion) < oldest for article in story.articles.values())


def _limited(
    news: Sequence[Story], occasion: Occasion
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """Part *news* into as many as an issue takes, the first of them, and the rest.

    What an editor wants is not what is cut, however much it is.
    """
    pinned = [one for one in news if occasion.wish(one).pins]
    others = [one for one in news if one not in pinned]
    room = max(0, occasion.newsletter.max_stories - len(pinned))
    kept = [*pinned, *others[:room]]
    return tuple(sorted(kept, key=newness, reverse=True)), tuple(others[room:])


def newness(story: Story) -> tuple[datetime, int]:
    """Return what sorts stories by their age; of the same age, the later found is the newer."""
    out = (max(filter(None, (one.dated, one.embargoed_until)), default=None)
           for one in story.articles.values())  # fmt: skip
    return min(filter(None, out), default=UNDATED), story.id


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


def _begins(story: Story) -> tuple[datetime, int]:
    return min(_starts(story)), story.id


def _starts(story: Story) -> list[datetime]:
    return [article.event.starts_at for article in story.articles.values() if article.event]


def _arrived(article: Article, occasion: Occasion) -> datetime:
    """Return when *article* became news.

    That is its date, or the end of its embargo; or, when it turned up late with an old date, the
    day on which it did. What a source held when we first read it did not turn up: it was there.
    """
    dated, seen = article.dated or occasion.now, article.first_seen_at
    dated = max(dated, article.embargoed_until or dated)
    late = seen is not None and seen > occasion.read_since.get(article.source, seen)
    return max(dated, seen) if seen and late else dated

"""Articles -> stories: lets the matcher look at what is new, and keeps what it finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from newsletter import stories
from newsletter.errors import InputError
from newsletter.model import Article, Pairing, Story, StoryStatus
from newsletter.pipeline.newsroom import Newsroom
from newsletter.pipeline.picturing import looks_of
from newsletter.pipeline.translating import translated_for_matching
from newsletter.store import Tables
from newsletter.stories import Doubt, PairingSettings

#: How far back an article may still find its other language.
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class PairingReport:
    """What the matcher found."""

    #: Stories that the machine was certain of.
    joined: int
    #: Pairs that it asks an editor about.
    suggested: int


def pair_articles(newsroom: Newsroom) -> PairingReport:
    """Join the articles that are certainly one story, and keep the likely ones as suggestions.

    Only pairs with an article that is new, or was changed, since the last time are looked at.

    Raises:
        StoreError: nothing can be remembered.
    """
    now = newsroom.clock()
    with newsroom.store.reading() as tables:
        recent = tables.stories.since(now - LOOK_BACK)
        decisions = tables.stories.decisions()
        held = {article.id for story in recent for article in story.articles.values()}
        new = tables.articles.uncompared() & held
    # Comparing takes its time, in which others shall be able to write.
    articles, known = _shown(recent)
    pairings = stories.pair(
        articles,
        known,
        decisions,
        PairingSettings(newsrooms=_hosts(newsroom), looks=looks_of(newsroom, articles)),
        new,
        translated_for_matching(newsroom, recent) if new else {},
    )
    certain = [pairing for pairing in pairings if pairing.status is not StoryStatus.SUGGESTED]
    likely = [pairing for pairing in pairings if pairing.status is StoryStatus.SUGGESTED]
    with newsroom.store.writing() as tables:
        joined = sum(_join(tables, pairing) for pairing in certain)
        tables.stories.suggest(likely, about=new)
        tables.articles.note_compared(new, now)
        return PairingReport(joined, suggested=len(tables.stories.suggestions()))


def doubts_of(newsroom: Newsroom) -> tuple[Doubt, ...]:
    """Return what does not fit among the recent articles and stories, for an editor to see.

    Raises:
        StoreError: the store cannot be read.
    """
    with newsroom.store.reading() as tables:
        recent = tables.stories.since(newsroom.clock() - LOOK_BACK)
        decisions = tables.stories.decisions()
    return stories.doubts(*_shown(recent), decisions)


def _shown(recent: Sequence[Story]) -> tuple[list[Article], list[frozenset[int]]]:
    """Return the articles of *recent* stories, and which of them are one story."""
    return (
        [article for story in recent for article in story.articles.values()],
        [frozenset(article.id for article in story.articles.values()) for story in recent],
    )


def _hosts(newsroom: Newsroom) -> tuple[frozenset[str], ...]:
    """Return the hosts on which the newsroom publishes, if it has said that there are several."""
    if not newsroom.site.hosts:
        return ()
    own = urlsplit(newsroom.site.base_url).hostname or ""
    return (frozenset(host.removeprefix("www.") for host in (own, *newsroom.site.hosts)),)


def _join(tables: Tables, pairing: Pairing) -> bool:
    """Join two articles, unless an editor or another run has put one of them elsewhere meanwhile."""
    first, second = pairing.articles
    if tables.stories.of(first).id == tables.stories.of(second).id:
        return False
    if tables.stories.decisions().get(pairing.articles) is False:
        return False
    try:
        tables.stories.join(pairing)
    except InputError:
        return False
    return True

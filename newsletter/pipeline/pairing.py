"""Articles -> stories: lets the matcher look at what is recent, and keeps what it finds."""

from dataclasses import dataclass
from datetime import timedelta

from newsletter import stories
from newsletter.errors import InputError
from newsletter.model import Pairing, StoryStatus
from newsletter.pipeline.newsroom import Newsroom
from newsletter.store import Tables

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

    Raises:
        StoreError: nothing can be remembered.
    """
    with newsroom.store.reading() as tables:
        recent = tables.stories.since(newsroom.clock() - LOOK_BACK)
        decisions = tables.stories.decisions()
    # Comparing takes its time, in which others shall be able to write.
    pairings = stories.pair(
        [article for story in recent for article in story.articles.values()],
        [frozenset(article.id for article in story.articles.values()) for story in recent],
        decisions,
    )
    certain = [pairing for pairing in pairings if pairing.status is not StoryStatus.SUGGESTED]
    likely = [pairing for pairing in pairings if pairing.status is StoryStatus.SUGGESTED]
    with newsroom.store.writing() as tables:
        joined = sum(_join(tables, pairing) for pairing in certain)
        tables.stories.suggest(likely)
    return PairingReport(joined=joined, suggested=len(likely))


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

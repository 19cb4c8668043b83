"""Articles -> stories: lets the matcher look at what is recent, and keeps what it finds."""

from dataclasses import dataclass
from datetime import timedelta

from newsletter import stories
from newsletter.model import StoryStatus
from newsletter.pipeline.newsroom import Newsroom

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
    with newsroom.store.writing() as tables:
        recent = tables.stories.since(newsroom.clock() - LOOK_BACK)
        pairings = stories.pair(
            [article for story in recent for article in story.articles.values()],
            [frozenset(article.id for article in story.articles.values()) for story in recent],
            tables.stories.decisions(),
        )
        certain = [pairing for pairing in pairings if pairing.status is not StoryStatus.SUGGESTED]
        likely = [pairing for pairing in pairings if pairing.status is StoryStatus.SUGGESTED]
        for pairing in certain:
            tables.stories.join(pairing)
        tables.stories.suggest(likely)
    return PairingReport(joined=len(certain), suggested=len(likely))

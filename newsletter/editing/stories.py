"""The editor's word on stories: what belongs together, and what does not, for good."""

from datetime import datetime

from newsletter.errors import InputError
from newsletter.model import Pairing, StoryStatus
from newsletter.store import Store, Tables


def put_together(store: Store, first: int, second: int, now: datetime) -> int:
    """Make one story of two articles, and return its id.

    Raises:
        NotFound: there is no such article.
        InputError: they are the same, or of one language.
    """
    with store.writing() as tables:
        low, high = _two(tables, first, second)
        tables.stories.decide(low, high, together=True, now=now)
        return tables.stories.join(Pairing((low, high), StoryStatus.EDITOR, 1.0))


def set_apart(store: Store, first: int, second: int, now: datetime) -> None:
    """Say that two articles are not one story; if they are one now, they are no more.

    Raises:
        NotFound: there is no such article.
        InputError: they are the same.
    """
    with store.writing() as tables:
        low, high = _two(tables, first, second)
        tables.stories.decide(low, high, together=False, now=now)
        if tables.stories.of(low).id == tables.stories.of(high).id:
            tables.stories.separate(high)


def take_apart(store: Store, article: int, now: datetime) -> int:
    """Give an article a story of its own, and return that story's id.

    Raises:
        NotFound: there is no such article.
        InputError: it stands alone already.
    """
    with store.writing() as tables:
        story = tables.stories.of(article)
        others = [other.id for other in story.articles.values() if other.id != article]
        if not others:
            raise InputError(f"Article {article} stands alone already.")
        for other in others:
            low, high = sorted((article, other))
            tables.stories.decide(low, high, together=False, now=now)
        return tables.stories.separate(article)


def _two(tables: Tables, first: int, second: int) -> tuple[int, int]:
    """Return the two articles, the older one first.

    Raises:
        NotFound: there is no such article.
        InputError: they are the same.
    """
    if first == second:
        raise InputError(f"Article {first} is named twice.", remedy="Name two articles.")
    for article in (first, second):
        tables.articles.get(article)
    return min(first, second), max(first, second)

"""An article as a row, and a row as an article; and by what a row is found again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from newsletter.model import Article, Event, Picture, StoryStatus, guid_key, url_key
from newsletter.store.columns import clean, digest
from newsletter.store.dialects import one_of
from newsletter.store.part import AnyRow
from newsletter.store.schema import sightings

#: The story that a new article is by itself.
ALONE = {"status": StoryStatus.ALONE, "confidence": 1.0, "evidence": []}

#: What a row holds just as an article does.
AS_IT_IS = (
    "source", "guid", "url", "language", "title", "summary", "body", "author", "section",
    "published_at", "updated_at", "lead", "alternates", "translation_key", "told",
    "embargoed_until", "expires_at", "withdrawn",
)  # fmt: skip


def article_of(row: AnyRow, also_in: Sequence[str] = ()) -> Article:
    """Return the article that *row*, with all columns of its table, holds.

    Args:
        also_in: the further sources that brought it.
    """
    event = row.event and Event(datetime.fromisoformat(row.event["starts_at"]), row.event["where"])
    return Article(
        **{name: getattr(row, name) for name in AS_IT_IS},
        picture=row.picture and Picture(**row.picture),
        event=event,
        id=row.id,
        first_seen_at=row.first_seen_at,
        also_in=tuple(also_in),
    )


def sightings_of(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Return article -> the further sources that brought it, for those of *numbers* with any."""
    c = sightings.c
    rows = connection.execute(
        select(c.article_id, c.source)
        .where(one_of(connection, c.article_id, numbers))
        .order_by(c.article_id, c.source)
    )
    found: dict[int, list[str]] = {}
    for number, source in rows:
        found.setdefault(number, []).append(source)
    return found


def columns_of(article: Article, first_seen_at: datetime) -> dict[str, Any]:
    """Return what the row of *article* holds."""
    picture, event = article.picture, article.event
    return {name: getattr(article, name) for name in AS_IT_IS} | {
        "guid_digest": identity_of(article),
        "url_digest": place_of(article.url),
        "picture": picture and {"url": picture.url, "alt": picture.alt, "credit": picture.credit},
        "event": event and {"starts_at": event.starts_at.isoformat(), "where": event.where},
        "dated_at": max(
            article.published_at or first_seen_at, article.embargoed_until or first_seen_at
        ),
        "fingerprint": article.source_fingerprint,
        "completed": bool(article.told),
        "page_tries": 0,
    }


def is_news_of(known: AnyRow, article: Article) -> bool:
    """Does *article* tell something that the store does not know of it?"""
    completes = bool(article.told) and not known.completed
    return completes or bool(known.fingerprint != article.source_fingerprint)


def identity_of(article: Article) -> str:
    """Return the digest of what tells *article* from the others of its source.

    That is its guid; a careless source gives none, and then whatever it has.
    """
    return digest(guid_key(clean(article.guid or article.url or article.title)))


def place_of(url: str) -> str | None:
    """Return the digest of an address without its dress, or None where it is no article's own.

    A front page is none: careless feeds give it to all their items.
    """
    key = url_key(clean(url))
    return digest(key) if "/" in key or "?" in key else None

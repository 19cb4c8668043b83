"""An article as a row, and a row as an article; and by what a row is found again."""

from datetime import datetime
from typing import Any

from newsletter.model import Article, Event, Picture, StoryStatus, guid_key, url_key
from newsletter.store.columns import clean, digest
from newsletter.store.part import AnyRow

#: The story that a new article is by itself.
ALONE = {"status": StoryStatus.ALONE, "confidence": 1.0, "evidence": []}

#: What a row holds just as an article does.
AS_IT_IS = (
    "source", "guid", "url", "language", "title", "summary", "body", "author", "section",
    "published_at", "updated_at", "lead", "alternates", "translation_key", "told",
)  # fmt: skip


def article_of(row: AnyRow) -> Article:
    """Return the article that *row*, with all columns of its table, holds."""
    event = row.event and Event(datetime.fromisoformat(row.event["starts_at"]), row.event["where"])
    return Article(
        **{name: getattr(row, name) for name in AS_IT_IS},
        picture=row.picture and Picture(**row.picture),
        event=event,
        id=row.id,
        first_seen_at=row.first_seen_at,
    )


def columns_of(article: Article, first_seen_at: datetime) -> dict[str, Any]:
    """Return what the row of *article* holds."""
    picture, event = article.picture, article.event
    return {name: getattr(article, name) for name in AS_IT_IS} | {
        "guid_digest": identity_of(article),
        "url_digest": place_of(article.url),
        "picture": picture and {"url": picture.url, "alt": picture.alt, "credit": picture.credit},
        "event": event and {"starts_at": event.starts_at.isoformat(), "where": event.where},
        "dated_at": article.published_at or first_seen_at,
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
    """Return the digest of an address without its dress, or None where there is no address."""
    key = url_key(clean(url))
    return digest(key) if key else None

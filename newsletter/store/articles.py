"""Articles: remembering them once, however their source dresses them."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select, true, update

from newsletter.errors import NotFound
from newsletter.model import Article, Event, Picture, StoryStatus, url_key
from newsletter.store.columns import CleanText, clean, digest
from newsletter.store.dialects import Turn, take_turn
from newsletter.store.joining import separate
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import articles, stories


class Change(StrEnum):
    """What remembering an article came to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def _same_article() -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """Return the two questions by which an article is found again: its guid, then its address."""
    c = articles.c
    source, tongue = bindparam("from", type_=CleanText), bindparam("tongue", type_=CleanText)
    known = select(c.id, c.source, c.guid, c.fingerprint, c.first_seen_at, c.story_id)
    by_identity = known.where(c.source == source, c.guid_digest == bindparam("identity"))
    may_be_same = or_(
        c.language == tongue, and_(c.source == source, or_(c.language == "", tongue == ""))
    )
    by_place = known.where(c.url_digest == bindparam("place"), may_be_same)
    return by_identity, by_place.order_by(c.source != source, c.id).limit(1)


# A gathering asks and adds by the thousand: made once, a statement costs a third.
_BY_IDENTITY, _BY_PLACE = _same_article()
_ADD_STORY = stories.insert().returning(stories.c.id)
_ADD_ARTICLE = articles.insert().returning(articles.c.id)


class Articles(Part):
    """The articles of all sources."""

    def remember(self, article: Article, now: datetime) -> tuple[int, Change]:
        """Store *article*, or find that it is here already; return its number.

        Within a source it is the same article when its guid is the same, or its address but for
        the dress (`model.url_key`), unless both have a language and it differs. Of two
        sources that bring one address in one language, the first to bring it keeps the article.
        A new article becomes a story of its own.
        """
        take_turn(self._connection, Turn.STORIES)
        known = self._known(article)
        if known is None:
            return self._add(article, now), Change.NEW
        if known.source != article.source:
            return known.id, Change.UNCHANGED
        changed = known.fingerprint != article.fingerprint
        if changed:
            self._make_way(known, article.language)
            self._set(known.id, _columns(article, known.first_seen_at) | {"changed_at": now})
        elif known.guid != article.guid:
            self._set(known.id, {"guid": article.guid, "guid_digest": _identity(article)})
        return known.id, Change.CHANGED if changed else Change.UNCHANGED

    def get(self, number: int) -> Article:
        """Return the article of that number.

        Raises:
            NotFound: there is none.
        """
        found = self._select(articles.c.id == number)
        if not found:
            raise NotFound(f"There is no article {number}.", remedy="See `newsletter articles`.")
        return found[0]

    def all(self, source: str | None = None) -> list[Article]:
        """Return the articles, those of *source* or of every source, in order of their numbers."""
        return self._select(true() if source is None else articles.c.source == source)

    def first_readings(self) -> dict[str, datetime]:
        """Return when the first article of each source was found: since when it is read."""
        c = articles.c
        rows = self._connection.execute(
            select(c.source, func.min(c.first_seen_at)).group_by(c.source)
        )
        return dict(rows.all())

    def _select(self, condition: ColumnElement[bool]) -> list[Article]:
        rows = self._connection.execute(select(articles).where(condition).order_by(articles.c.id))
        return [article_of(row) for row in rows]

    def _known(self, article: Article) -> AnyRow | None:
        asked = {
            "from": article.source,
            "identity": _identity(article),
            "place": _place(article.url),
            "tongue": article.language,
        }
        known = self._connection.execute(_BY_IDENTITY, asked).first()
        if known is None and asked["place"]:
            known = self._connection.execute(_BY_PLACE, asked).first()
        return known

    def _add(self, article: Article, now: datetime) -> int:
        alone = {"status": StoryStatus.ALONE, "confidence": 1.0, "evidence": []}
        story = self._connection.scalar(_ADD_STORY, alone)
        ours = {"story_id": story, "first_seen_at": now, "changed_at": now}
        return self._connection.execute(_ADD_ARTICLE, _columns(article, now) | ours).scalar_one()

    def _set(self, number: int, values: Mapping[str, Any]) -> None:
        self._connection.execute(update(articles).where(articles.c.id == number).values(**values))

    def _make_way(self, known: AnyRow, language: str) -> None:
        """Part the article from its story when that has another one in its new language."""
        c = articles.c
        rivals = select(c.id).where(
            c.story_id == known.story_id, c.language == language, c.id != known.id
        )
        if self._connection.execute(rivals).first():
            separate(self._connection, known.id)


def article_of(row: AnyRow) -> Article:
    """Return the article that *row*, with all columns of its table, holds."""
    event = row.event and Event(datetime.fromisoformat(row.event["starts_at"]), row.event["where"])
    return Article(
        source=row.source,
        guid=row.guid,
        url=row.url,
        language=row.language,
        title=row.title,
        summary=row.summary,
        body=row.body,
        author=row.author,
        section=row.section,
        published_at=row.published_at,
        updated_at=row.updated_at,
        picture=row.picture and Picture(**row.picture),
        event=event,
        lead=row.lead,
        alternates=row.alternates,
        translation_key=row.translation_key,
        id=row.id,
        first_seen_at=row.first_seen_at,
    )


def _columns(article: Article, first_seen_at: datetime) -> dict[str, Any]:
    picture, event = article.picture, article.event
    return {
        "source": article.source,
        "guid": article.guid,
        "guid_digest": _identity(article),
        "url": article.url,
        "url_digest": _place(article.url),
        "language": article.language,
        "title": article.title,
        "summary": article.summary,
        "body": article.body,
        "author": article.author,
        "section": article.section,
        "published_at": article.published_at,
        "updated_at": article.updated_at,
        "picture": picture and {"url": picture.url, "alt": picture.alt, "credit": picture.credit},
        "event": event and {"starts_at": event.starts_at.isoformat(), "where": event.where},
        "lead": article.lead,
        "alternates": article.alternates,
        "translation_key": article.translation_key,
        "dated_at": article.published_at or first_seen_at,
        "fingerprint": article.fingerprint,
    }


def _identity(article: Article) -> str:
    """Return the digest of what tells *article* from the others of its source.

    That is its guid; a careless source gives none, and then whatever it has.
    """
    return digest(article.guid or article.url or article.title)


def _place(url: str) -> str | None:
    """Return the digest of an address without its dress, or None where there is no address."""
    key = url_key(clean(url))
    return digest(key) if key else None

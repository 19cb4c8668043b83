"""Articles: remembering them once, however their source dresses them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select, true, update

from newsletter.errors import NotFound
from newsletter.model import Article, same_among
from newsletter.store.article_rows import (
    ALONE,
    article_of,
    columns_of,
    identity_of,
    is_news_of,
    place_of,
    sightings_of,
)
from newsletter.store.columns import CleanText
from newsletter.store.dialects import Turn, insert, one_of, take_turn
from newsletter.store.joining import separate
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import article_versions, articles, sightings, stories


class Change(StrEnum):
    """What remembering an article came to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


#: How often the page of an article is asked for in vain.
PAGE_TRIES = 3

#: What stands at the end of the guid (and of its digest) of one whose guid another has taken.
SUFFIX = 12


def _questions() -> tuple[Select[*tuple[Any, ...]], ...]:
    """Return how an article is found again: by its guid, guids of old, address, bare title."""
    c = articles.c
    source, tongue = bindparam("from", type_=CleanText), bindparam("tongue", type_=CleanText)
    of_source = select(articles).where(c.source == source)
    by_identity = of_source.with_only_columns(
        c.id, c.guid, c.guid_digest, c.fingerprint, c.source, c.completed, c.page_tries
    ).where(c.guid_digest == bindparam("identity"))
    family = of_source.where(c.guid_digest.between(bindparam("least"), bindparam("most")))
    may_be_same = or_(
        c.language == tongue, and_(c.source == source, or_(c.language == "", tongue == ""))
    )
    by_place = select(articles).where(c.url_digest == bindparam("place"), may_be_same)
    by_title = of_source.where(c.title == bindparam("title", type_=CleanText), c.url == "")
    return by_identity, family, by_place, by_title


# A gathering asks and adds by the thousand: made once, a statement costs a third.
_BY_IDENTITY, _FAMILY, _BY_PLACE, _BY_TITLE = _questions()
_ADD_STORY = stories.insert().returning(stories.c.id)
_ADD_ARTICLE = articles.insert().returning(articles.c.id)


class Articles(Part):
    """The articles of all sources."""

    def remember(self, article: Article, now: datetime) -> tuple[int, Change]:
        """Store *article*, or find that it is here already; return its number.

        Within a source it is the same article when its guid is the same, or its address (unless
        both have a language and it differs), but for their dress, and it is not another text
        (`model.is_another`): that takes the guid, and leaves the older one another. Of two
        sources that bring one address in one language, the first to bring it keeps the article,
        and the other is noted with it. Without an address, as in a folder, one title over one text
        is one article, whatever its file is called. A new article becomes a story of its own.
        """
        take_turn(self._connection, Turn.STORIES)
        holder, known = self._find(article, now)
        if known is None:
            if holder is not None:
                self._rename(holder)
            return self._add(article, now), Change.NEW
        if known.source != article.source:
            seen = {"article_id": known.id, "source": article.source}
            row = insert(self._connection, sightings).values(**seen)
            self._connection.execute(row.on_conflict_do_nothing())
            return known.id, Change.UNCHANGED
        renamed = {"guid": article.guid, "guid_digest": identity_of(article)}
        if holder is not None and holder.id != known.id:
            renamed = {"guid": known.guid, "guid_digest": known.guid_digest}
        if is_news_of(known, article):
            values = columns_of(article, known.first_seen_at) | renamed
            if known.completed and not article.told:  # until its page is had again
                del values["body"]
            self._change(known, values, now)
            return known.id, Change.CHANGED
        if known.guid != renamed["guid"]:
            self._set(known.id, renamed)
        return known.id, Change.UNCHANGED

    def wanting(self, given: Sequence[Article]) -> list[Article]:
        """Return those of *given* that are new, changed, or not completed for too few tries."""
        found = ((article, self._find(article, None)[1]) for article in given)
        return [article for article, known in found if _wants_page(known, article)]

    def announcing(self, source: str, after: datetime) -> list[Article]:
        """Return the articles of *source* whose event begins *after* a moment, withdrawn ones apart."""
        c, day = articles.c, (after - timedelta(days=1)).date().isoformat()
        coming = c.event["starts_at"].as_string() >= day
        known = self._select((c.source == source) & c.withdrawn.is_(False) & coming)
        return [one for one in known if one.event and one.event.starts_at > after]

    def withdraw(self, numbers: Iterable[int], now: datetime) -> None:
        """Note that their source has taken back the articles of *numbers*."""
        take_turn(self._connection, Turn.STORIES)
        among = one_of(self._connection, articles.c.id, numbers)
        for row in self._connection.execute(select(articles).where(among)).all():
            gone = replace(article_of(row), withdrawn=True, told="")
            values = {"language": row.language, "fingerprint": gone.fingerprint}
            self._change(row, values | {"withdrawn": True}, now)

    def page_failed(self, number: int) -> None:
        """Count that the page of the article of that number could not be had."""
        self._set(number, {"page_tries": articles.c.page_tries + 1})

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

    def uncompared(self) -> set[int]:
        """Return the numbers of those that are new, or have changed, since they were compared."""
        c = articles.c
        stale = or_(c.compared_at.is_(None), c.compared_at <= c.changed_at)
        return set(self._connection.scalars(select(c.id).where(stale)))

    def note_compared(self, numbers: Iterable[int], moment: datetime) -> None:
        """Remember that the articles of *numbers* were compared as they were at *moment*."""
        c = articles.c
        among = one_of(self._connection, c.id, numbers)
        self._connection.execute(update(articles).where(among).values(compared_at=moment))

    def _select(self, condition: ColumnElement[bool]) -> list[Article]:
        rows = self._connection.execute(
            select(articles).where(condition).order_by(articles.c.id)
        ).all()
        also = sightings_of(self._connection, (row.id for row in rows))
        return [article_of(row, also.get(row.id, ())) for row in rows]

    def _find(self, article: Article, now: datetime | None) -> Sequence[AnyRow | None]:
        """Return who holds the guid of *article*, and who it is itself."""
        identity = identity_of(article)
        asked = {"from": article.source, "tongue": article.language, "identity": identity}
        holder = self._connection.execute(_BY_IDENTITY, asked).first()
        if holder is not None and not is_news_of(holder, article):
            return holder, holder
        family = {"least": identity[:-SUFFIX], "most": identity[:-SUFFIX] + "g"}
        rows, place = list[AnyRow](), place_of(article.url)
        if holder is not None:
            rows += self._connection.execute(_FAMILY, asked | family).all()
            if article.withdrawn:  # little may be left of its words
                return holder, next(row for row in rows if row.id == holder.id)
        if place is not None:
            rows += self._connection.execute(_BY_PLACE, asked | {"place": place}).all()
        elif article.guid == article.title:  # it has nothing else, or its guid was not its own
            rows += self._connection.execute(_BY_TITLE, asked | {"title": article.title}).all()
        elif holder is None and not article.url:
            named = self._connection.execute(_BY_TITLE, asked | {"title": article.title})
            same = (row for row in named if article.body and row.body == article.body)
            return None, next(same, None)
        return holder, self._same(replace(article, first_seen_at=now), rows) if rows else None

    def _same(self, article: Article, rows: Sequence[AnyRow]) -> AnyRow | None:
        """Return which of *rows* is *article*, if any; one of its own source comes first."""
        own = {row.id: row for row in rows if row.source == article.source}
        c, print_ = article_versions.c, article.source_fingerprint
        told = {number for number, row in own.items() if row.fingerprint == print_}
        if own:
            was = select(c.article_id).where(c.article_id.in_(own), c.fingerprint == print_)
            told.update(self._connection.scalars(was))
        together = {
            number for number, row in own.items() if row.changed_at == article.first_seen_at
        }
        for known in (own, {row.id: row for row in rows if row.id not in own}):
            found = same_among([article_of(row) for row in known.values()], article, told, together)
            if found is not None:
                return known[found.id]
        return None

    def _add(self, article: Article, now: datetime) -> int:
        story = self._connection.scalar(_ADD_STORY, ALONE)
        ours = {"story_id": story, "first_seen_at": now, "changed_at": now}
        return self._connection.execute(_ADD_ARTICLE, columns_of(article, now) | ours).scalar_one()

    def _set(self, number: int, values: Mapping[str, Any]) -> None:
        self._connection.execute(update(articles).where(articles.c.id == number).values(**values))

    def _rename(self, holder: AnyRow) -> None:
        """Give the one that holds a guid another of its own, near the first."""
        end = holder.fingerprint[:SUFFIX]
        named = holder.guid_digest[:-SUFFIX] + end
        self._set(holder.id, {"guid": f"{holder.guid}#{end}", "guid_digest": named})

    def _change(self, known: AnyRow, values: dict[str, Any], now: datetime) -> None:
        """Put *values* in place of the article as it was, whose fingerprint is kept."""
        self._make_way(known, values["language"])
        if known.fingerprint != values["fingerprint"]:
            was = {"article_id": known.id, "fingerprint": known.fingerprint}
            row = insert(self._connection, article_versions).values(**was, seen_at=known.changed_at)
            self._connection.execute(row.on_conflict_do_nothing())
        self._set(known.id, values | {"changed_at": now})

    def _make_way(self, known: AnyRow, language: str) -> None:
        """Part the article from its story when that has another one in its new language."""
        c = articles.c
        rivals = select(c.id).where(
            c.story_id == known.story_id, c.language == language, c.id != known.id
        )
        if self._connection.execute(rivals).first():
            separate(self._connection, known.id)


def _wants_page(known: AnyRow | None, article: Article) -> bool:
    """Is the page of *article*, of which the store has *known*, worth asking for?"""
    if known is None or known.source != article.source:
        return known is None
    lacks_page = not known.completed and known.page_tries < PAGE_TRIES
    return lacks_page or bool(known.fingerprint != article.source_fingerprint)

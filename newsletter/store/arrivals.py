"""The articles of one reading, remembered together: in bulk where there is nothing to decide."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, select, type_coerce

from newsletter.model import Article
from newsletter.store.article_rows import ALONE, columns_of, identity_of, is_news_of, place_of
from newsletter.store.articles import Articles, Change
from newsletter.store.dialects import Turn, one_of, take_turn
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import articles, stories


class Arrivals(Part):
    """What a source brought."""

    def remember(self, given: Sequence[Article], now: datetime) -> list[tuple[int, Change]]:
        """Store the articles of one source as `Articles.remember` does, in their order.

        Most of a reading is as it was, or new beyond doubt; only what shares its guid or its
        address with another is looked at by itself.
        """
        take_turn(self._connection, Turn.STORIES)
        if not given:
            return []
        keys = [(identity_of(article), place_of(article.url)) for article in given]
        holders, taken = self._holders(given, keys), self._taken(keys)
        results: dict[int, tuple[int, Change]] = {}
        fresh = dict[str, int]()
        shared = Counter(key for pair in keys for key in pair if key)
        for index, (identity, place) in enumerate(keys):
            article, holder = given[index], holders.get(identity)
            alone = shared[identity] == 1 and (place is None or shared[place] == 1)
            if alone and holder is not None and _is_as_it_was(holder, article):
                results[index] = (holder.id, Change.UNCHANGED)
            elif alone and holder is None and place is not None and place not in taken:
                fresh[identity] = index
        results |= self._add([given[index] for index in fresh.values()], fresh, now)
        one_by_one = Articles(self._connection)
        for index, article in enumerate(given):
            if index not in results:
                results[index] = one_by_one.remember(article, now)
        return [results[index] for index in range(len(given))]

    def _holders(
        self, given: Sequence[Article], keys: Sequence[tuple[str, str | None]]
    ) -> dict[str, AnyRow]:
        """Return who holds which identity in the source of *given*."""
        c = articles.c
        known = select(
            c.id, c.guid, c.guid_digest, c.fingerprint, c.source, c.completed, c.page_tries
        ).where(
            c.source == given[0].source,
            one_of(self._connection, c.guid_digest, [identity for identity, _ in keys]),
        )
        return {row.guid_digest: row for row in self._connection.execute(known)}

    def _taken(self, keys: Sequence[tuple[str, str | None]]) -> set[str | None]:
        """Return the addresses at which there are articles already, of whatever source."""
        places = [place for _, place in keys if place]
        if not places:
            return set()
        column = articles.c.url_digest
        among = one_of(self._connection, type_coerce(column, String), places)
        return set(self._connection.scalars(select(column).where(among)))

    def _add(
        self, fresh: Sequence[Article], places: dict[str, int], now: datetime
    ) -> dict[int, tuple[int, Change]]:
        """Add articles that are new beyond doubt, each as a story of its own."""
        if not fresh:
            return {}
        add_stories = stories.insert().returning(stories.c.id)
        numbers = self._connection.scalars(add_stories, [ALONE for _ in fresh]).all()
        ours = {"first_seen_at": now, "changed_at": now}
        rows = [
            columns_of(article, now) | ours | {"story_id": story}
            for article, story in zip(fresh, sorted(numbers), strict=True)
        ]
        add = articles.insert().returning(articles.c.id, articles.c.guid_digest)
        return {
            places[row.guid_digest]: (row.id, Change.NEW)
            for row in self._connection.execute(add, rows)
        }


def _is_as_it_was(holder: AnyRow, article: Article) -> bool:
    return holder.guid == article.guid and not is_news_of(holder, article)

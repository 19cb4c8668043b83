"""What machines translated: drafts of articles, and each sentence that was asked for."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from newsletter.model import MachineDraft
from newsletter.store.dialects import insert, one_of
from newsletter.store.part import Part
from newsletter.store.schema import drafts, translations

#: What a draft is made of beside its article and its language.
MADE = ("title", "summary", "source_hash", "service", "left", "numbers")


def drafts_of(
    connection: Connection, articles: Iterable[int]
) -> dict[int, dict[str, MachineDraft]]:
    """Return article -> language -> draft for those of *articles* that have any."""
    c = drafts.c
    rows = connection.execute(
        select(drafts).where(one_of(connection, c.article_id, articles)).order_by(c.article_id)
    )
    found: dict[int, dict[str, MachineDraft]] = {}
    for row in rows:
        found.setdefault(row.article_id, {})[row.language] = MachineDraft(
            title=row.title,
            summary=row.summary,
            source_hash=row.source_hash,
            service=row.service,
            language=row.language,
            left=tuple(row.left),
            numbers=tuple(row.numbers),
            article=row.article_id,
        )
    return found


class Drafts(Part):
    """The drafts of missing translations."""

    def keep(self, made: Iterable[MachineDraft], now: datetime) -> None:
        """Store drafts, each in place of the one that its article had in that language."""
        rows = [
            {name: getattr(one, name) for name in MADE}
            | {"article_id": one.article, "language": one.language, "made_at": now}
            for one in made
        ]
        if not rows:
            return
        row = insert(self._connection, drafts)
        said = {name: row.excluded[name] for name in (*MADE, "made_at")}
        self._connection.execute(
            row.on_conflict_do_update(index_elements=["article_id", "language"], set_=said), rows
        )


class Translations(Part):
    """Every sentence that was translated, so that it is paid for once."""

    def find(self, keys: Collection[str]) -> dict[str, str]:
        """Return key -> translation for those of *keys* that are known."""
        c = translations.c
        asked = select(c.key, c.words).where(one_of(self._connection, c.key, keys))
        return {row.key: row.words for row in self._connection.execute(asked)}

    def remember(self, made: Mapping[str, str]) -> None:
        """Keep key -> translation; what is known already stays."""
        rows = [{"key": key, "words": words} for key, words in made.items()]
        if rows:
            self._connection.execute(
                insert(self._connection, translations).on_conflict_do_nothing(), rows
            )

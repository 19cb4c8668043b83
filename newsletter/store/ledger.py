"""The ledger: which story went out, in which language, to the readers of which edition."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from newsletter.store.dialects import insert
from newsletter.store.joining import current
from newsletter.store.part import Part
from newsletter.store.schema import ledger


class Ledger(Part):
    """What was sent, kept for good."""

    def record(
        self, issue_id: int, newsletter: str, rows: Iterable[tuple[int, str, str]], now: datetime
    ) -> None:
        """Remember *rows* of (story, language, edition) as sent with that issue.

        What is remembered already stays with the issue that brought it first. A story that was
        joined to another meanwhile is remembered as that one.
        """
        sent = list(rows)
        numbers = current(self._connection, {story for story, _, _ in sent})
        values = [
            {
                "issue_id": issue_id,
                "newsletter": newsletter,
                "story_id": numbers[story],
                "language": language,
                "edition": edition,
                "recorded_at": now,
            }
            for story, language, edition in sent
            if story in numbers
        ]
        if values:
            self._connection.execute(
                insert(self._connection, ledger).on_conflict_do_nothing(), values
            )

    def sent(self, newsletter: str) -> set[tuple[int, str, str]]:
        """Return every (story, language, edition) that *newsletter* has sent."""
        c = ledger.c
        rows = self._connection.execute(
            select(c.story_id, c.language, c.edition).where(c.newsletter == newsletter)
        )
        return {(story, language, edition) for story, language, edition in rows}

"""Wishes: what editors want of the stories of an issue, whatever the rules say."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, delete, select

from newsletter.model import Missing, Wish
from newsletter.store.issues import hold
from newsletter.store.joining import current
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import issues, wishes


class Wishes(Part):
    """The editors' wishes, per issue and story."""

    def of(self, issue_id: int) -> dict[int, Wish]:
        """Return the wishes for the issue, by story.

        A story that was left out of an earlier issue of the newsletter stays out of this one, too,
        and what was said of its gaps holds on; who is owed it knows by that.
        """
        earlier = (
            select(wishes)
            .where(
                wishes.c.issue_id.in_(_siblings(issue_id)),
                wishes.c.wanted.is_(False) | wishes.c.missing.is_not(None),
            )
            .order_by(wishes.c.issue_id)
        )
        found = {
            wish.story: Wish(
                wish.story, wanted=False if wish.wanted is False else None, missing=wish.missing
            )
            for wish in self._read(earlier)
        }
        mine = self._read(select(wishes).where(wishes.c.issue_id == issue_id))
        return found | {wish.story: wish for wish in mine}

    def want(self, issue_id: int, wish: Wish) -> None:
        """Remember *wish* for the issue, in place of what was wanted of the story before.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        key = (wishes.c.issue_id == issue_id) & (wishes.c.story_id == wish.story)
        self._connection.execute(delete(wishes).where(key))
        if wish.wanted is True:
            self._forgive(issue_id, wish.story)
        self._connection.execute(
            wishes.insert(),
            {
                "issue_id": issue_id,
                "story_id": wish.story,
                "wanted": wish.wanted,
                "position": wish.position,
                "lead": wish.lead,
                "missing": wish.missing,
            },
        )

    def forget(self, issue_id: int, story: int) -> None:
        """Leave the story to the rules again, in this issue and, if it was left out, in later ones.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        key = (wishes.c.issue_id == issue_id) & (wishes.c.story_id == story)
        self._connection.execute(delete(wishes).where(key))
        self._forgive(issue_id, story)

    def _forgive(self, issue_id: int, story: int) -> None:
        """Forget that the story was to stay out of the newsletter's issues."""
        self._connection.execute(
            delete(wishes).where(
                wishes.c.issue_id.in_(_siblings(issue_id)),
                wishes.c.story_id == story,
                wishes.c.wanted.is_(False),
            )
        )

    def _read(self, query: Select[Any]) -> list[Wish]:
        rows = self._connection.execute(query).all()
        return list(_once(rows, current(self._connection, {row.story_id for row in rows})))


def _siblings(issue_id: int) -> Select[int]:
    """Return the issues of the same newsletter, itself among them."""
    ours = select(issues.c.newsletter).where(issues.c.id == issue_id).scalar_subquery()
    return select(issues.c.id).where(issues.c.newsletter == ours)


def _once(rows: Iterable[AnyRow], now: dict[int, int]) -> Iterable[Wish]:
    """Yield the wishes, each for the story that its story has become."""
    for row in rows:
        if row.story_id in now:
            missing = Missing(row.missing) if row.missing else None
            yield Wish(now[row.story_id], row.wanted, row.position, row.lead, missing)

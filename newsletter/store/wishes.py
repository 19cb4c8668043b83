"""Wishes: what editors want of the stories of an issue, whatever the rules say."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select, update

from newsletter.errors import NotFound
from newsletter.model import Missing, Wish
from newsletter.store.issues import hold
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import issues, wishes


class Wishes(Part):
    """The editors' wishes, per issue and story."""

    def of(self, issue_id: int) -> dict[int, Wish]:
        """Return the wishes for the issue, by story: its own, over those that stand.

        Raises:
            NotFound: there is no such issue.
        """
        c = issues.c
        issue = self._connection.execute(
            select(c.newsletter, c.due_at).where(c.id == issue_id)
        ).one_or_none()
        if issue is None:
            raise NotFound(f"There is no issue {issue_id}.", remedy="See `newsletter issues`.")
        standing = self.standing(issue.newsletter, issue.due_at)
        mine = self._connection.execute(select(wishes).where(wishes.c.issue_id == issue_id))
        return _over(standing, mine)

    def standing(self, newsletter: str, before: datetime) -> dict[int, Wish]:
        """Return what stands for issues of *newsletter* due at that moment, by story.

        A story that was left out of an earlier issue stays out, and what was said of its gaps
        holds on: who is owed it knows by that.
        """
        rows = self._connection.execute(
            select(wishes)
            .join(issues, issues.c.id == wishes.c.issue_id)
            .where(issues.c.newsletter == newsletter, issues.c.due_at < before)
            .order_by(issues.c.due_at, issues.c.id)
        )
        found = _over({}, rows)
        return {
            story: Wish(story, wanted=False if wish.wanted is False else None, missing=wish.missing)
            for story, wish in found.items()
            if wish.wanted is False or wish.missing
        }

    def want(self, issue_id: int, wish: Wish) -> None:
        """Remember *wish* for the issue, in place of what was wanted of the story before.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        c = wishes.c
        mine = (c.issue_id == issue_id) & (c.story_id == wish.story)
        self._connection.execute(delete(wishes).where(mine))
        if wish.pins:
            left_out = c.issue_id.in_(_siblings(issue_id)) & c.wanted.is_(False)
            self._connection.execute(
                update(wishes).where(left_out, c.story_id == wish.story).values(wanted=None)
            )
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
        """Leave the story to the rules again, in all issues of the same newsletter.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        c = wishes.c
        self._connection.execute(
            delete(wishes).where(c.issue_id.in_(_siblings(issue_id)), c.story_id == story)
        )


def _siblings(issue_id: int) -> Select[int]:
    """Return the issues of the same newsletter, itself among them."""
    ours = select(issues.c.newsletter).where(issues.c.id == issue_id).scalar_subquery()
    return select(issues.c.id).where(issues.c.newsletter == ours)


def _over(before: dict[int, Wish], rows: Iterable[AnyRow]) -> dict[int, Wish]:
    """Return *before* with what *rows* say later; where a row says nothing, it stays."""
    known: dict[int, Wish] = dict(before)
    for row in rows:
        old = known.get(row.story_id) or Wish(row.story_id)
        new = _wish_of(row)
        known[row.story_id] = Wish(
            row.story_id,
            wanted=None if new.pins and new.wanted is None else _said(new.wanted, old.wanted),
            position=new.position,
            lead=new.lead,
            missing=_said(new.missing, old.missing),
        )
    return known


def _said(new: Any, old: Any) -> Any:
    return old if new is None else new


def _wish_of(row: AnyRow) -> Wish:
    missing = Missing(row.missing) if row.missing else None
    return Wish(row.story_id, row.wanted, row.position, row.lead, missing)

"""Issues: one per newsletter and due date, and how far each has come."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select, true, update

from newsletter.errors import InputError, NotFound
from newsletter.model import Chosen, Issue, IssueState, Missing, Words
from newsletter.store.dialects import insert
from newsletter.store.joining import current
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import issue_stories, issues


def hold(connection: Connection, number: int) -> None:
    """Keep the issue of that number to ourselves until the transaction ends.

    Raises:
        NotFound: there is none.
    """
    rows = select(issues.c.id).where(issues.c.id == number).with_for_update()
    if connection.scalar(rows) is None:
        raise _no_issue(number)


class Issues(Part):
    """The issues of all newsletters."""

    def draft(
        self, newsletter: str, due_at: datetime, due: str, now: datetime
    ) -> tuple[Issue, bool]:
        """Return the issue of *newsletter* that is due then, and whether it was made just now.

        Of several who ask at once, one makes it and all get the same.
        """
        row = insert(self._connection, issues).values(
            newsletter=newsletter, due_at=due_at, due=due, state=IssueState.DRAFT, words={}, envelopes={}, stale=False,
            reason="", approved_by="", created_at=now,
        ).on_conflict_do_nothing(index_elements=["newsletter", "due"])  # fmt: skip
        made = self._connection.scalar(row.returning(issues.c.id))
        found = self._select(issues.c.newsletter == newsletter, issues.c.due == due)
        return found[0], made is not None

    def get(self, number: int) -> Issue:
        """Return the issue of that number.

        Raises:
            NotFound: there is none.
        """
        found = self._select(issues.c.id == number)
        if not found:
            raise _no_issue(number)
        return found[0]

    def hold(self, number: int) -> None:
        """Keep the issue of that number to ourselves until the transaction ends.

        Raises:
            NotFound: there is none.
        """
        hold(self._connection, number)

    def of(self, newsletter: str, due: str) -> Issue | None:
        """Return the issue of *newsletter* with that local date and time, if there is one."""
        return next(
            iter(self._select(issues.c.newsletter == newsletter, issues.c.due == due)), None
        )

    def all(self, newsletter: str | None = None) -> list[Issue]:
        """Return the issues, of *newsletter* or of every one, newest first."""
        return self._select(true() if newsletter is None else issues.c.newsletter == newsletter)

    def save(self, issue: Issue) -> None:
        """Store the stories, words and reason of *issue*, which must be a draft.

        A story that stands twice, be it because two were joined, keeps its first place.

        Raises:
            NotFound: there is no such issue, or no such story.
            InputError: it is no draft any more.
        """
        saved = self._connection.execute(
            update(issues)
            .where(issues.c.id == issue.id, issues.c.state == IssueState.DRAFT)
            .values(
                words={name: asdict(said) for name, said in issue.words.items()},
                envelopes={name: asdict(said) for name, said in issue.envelopes.items()},
                reason=issue.reason,
                stale=issue.stale,
            )
        )
        if not saved.rowcount:
            state = self.get(issue.id).state
            raise InputError(
                f"Issue {issue.id} is {state} and cannot be changed.",
                remedy="Take an approval back with `newsletter reopen`, or compose the next issue.",
            )
        self._choose(issue)

    def move(
        self,
        number: int,
        sources: Collection[IssueState],
        target: IssueState,
        now: datetime,
        *,
        by: str = "",
        reason: str = "",
    ) -> bool:
        """Bring the issue of that number from one of *sources* to *target*, if it is there.

        Says whether it did: of several who try at once, one does. What happens with the new
        state is noted: who approved and when, when sending began (once), when it ended. Back
        to draft, the approval is gone.
        """
        marks: dict[IssueState, dict[str, Any]] = {
            IssueState.DRAFT: {"approved_at": None, "approved_by": "", "reason": ""},
            IssueState.APPROVED: {"approved_at": now, "approved_by": by},
            IssueState.SENDING: {"sending_at": func.coalesce(issues.c.sending_at, now)},
            IssueState.SENT: {"sent_at": now},
        }
        moved = self._connection.execute(
            update(issues)
            .where(issues.c.id == number, issues.c.state.in_(sources))
            .values(state=target, **marks.get(target, {}), **({"reason": reason} if reason else {}))
        )
        return moved.rowcount == 1

    def _choose(self, issue: Issue) -> None:
        now = current(self._connection, [chosen.story for chosen in issue.stories])
        places: dict[int, Chosen] = {}
        for chosen in issue.stories:
            if chosen.story not in now:
                raise NotFound(f"There is no story {chosen.story}.")
            places.setdefault(now[chosen.story], chosen)
        self._connection.execute(delete(issue_stories).where(issue_stories.c.issue_id == issue.id))
        rows = [
            {
                "issue_id": issue.id,
                "position": position,
                "story_id": story,
                "section": chosen.section,
                "lead": chosen.lead,
                "editions": chosen.editions,
                "late": chosen.late,
                "missing": chosen.missing,
                "pinned": chosen.pinned,
            }
            for position, (story, chosen) in enumerate(places.items())
        ]
        if rows:
            self._connection.execute(issue_stories.insert(), rows)

    def _select(self, *conditions: ColumnElement[bool]) -> list[Issue]:
        rows = self._connection.execute(
            select(issues).where(*conditions).order_by(issues.c.due_at.desc(), issues.c.id.desc())
        ).all()
        c = issue_stories.c
        chosen = self._connection.execute(
            select(issue_stories)
            .where(c.issue_id.in_(select(issues.c.id).where(*conditions)))
            .order_by(c.issue_id, c.position)
        )
        held = {issue: list(group) for issue, group in groupby(chosen, lambda row: row.issue_id)}
        return [_issue_of(row, held.get(row.id, [])) for row in rows]


def _issue_of(row: AnyRow, chosen: Iterable[AnyRow]) -> Issue:
    return Issue(
        id=row.id,
        newsletter=row.newsletter,
        due_at=row.due_at,
        due=row.due,
        state=row.state,
        stories=tuple(_chosen_of(place) for place in chosen),
        words={name: _words_of(said) for name, said in row.words.items()},
        envelopes={name: _words_of(said) for name, said in row.envelopes.items()},
        reason=row.reason,
        stale=row.stale,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        sending_at=row.sending_at,
        sent_at=row.sent_at,
    )


def _chosen_of(place: AnyRow) -> Chosen:
    editions, late = tuple(place.editions or ()), tuple(place.late or ())
    missing = Missing(place.missing) if place.missing else None
    return Chosen(
        place.story_id, place.section, place.lead, editions, late, missing, pinned=place.pinned
    )


def _words_of(told: dict[str, Any]) -> Words:
    return Words(**told | {"edited": tuple(told.get("edited", ()))})


def _no_issue(number: int) -> NotFound:
    return NotFound(f"There is no issue {number}.", remedy="See `newsletter issues`.")

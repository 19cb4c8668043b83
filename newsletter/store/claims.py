"""Claims: which sender has which deliveries in hand, and what they bring back.

    PENDING, DEFERRED --take--> CLAIMED --launch--> SENDING --settle--> SENT, FAILED, ...
                                |  |  `---------> SKIPPED  |
                                |  `-close, seize-> PENDING <-give_back, seize-'--seize--> UNCERTAIN

A delivery is in one hand at a time. A claim has a number that never comes back; whoever was
taken for dead holds a number that no delivery knows any more, and changes nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Executable, delete, exists, select, update

from newsletter.errors import InputError
from newsletter.model import Address, Delivery, DeliveryState, Outcome
from newsletter.store import claiming
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import claims, deliveries

#: State and time of the next try -> number of each delivery that shares them, and its reply.
Alike = dict[tuple[DeliveryState, datetime | None], dict[int, str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sender's right to an issue's deliveries that it has taken."""

    #: Never given again.
    id: int
    issue: int
    #: Name of the process.
    worker: str
    #: When it lapses, unless it is extended.
    until: datetime


class Claims(Part):
    """Who has which deliveries in hand."""

    def open(self, issue: int, worker: str, until: datetime) -> Claim:
        """Give *worker* a claim on deliveries of *issue*; it has none yet."""
        row = claims.insert().values(issue_id=issue, worker=worker, until=until)
        number = self._connection.scalar(row.returning(claims.c.id))
        return Claim(number or 0, issue, worker, until)

    def of(self, issue: int) -> list[Claim]:
        """Return all claims on deliveries of *issue*; their workers may live or not."""
        rows = select(claims).where(claims.c.issue_id == issue).order_by(claims.c.id)
        return [
            Claim(row.id, row.issue_id, row.worker, row.until)
            for row in self._connection.execute(rows)
        ]

    def extend(self, claim: Claim, until: datetime) -> bool:
        """Let *claim* last longer; say whether it still stands."""
        extended = update(claims).where(claims.c.id == claim.id).values(until=until)
        return self._connection.execute(extended).rowcount == 1

    def take(self, claim: Claim, limit: int, now: datetime) -> list[Delivery]:
        """Take at most *limit* deliveries that wait, those first that were put off and are due.

        None are taken when none wait, or when the claim does not stand any more.
        """
        standing = select(claims.c.id).where(claims.c.id == claim.id).with_for_update()
        if self._connection.scalar(standing) is None:
            return []
        rows = self._find(claim.issue, DeliveryState.DEFERRED, limit, now)
        if len(rows) < limit:
            rows += self._find(claim.issue, DeliveryState.PENDING, limit - len(rows), now)
        if rows:
            self._do(claiming.take, claim, [row[0] for row in rows], now)
        return [_claimed(row, claim.issue, now) for row in rows]

    def launch(self, claim: Claim, numbers: Collection[int], now: datetime) -> tuple[set[int], int]:
        """Note of claimed deliveries that their messages may leave from now on.

        Those whose reader has left meanwhile are skipped. Returns the others, and how many were
        skipped; when they are not *numbers* in all, the claim does not stand any more.
        """
        launched = self._do(claiming.launch, claim, numbers, now, issue=claim.issue)
        found = {row[0] for row in launched}
        left = set(numbers) - found
        return found, self._do(claiming.skip, claim, left, now).rowcount if left else 0

    def settle(
        self, claim: Claim, outcomes: Mapping[int, tuple[Outcome, datetime | None]], now: datetime
    ) -> int:
        """Record *outcomes*: number of a delivery -> what was said, and when to try again.

        Only what is being sent under *claim* is changed; returns how many that were. One
        statement writes all that came to the same state and wait for the same moment.
        """
        alike: Alike = {}
        for number, (outcome, retry_at) in outcomes.items():
            alike.setdefault((outcome.state, retry_at), {})[number] = outcome.reply
        kind, settled = self._connection.dialect.name, 0
        for (state, retry_at), replies in alike.items():
            said = claiming.answers(kind, replies)
            more = {claiming.CLAIM: claim.id, claiming.NOW: now, "until": retry_at}
            done = self._connection.execute(claiming.settle(kind, state), said | more)
            settled += done.rowcount
        return settled

    def give_back(self, claim: Claim, numbers: Collection[int]) -> int:
        """Put back what was launched and did not leave; return how many that were."""
        return self._do(claiming.give_back, claim, numbers).rowcount if numbers else 0

    def close(self, claim: Claim, now: datetime) -> None:
        """End *claim*: what was only claimed waits again, as if nothing had been.

        Was something launched of which nothing is known, the claim stays, and has lapsed.
        """
        self._put_down(claim)
        c = deliveries.c
        in_doubt = exists().where(
            c.issue_id == claim.issue, c.state == DeliveryState.SENDING, c.claim == claim.id
        )
        ours = claims.c.id == claim.id
        if not self._connection.execute(delete(claims).where(ours, ~in_doubt)).rowcount:
            self.extend(claim, now)

    def seize(self, claim: Claim, state: DeliveryState, now: datetime) -> int:
        """Take everything from whoever holds *claim*; return how many had been launched.

        What was only claimed waits again, as if nothing had been.

        Args:
            claim: Whose worker has died, or which has lapsed.
            state: For what had been launched: PENDING to try it again, UNCERTAIN to let a person
                decide. The try that nobody knows of counts.
            now: The present.

        Raises:
            InputError: *state* is another one.
        """
        if state not in {DeliveryState.PENDING, DeliveryState.UNCERTAIN}:
            raise InputError(f"What was left in hand cannot become {state}.")
        if not self._connection.execute(delete(claims).where(claims.c.id == claim.id)).rowcount:
            return 0  # somebody was faster
        self._put_down(claim)
        c = deliveries.c
        lost = update(deliveries).where(
            c.issue_id == claim.issue, c.state == DeliveryState.SENDING, c.claim == claim.id
        )
        return self._connection.execute(
            lost.values(state=state, claim=None, updated_at=now)
        ).rowcount

    def _put_down(self, claim: Claim) -> None:
        c = deliveries.c
        self._connection.execute(
            update(deliveries)
            .where(c.issue_id == claim.issue, c.state == DeliveryState.CLAIMED, c.claim == claim.id)
            .values(state=DeliveryState.PENDING, claim=None)
        )

    def _find(self, issue: int, state: DeliveryState, limit: int, now: datetime) -> list[AnyRow]:
        values: dict[str, Any] = {claiming.ISSUE: issue, claiming.LIMIT: limit}
        if state is DeliveryState.DEFERRED:
            values[claiming.NOW] = now
        return list(self._connection.execute(claiming.waiting(state), values))

    def _do(
        self,
        statement: Callable[[str], Executable],
        claim: Claim,
        numbers: Collection[int],
        now: datetime | None = None,
        **more: object,
    ) -> CursorResult[Any]:
        kind = self._connection.dialect.name
        values = {claiming.CLAIM: claim.id, claiming.NUMBERS: claiming.packed(kind, numbers)}
        if now:
            values[claiming.NOW] = now
        return self._connection.execute(statement(kind), values | more)


def delivery_of(row: AnyRow) -> Delivery:
    """Return the delivery that *row* holds: all columns of its table, and its reader's."""
    return Delivery(
        id=row.id,
        issue=row.issue_id,
        subscriber=row.subscriber_id,
        address=Address(row.mail),
        edition=row.edition,
        state=row.state,
        name=row.name,
        attempts=row.attempts,
        reply=row.reply,
        retry_at=row.retry_at,
        updated_at=row.updated_at,
    )


def _claimed(row: AnyRow, issue: int, now: datetime) -> Delivery:
    number, reader, edition, attempts, reply, mail, name = row
    return Delivery(
        number, issue, reader, Address(mail), edition, DeliveryState.CLAIMED, name, attempts,
        reply, None, now,
    )  # fmt: skip

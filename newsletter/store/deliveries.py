"""Deliveries: one per issue and reader, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import exists, func, literal, select

from newsletter.model import Delivery, DeliveryState, Outcome, SubscriptionState
from newsletter.store import claims
from newsletter.store.issues import hold
from newsletter.store.part import Part
from newsletter.store.schema import deliveries, subscribers, subscriptions

#: Rows of a long listing that are in memory at one time.
STRIDE = 1000


class Deliveries(Part):
    """The deliveries of all issues."""

    def freeze(self, issue_id: int, newsletter: str, now: datetime) -> int:
        """Make the active subscribers of *newsletter* the audience of the issue; return its size.

        Done once: later, nobody joins the audience, and its size is returned all the same.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        c = subscriptions.c
        fixed = {"state": DeliveryState.PENDING, "attempts": 0, "reply": "", "worker": ""}
        audience = (
            select(
                literal(issue_id), c.subscriber_id, c.edition, literal(now, deliveries.c.updated_at.type),
                *(literal(value, deliveries.c[name].type) for name, value in fixed.items()),
            )
            .where(c.newsletter == newsletter, c.state == SubscriptionState.ACTIVE)
            .where(~exists().where(deliveries.c.issue_id == issue_id))
            .order_by(c.subscriber_id)
        )  # fmt: skip
        names = ["issue_id", "subscriber_id", "edition", "updated_at", *fixed]
        self._connection.execute(deliveries.insert().from_select(names, audience))
        return sum(self.counts(issue_id).values())

    def claim(self, issue_id: int, worker: str, limit: int, now: datetime) -> list[Delivery]:
        """Give *worker* at most *limit* deliveries that wait, or are due again; each to one only.

        Those whose reader left meanwhile are ended as skipped. None are returned only when
        none wait.
        """
        return claims.claim(self._connection, issue_id, worker, limit, now)

    def settle(
        self, worker: str, outcomes: Mapping[int, tuple[Outcome, datetime | None]], now: datetime
    ) -> int:
        """Record *outcomes*: number of a delivery -> what was said, and when to try again.

        Only what *worker* still has in hand is changed; returns how many that were.
        """
        return claims.settle(self._connection, worker, outcomes, now)

    def release(self, worker: str, numbers: Iterable[int]) -> int:
        """Put back what *worker* has in hand and did not try; return how many that were."""
        return claims.release(self._connection, worker, numbers)

    def reclaim(
        self, worker: str, numbers: Iterable[int], state: DeliveryState, now: datetime
    ) -> int:
        """Take from *worker*, who died, what it had in hand; return how many that were.

        Args:
            worker: who it was.
            numbers: the deliveries.
            state: PENDING to try them again, UNCERTAIN to let a person decide.
            now: the present.

        Raises:
            InputError: *state* is another one.
        """
        return claims.reclaim(self._connection, worker, numbers, state, now)

    def in_hand(self, issue_id: int, before: datetime | None = None) -> dict[str, list[int]]:
        """Return which worker has which deliveries of the issue in hand; it may live or not.

        With *before*, only those that were taken up before that moment.
        """
        c = deliveries.c
        taken = [c.updated_at < before] if before else []
        rows = self._connection.execute(
            select(c.worker, c.id)
            .where(c.issue_id == issue_id, c.state == DeliveryState.SENDING, *taken)
            .order_by(c.worker, c.id)
        )
        held: dict[str, list[int]] = {}
        for worker, number in rows:
            held.setdefault(worker, []).append(number)
        return held

    def counts(self, issue_id: int) -> dict[DeliveryState, int]:
        """Return how many deliveries of the issue are in each state; together its audience."""
        c = deliveries.c
        rows = self._connection.execute(
            select(c.state, func.count()).where(c.issue_id == issue_id).group_by(c.state)
        )
        return dict.fromkeys(DeliveryState, 0) | dict(rows.all())

    def all(self, issue_id: int) -> Iterator[Delivery]:
        """Yield the deliveries of the issue in order of their numbers."""
        c = deliveries.c
        rows = (
            select(deliveries, subscribers.c.mail, subscribers.c.name)
            .join_from(deliveries, subscribers, subscribers.c.id == c.subscriber_id)
            .where(c.issue_id == issue_id)
            .order_by(c.id)
        )
        options = {"yield_per": STRIDE}
        with self._connection.execute(rows, execution_options=options) as result:
            for row in result:
                yield claims.delivery_of(row)

    def next_retry(self, issue_id: int) -> datetime | None:
        """Return when the next deferred delivery of the issue is due, if any is deferred."""
        c = deliveries.c
        return self._connection.scalar(
            select(func.min(c.retry_at)).where(
                c.issue_id == issue_id, c.state == DeliveryState.DEFERRED
            )
        )

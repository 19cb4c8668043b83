"""Deliveries: one per issue and reader, and what became of each."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Text, case, cast, exists, func, literal, select

from newsletter.model import Delivery, DeliveryState, SubscriptionState
from newsletter.store.claims import delivery_of
from newsletter.store.issues import hold
from newsletter.store.part import Part
from newsletter.store.schema import deliveries, subscribers, subscriptions

#: Rows of a long listing that are in memory at one time.
STRIDE = 1000


class Deliveries(Part):
    """The deliveries of all issues."""

    def freeze(self, issue_id: int, newsletter: str, now: datetime) -> int:
        """Make the active subscribers of *newsletter* the audience of the issue; return its size.

        Those who have not confirmed, or get nothing for another reason, are in it as skipped, and
        the reply says why; those who left are not. Done once: later, nobody joins the audience,
        and its size is returned all the same.

        Raises:
            NotFound: there is no such issue.
        """
        hold(self._connection, issue_id)
        c = subscriptions.c
        reads = c.state == SubscriptionState.ACTIVE
        kind = deliveries.c.state.type
        audience = (
            select(
                literal(issue_id), c.subscriber_id, c.edition, literal(0),
                case((reads, literal(DeliveryState.PENDING, kind)),
                     else_=literal(DeliveryState.SKIPPED, kind)),
                case((reads, literal("")), else_=cast(c.state, Text)),
                literal(now, deliveries.c.updated_at.type),
            )
            .where(c.newsletter == newsletter, c.state != SubscriptionState.LEFT)
            .where(~exists().where(deliveries.c.issue_id == issue_id))
            .order_by(c.subscriber_id)
        )  # fmt: skip
        names = ["issue_id", "subscriber_id", "edition", "attempts", "state", "reply", "updated_at"]
        self._connection.execute(deliveries.insert().from_select(names, audience))
        counts = self.counts(issue_id)
        return sum(counts.values()) - counts[DeliveryState.SKIPPED]

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
                yield delivery_of(row)

    def next_retry(self, issue_id: int) -> datetime | None:
        """Return when the next deferred delivery of the issue is due, if any is deferred."""
        c = deliveries.c
        return self._connection.scalar(
            select(func.min(c.retry_at)).where(
                c.issue_id == issue_id, c.state == DeliveryState.DEFERRED
            )
        )

"""Subscribers: who reads which newsletter, in which edition, and since when no more."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, true, update

from newsletter.errors import NotFound
from newsletter.model import Address, Subscriber, Subscription, SubscriptionState
from newsletter.store.dialects import insert
from newsletter.store.enrolment import Added, NewSubscriber, enrol
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import subscribers, subscriptions

#: Rows of a long listing that are in memory at one time.
STRIDE = 1000


class Subscribers(Part):
    """The subscribers and their subscriptions."""

    def add(self, address: Address, name: str, now: datetime) -> tuple[int, bool]:
        """Return the number of the subscriber with *address*, and whether they are new."""
        row = insert(self._connection, subscribers).values(
            mail=address.mail, key=address.key, name=name, created_at=now
        )
        number = self._connection.scalar(
            row.on_conflict_do_nothing(index_elements=["key"]).returning(subscribers.c.id)
        )
        if number is not None:
            return number, True
        known = select(subscribers.c.id).where(subscribers.c.key == address.key)
        return self._connection.execute(known).scalar_one(), False

    def add_many(
        self, rows: Sequence[NewSubscriber], newsletter: str, now: datetime
    ) -> list[Added]:
        """Subscribe *rows* to *newsletter*; return what became of each, in their order.

        Nobody's subscription is changed, and nobody who left comes back.
        """
        return enrol(self._connection, rows, newsletter, now)

    def subscribe(
        self,
        subscriber_id: int,
        newsletter: str,
        edition: str,
        consent: str,
        now: datetime,
        state: SubscriptionState = SubscriptionState.ACTIVE,
    ) -> bool:
        """Tie the subscriber to *newsletter*; return False when there is a tie, even one cut."""
        row = insert(self._connection, subscriptions).values(
            subscriber_id=subscriber_id, newsletter=newsletter, edition=edition, state=state,
            consent=consent, consented_at=now, left_reason="", updated_at=now,
        )  # fmt: skip
        tie = row.on_conflict_do_nothing().returning(subscriptions.c.subscriber_id)
        return self._connection.scalar(tie) is not None

    def get(self, number: int) -> Subscriber:
        """Return the subscriber of that number.

        Raises:
            NotFound: there is none.
        """
        rows = select(subscribers).where(subscribers.c.id == number)
        row = self._connection.execute(rows).first()
        if row is None:
            raise NotFound(f"There is no subscriber {number}.")
        return _subscriber_of(row, row.id)

    def by_address(self, address: Address) -> Subscriber | None:
        """Return the subscriber with that address, if there is one."""
        rows = select(subscribers).where(subscribers.c.key == address.key)
        row = self._connection.execute(rows).first()
        return None if row is None else _subscriber_of(row, row.id)

    def subscription(self, subscriber_id: int, newsletter: str) -> Subscription:
        """Return the tie of the subscriber to *newsletter*.

        Raises:
            NotFound: there is none.
        """
        found = self._select(
            subscriptions.c.subscriber_id == subscriber_id, subscriptions.c.newsletter == newsletter
        )
        for subscription in found:
            return subscription
        raise _no_tie(subscriber_id, newsletter)

    def all(self, newsletter: str | None = None) -> Iterator[Subscription]:
        """Yield the subscriptions, to *newsletter* or to every one, in order of subscribers."""
        return self._select(
            true() if newsletter is None else subscriptions.c.newsletter == newsletter
        )

    def counts(self, newsletter: str) -> dict[str, int]:
        """Return how many readers each edition of *newsletter* has."""
        c = subscriptions.c
        rows = self._connection.execute(
            select(c.edition, func.count())
            .where(c.newsletter == newsletter, c.state == SubscriptionState.ACTIVE)
            .group_by(c.edition)
            .order_by(c.edition)
        )
        return dict(rows.all())

    def leave(self, subscriber_id: int, newsletter: str, now: datetime, reason: str = "") -> bool:
        """Cut the tie of the subscriber to *newsletter*; return False when there is none to cut."""
        return self._change(
            subscriber_id,
            newsletter,
            subscriptions.c.state != SubscriptionState.LEFT,
            state=SubscriptionState.LEFT, left_at=now, left_reason=reason, updated_at=now,
        )  # fmt: skip

    def say_why(self, subscriber_id: int, newsletter: str, reason: str, now: datetime) -> bool:
        """Note why somebody who has left did so; return False when they have not."""
        left = subscriptions.c.state == SubscriptionState.LEFT
        return self._change(subscriber_id, newsletter, left, left_reason=reason, updated_at=now)

    def rejoin(self, subscriber_id: int, newsletter: str, now: datetime) -> bool:
        """Take back that the subscriber left; return False when they have not.

        Only they themselves may ask for it.
        """
        return self._change(
            subscriber_id,
            newsletter,
            subscriptions.c.state == SubscriptionState.LEFT,
            state=SubscriptionState.ACTIVE, left_at=None, left_reason="", updated_at=now,
        )  # fmt: skip

    def choose_edition(
        self, subscriber_id: int, newsletter: str, edition: str, now: datetime
    ) -> None:
        """Let the subscriber have that edition from the next issue on.

        Raises:
            NotFound: they have no tie to *newsletter*.
        """
        if not self._change(subscriber_id, newsletter, true(), edition=edition, updated_at=now):
            raise _no_tie(subscriber_id, newsletter)

    def _change(
        self, subscriber_id: int, newsletter: str, condition: ColumnElement[bool], **values: object
    ) -> bool:
        c = subscriptions.c
        changed = self._connection.execute(
            update(subscriptions)
            .where(c.subscriber_id == subscriber_id, c.newsletter == newsletter, condition)
            .values(**values)
        )
        return changed.rowcount == 1

    def _select(self, *conditions: ColumnElement[bool]) -> Iterator[Subscription]:
        c = subscriptions.c
        rows = (
            select(subscriptions, subscribers.c.mail, subscribers.c.name)
            .join_from(subscriptions, subscribers, subscribers.c.id == c.subscriber_id)
            .where(*conditions)
            .order_by(c.subscriber_id, c.newsletter)
        )
        options = {"yield_per": STRIDE}
        with self._connection.execute(rows, execution_options=options) as result:
            for row in result:
                yield _subscription_of(row)


def _subscriber_of(row: AnyRow, number: int) -> Subscriber:
    return Subscriber(id=number, address=Address(row.mail), name=row.name)


def _subscription_of(row: AnyRow) -> Subscription:
    return Subscription(
        subscriber=_subscriber_of(row, row.subscriber_id),
        newsletter=row.newsletter,
        edition=row.edition,
        state=row.state,
        consent=row.consent,
        consented_at=row.consented_at,
        left_at=row.left_at,
    )


def _no_tie(subscriber_id: int, newsletter: str) -> NotFound:
    return NotFound(f"Subscriber {subscriber_id} has no subscription to {newsletter}.")

"""Claims: who has which delivery in hand, and what they bring back.

    PENDING, DEFERRED --claim--> SENDING --settle--> SENT, FAILED, DEFERRED
                                    |----release--> PENDING
                                    `----reclaim--> PENDING, UNCERTAIN

A delivery is in one hand at a time, and only that hand may record an outcome: who was taken
for dead, and wakes up, changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select, update

from newsletter.errors import InputError
from newsletter.model import Address, Delivery, DeliveryState, Outcome, SubscriptionState
from newsletter.store.dialects import one_of, table_of
from newsletter.store.part import AnyRow
from newsletter.store.schema import deliveries, issues, subscribers, subscriptions

#: State and time of the next try -> number of each delivery that shares them, and its reply.
Alike = dict[tuple[DeliveryState, datetime | None], dict[int, str]]


def claim(
    connection: Connection, issue: int, worker: str, limit: int, now: datetime
) -> list[Delivery]:
    """Give *worker* at most *limit* deliveries of *issue* that wait, or are due again."""
    claimed: list[Delivery] = []
    while len(claimed) < limit:
        rows = _waiting(connection, issue, limit - len(claimed), now)
        if not rows:
            break
        stay = [row for row in rows if row.tie is SubscriptionState.ACTIVE]
        left = [row.id for row in rows if row.tie is not SubscriptionState.ACTIVE]
        _mark(connection, left, now, state=DeliveryState.SKIPPED, reply="left")
        taken = {
            "state": DeliveryState.SENDING,
            "worker": worker,
            "attempts": deliveries.c.attempts + 1,
        }
        _mark(connection, [row.id for row in stay], now, **taken)
        claimed += [_in_hand(row, issue, now) for row in stay]
    return claimed


def settle(
    connection: Connection,
    worker: str,
    outcomes: Mapping[int, tuple[Outcome, datetime | None]],
    now: datetime,
) -> int:
    """Record *outcomes* of what *worker* has in hand; return how many were recorded.

    One statement writes all that came to the same state and wait for the same moment.
    """
    alike: Alike = {}
    for number, (outcome, retry_at) in outcomes.items():
        alike.setdefault((outcome.state, retry_at), {})[number] = outcome.reply
    settled = 0
    for (state, retry_at), replies in alike.items():
        said = table_of(connection, numbers=replies, reply=replies.values()).c
        settled += connection.execute(
            update(deliveries)
            .where(deliveries.c.id == said.number, _held_by(worker))
            .values(state=state, reply=said.reply, retry_at=retry_at, worker="", updated_at=now)
        ).rowcount
    return settled


def release(connection: Connection, worker: str, numbers: Iterable[int]) -> int:
    """Put back what *worker* has in hand and did not try; return how many that were."""
    c = deliveries.c
    released = connection.execute(
        update(deliveries)
        .where(one_of(connection, c.id, numbers), _held_by(worker))
        .values(state=DeliveryState.PENDING, worker="", attempts=c.attempts - 1)
    )
    return released.rowcount


def reclaim(
    connection: Connection,
    worker: str,
    numbers: Iterable[int],
    state: DeliveryState,
    now: datetime,
) -> int:
    """Take from *worker*, who died, what it had in hand; return how many that were.

    Raises:
        InputError: *state* is neither PENDING nor UNCERTAIN.
    """
    if state not in {DeliveryState.PENDING, DeliveryState.UNCERTAIN}:
        raise InputError(f"What was left in hand cannot become {state}.")
    return _put_down(connection, worker, numbers, now, state=state)


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


def _waiting(connection: Connection, issue: int, limit: int, now: datetime) -> list[AnyRow]:
    """Return what may be claimed now, those that were put off first, and lock it for us."""
    c = deliveries.c
    rows = _lock(connection, issue, (c.state == DeliveryState.DEFERRED, c.retry_at <= now), limit)
    if len(rows) < limit:
        fresh = (c.state == DeliveryState.PENDING, c.retry_at.is_(None))
        rows += _lock(connection, issue, fresh, limit - len(rows))
    return rows


def _lock(
    connection: Connection, issue: int, conditions: Iterable[ColumnElement[bool]], limit: int
) -> list[AnyRow]:
    c, tie = deliveries.c, subscriptions.c
    newsletter = select(issues.c.newsletter).where(issues.c.id == issue).scalar_subquery()
    waiting = (
        select(c.id, c.subscriber_id, c.edition, c.attempts, c.reply)
        .where(c.issue_id == issue, *conditions)
        # The order of the index, so that no database has to sort all that waits.
        .order_by(c.retry_at, c.id)
        .limit(limit)
        # PostgreSQL: what another worker is taking is passed over. SQLite has one writer anyway.
        .with_for_update(skip_locked=True)
        .cte("waiting")
    )
    rows = (
        select(waiting, subscribers.c.mail, subscribers.c.name, tie.state.label("tie"))
        .join_from(waiting, subscribers, subscribers.c.id == waiting.c.subscriber_id)
        .outerjoin(
            subscriptions,
            and_(tie.subscriber_id == waiting.c.subscriber_id, tie.newsletter == newsletter),
        )
        .order_by(waiting.c.id)
    )
    return list(connection.execute(rows))


def _in_hand(row: AnyRow, issue: int, now: datetime) -> Delivery:
    return Delivery(
        id=row.id,
        issue=issue,
        subscriber=row.subscriber_id,
        address=Address(row.mail),
        edition=row.edition,
        state=DeliveryState.SENDING,
        name=row.name,
        attempts=row.attempts + 1,
        reply=row.reply,
        updated_at=now,
    )


def _held_by(worker: str) -> ColumnElement[bool]:
    return and_(deliveries.c.state == DeliveryState.SENDING, deliveries.c.worker == worker)


def _mark(connection: Connection, numbers: list[int], now: datetime, **values: object) -> None:
    if numbers:
        connection.execute(
            update(deliveries)
            .where(one_of(connection, deliveries.c.id, numbers))
            .values(updated_at=now, retry_at=None, **values)
        )


def _put_down(
    connection: Connection, worker: str, numbers: Iterable[int], now: datetime, **values: object
) -> int:
    changed = connection.execute(
        update(deliveries)
        .where(one_of(connection, deliveries.c.id, numbers), _held_by(worker))
        .values(worker="", updated_at=now, **values)
    )
    return changed.rowcount

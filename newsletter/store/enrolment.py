"""Enrolment: many subscribers at once, as an import brings them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, and_, literal, select, true

from newsletter.model import Address, SubscriptionState
from newsletter.store.columns import Moment
from newsletter.store.dialects import Turn, insert, one_of, table_of, take_turn
from newsletter.store.schema import subscribers, subscriptions

#: Rows that are written at one time.
STRIDE = 1000


@dataclass(frozen=True, slots=True)
class NewSubscriber:
    """One who is to be subscribed."""

    address: Address
    #: First name; `""` when unknown.
    name: str
    #: Code of the edition.
    edition: str
    #: What the person agreed to, in the words that were shown.
    consent: str


class Added(StrEnum):
    """What became of one who was to be subscribed."""

    ADDED = "added"
    #: They have a subscription, or are waiting to confirm one, and keep it as it is.
    ALREADY = "already"
    #: They left, and stay away.
    LEFT = "left"


def enrol(
    connection: Connection, rows: Sequence[NewSubscriber], newsletter: str, now: datetime
) -> list[Added]:
    """Subscribe *rows* to *newsletter*; return what became of each, in their order."""
    take_turn(connection, Turn.SUBSCRIBERS)
    results: list[Added] = []
    for start in range(0, len(rows), STRIDE):
        results += _enrol(connection, rows[start : start + STRIDE], newsletter, now)
    return results


def _enrol(
    connection: Connection, rows: Sequence[NewSubscriber], newsletter: str, now: datetime
) -> list[Added]:
    people: dict[str, NewSubscriber] = {}
    for row in rows:
        people.setdefault(row.address.key, row)
    _add(connection, people, now)
    known = _known(connection, people, newsletter)
    fresh = {known[key][0]: row for key, row in people.items() if known[key][1] is None}
    _subscribe(connection, fresh, newsletter, now)
    met: set[str] = set()
    results = []
    for key in (row.address.key for row in rows):
        results.append(_result(known[key][1], met=key in met))
        met.add(key)
    return results


def _add(connection: Connection, people: Mapping[str, NewSubscriber], now: datetime) -> None:
    """Make subscribers of *people*, by key, where they are none."""
    new = table_of(
        connection,
        mail=(row.address.mail for row in people.values()),
        key=people,
        name=(row.name for row in people.values()),
    ).c
    rows = select(new.mail, new.key, new.name, literal(now, Moment)).where(true())
    statement = insert(connection, subscribers).from_select(
        ["mail", "key", "name", "created_at"], rows
    )
    connection.execute(statement.on_conflict_do_nothing(index_elements=["key"]))


def _subscribe(
    connection: Connection, fresh: Mapping[int, NewSubscriber], newsletter: str, now: datetime
) -> None:
    """Tie *fresh*, by number of the subscriber, to *newsletter*."""
    new = table_of(
        connection,
        numbers=fresh,
        edition=(row.edition for row in fresh.values()),
        consent=(row.consent for row in fresh.values()),
    ).c
    same = {
        "newsletter": newsletter,
        "state": SubscriptionState.ACTIVE,
        "consented_at": now,
        "left_reason": "",
        "updated_at": now,
    }
    alike = (literal(value, subscriptions.c[name].type) for name, value in same.items())
    rows = select(new.number, new.edition, new.consent, *alike).where(true())
    columns = ["subscriber_id", "edition", "consent", *same]
    statement = insert(connection, subscriptions).from_select(columns, rows)
    connection.execute(statement.on_conflict_do_nothing())


def _known(
    connection: Connection, keys: Iterable[str], newsletter: str
) -> dict[str, tuple[int, SubscriptionState | None]]:
    """Return, for each of *keys*, whose it is and how they stand to *newsletter*."""
    who, tie = subscribers.c, subscriptions.c
    rows = connection.execute(
        select(who.key, who.id, tie.state)
        .outerjoin_from(
            subscribers,
            subscriptions,
            and_(tie.subscriber_id == who.id, tie.newsletter == newsletter),
        )
        .where(one_of(connection, who.key, keys))
    )
    return {key: (number, state) for key, number, state in rows}


def _result(state: SubscriptionState | None, *, met: bool) -> Added:
    if state is SubscriptionState.LEFT:
        return Added.LEFT
    return Added.ALREADY if state or met else Added.ADDED

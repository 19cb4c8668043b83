"""The statements of claims, each written once for a kind of database: they run all the time.

Numbers and replies travel as one parameter each, however many they are: as an array where there
are arrays (PostgreSQL), else as JSON.
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    Text,
    Update,
    any_,
    bindparam,
    exists,
    func,
    literal,
    select,
    update,
)

from newsletter.model import DeliveryState, SubscriptionState
from newsletter.store.columns import Moment, clean
from newsletter.store.schema import deliveries, issues, subscribers, subscriptions

#: Names of parameters that no column has.
CLAIM, NUMBERS, REPLIES, NOW, ISSUE, LIMIT = "of", "numbers", "replies", "moment", "issue", "most"


def packed(kind: str, numbers: Collection[int]) -> Any:
    """Return *numbers* as a parameter of a database of that *kind*: "sqlite" or "postgresql"."""
    return list(numbers) if kind == "postgresql" else json.dumps(list(numbers))


def answers(kind: str, replies: dict[int, str]) -> dict[str, Any]:
    """Return parameters for *replies*: number of a delivery -> what was said."""
    said = [clean(reply) for reply in replies.values()]
    if kind == "postgresql":
        return {NUMBERS: list(replies), REPLIES: said}
    return {REPLIES: json.dumps(list(zip(replies, said, strict=True)))}


@cache
def waiting(state: DeliveryState) -> Select[Any]:
    """Find, and lock, what waits in *state*: id, subscriber, edition, attempts, reply, mail, name."""
    c = deliveries.c
    is_due = c.retry_at <= _now() if state is DeliveryState.DEFERRED else c.retry_at.is_(None)
    found = (
        select(c.id, c.subscriber_id, c.edition, c.attempts, c.reply)
        .where(c.issue_id == bindparam(ISSUE), c.state == state, is_due)
        # The order of the index, so that no database has to sort all that waits.
        .order_by(c.retry_at, c.id)
        .limit(bindparam(LIMIT, type_=BigInteger))
        # PostgreSQL: what another worker is taking is passed over. SQLite has one writer anyway.
        .with_for_update(skip_locked=True)
        .cte("waiting")
    )
    return (
        select(found, subscribers.c.mail, subscribers.c.name)
        .join_from(found, subscribers, subscribers.c.id == found.c.subscriber_id)
        .order_by(found.c.id)
    )


@cache
def take(kind: str) -> Update:
    """Put what was found into the hand of a claim."""
    c = deliveries.c
    return (
        update(deliveries)
        .where(_among(kind, c.id))
        .values(
            state=DeliveryState.CLAIMED, claim=bindparam(CLAIM), retry_at=None, updated_at=_now()
        )
    )


@cache
def launch(kind: str) -> Any:
    """Send what is claimed, if its reader still reads; returns the numbers."""
    c, tie = deliveries.c, subscriptions.c
    newsletter = select(issues.c.newsletter).where(issues.c.id == bindparam(ISSUE))
    reads = exists().where(
        tie.subscriber_id == c.subscriber_id,
        tie.newsletter == newsletter.scalar_subquery(),
        tie.state == SubscriptionState.ACTIVE,
    )
    return (
        update(deliveries)
        .where(*_held(kind, DeliveryState.CLAIMED), reads)
        .values(state=DeliveryState.SENDING, attempts=c.attempts + 1, updated_at=_now())
        .returning(c.id)
    )


@cache
def skip(kind: str) -> Update:
    """End what is claimed: its reader has left."""
    return (
        update(deliveries)
        .where(*_held(kind, DeliveryState.CLAIMED))
        .values(state=DeliveryState.SKIPPED, reply="left", claim=None, updated_at=_now())
    )


@cache
def give_back(kind: str) -> Update:
    """Let wait again what was launched, as if it had not been."""
    return (
        update(deliveries)
        .where(*_held(kind, DeliveryState.SENDING))
        .values(state=DeliveryState.PENDING, claim=None, attempts=deliveries.c.attempts - 1)
    )


@cache
def settle(kind: str, state: DeliveryState) -> Update:
    """Record answers that led to *state*; `retry_at` is a parameter."""
    c = deliveries.c
    said = _said(kind).c
    return (
        update(deliveries)
        .where(
            c.id == said.number,
            c.state == DeliveryState.SENDING,
            c.claim == bindparam(CLAIM),
        )
        .values(
            state=literal(state, c.state.type), reply=said.reply,
            retry_at=bindparam("until", type_=Moment), claim=None, updated_at=_now(),
        )
    )  # fmt: skip


def _said(kind: str) -> FromClause:
    """Return a table of numbers and replies."""
    if kind == "postgresql":
        arrays = bindparam(NUMBERS, type_=ARRAY(BigInteger)), bindparam(REPLIES, type_=ARRAY(Text))
        return func.unnest(*arrays).table_valued("number", "reply").render_derived()
    row = func.json_each(bindparam(REPLIES, type_=Text)).table_valued("value").c.value
    places = (("$[0]", "number"), ("$[1]", "reply"))
    return select(*(func.json_extract(row, at).label(name) for at, name in places)).subquery()


def _now() -> ColumnElement[datetime]:
    return bindparam(NOW, type_=Moment)


def _held(kind: str, state: DeliveryState) -> Iterable[ColumnElement[bool]]:
    c = deliveries.c
    return _among(kind, c.id), c.state == state, c.claim == bindparam(CLAIM)


def _among(kind: str, column: ColumnElement[int]) -> ColumnElement[bool]:
    if kind == "postgresql":
        return column == any_(bindparam(NUMBERS, type_=ARRAY(BigInteger)))
    values = func.json_each(bindparam(NUMBERS, type_=Text)).table_valued("value")
    return column.in_(select(values.c.value))

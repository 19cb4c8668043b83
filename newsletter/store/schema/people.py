"""The tables of who reads and who edits: subscribers, their deliveries, editors, keys."""

from datetime import datetime

import sqlalchemy as sa

from newsletter.model import DeliveryState, SubscriptionState
from newsletter.store.columns import BIG, CleanText, Moment, choice
from newsletter.store.schema.naming import METADATA


class _Subscribers(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    mail: sa.Named[str] = sa.Column(CleanText)
    key: sa.Named[str] = sa.Column(CleanText, unique=True)
    name: sa.Named[str] = sa.Column(CleanText)
    created_at: sa.Named[datetime] = sa.Column(Moment)


class _Subscriptions(sa.TypedColumns):
    subscriber_id: sa.Named[int] = sa.Column(sa.ForeignKey("subscribers.id"))
    newsletter: sa.Named[str] = sa.Column(CleanText)
    edition: sa.Named[str] = sa.Column(CleanText)
    state: sa.Named[SubscriptionState] = sa.Column(choice(SubscriptionState))
    consent: sa.Named[str] = sa.Column(CleanText)
    consented_at: sa.Named[datetime] = sa.Column(Moment)
    left_at: sa.Named[datetime | None] = sa.Column(Moment)
    left_reason: sa.Named[str] = sa.Column(CleanText)
    updated_at: sa.Named[datetime] = sa.Column(Moment)


class _Deliveries(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(BIG, primary_key=True)
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"))
    subscriber_id: sa.Named[int] = sa.Column(sa.ForeignKey("subscribers.id"))
    edition: sa.Named[str] = sa.Column(CleanText)
    state: sa.Named[DeliveryState] = sa.Column(choice(DeliveryState))
    attempts: sa.Named[int]
    reply: sa.Named[str] = sa.Column(CleanText)
    retry_at: sa.Named[datetime | None] = sa.Column(Moment)
    #: By which claim it is in hand; kept by no foreign key, which would search all deliveries
    #: whenever a claim ends.
    claim: sa.Named[int | None]
    updated_at: sa.Named[datetime] = sa.Column(Moment)


class _Claims(sa.TypedColumns):
    #: It fences off who held an earlier claim, so no number ever comes back.
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"))
    #: Who has it: a process.
    worker: sa.Named[str] = sa.Column(CleanText)
    #: When it lapses, unless it is extended.
    until: sa.Named[datetime] = sa.Column(Moment)


class _Editors(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    mail: sa.Named[str] = sa.Column(CleanText, unique=True)
    password: sa.Named[str] = sa.Column(CleanText)
    language: sa.Named[str] = sa.Column(CleanText)
    created_at: sa.Named[datetime] = sa.Column(Moment)


class _Keys(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    secret: sa.Named[bytes] = sa.Column(sa.LargeBinary)
    created_at: sa.Named[datetime] = sa.Column(Moment)


# A reader's number stands in the links of old mails, an editor's in sessions: it never comes back.
subscribers = sa.Table("subscribers", METADATA, _Subscribers, sqlite_autoincrement=True)
subscriptions = sa.Table(
    "subscriptions",
    METADATA,
    _Subscriptions,
    sa.PrimaryKeyConstraint("subscriber_id", "newsletter"),
    sa.Index(None, "newsletter", "state", "edition"),
)
deliveries = sa.Table(
    "deliveries",
    METADATA,
    _Deliveries,
    sa.UniqueConstraint("issue_id", "subscriber_id"),
    # Serves every question that a send asks: what waits, what is due again, who holds what, how many.
    sa.Index(None, "issue_id", "state", "retry_at", "id"),
)
claims = sa.Table("claims", METADATA, _Claims, sqlite_autoincrement=True)
editors = sa.Table("editors", METADATA, _Editors, sqlite_autoincrement=True)
keys = sa.Table("keys", METADATA, _Keys)

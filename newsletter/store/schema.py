"""The tables, and what must be true of them."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from newsletter.model import DeliveryState, IssueState, StoryStatus, SubscriptionState
from newsletter.store.columns import BIG, CleanJSON, CleanText, Moment, choice

#: Names that a later layout can refer to, alike on both databases.
METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class _Stories(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    status: sa.Named[StoryStatus] = sa.Column(choice(StoryStatus))
    confidence: sa.Named[float]
    #: List of [kind, weight, seen].
    evidence: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    #: The story that took up this one's articles; the row stays for those who know its number.
    joined_to: sa.Named[int | None] = sa.Column(sa.ForeignKey("stories.id"))


class _Articles(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    story_id: sa.Named[int] = sa.Column(sa.ForeignKey("stories.id"))
    source: sa.Named[str] = sa.Column(CleanText)
    guid: sa.Named[str] = sa.Column(CleanText)
    #: Digest of what tells the article from others of its source.
    guid_digest: sa.Named[str] = sa.Column(sa.String(64))
    url: sa.Named[str] = sa.Column(CleanText)
    #: Digest of the address without its dress; null when there is no address.
    url_digest: sa.Named[str | None] = sa.Column(sa.String(64), index=True)
    language: sa.Named[str] = sa.Column(CleanText)
    title: sa.Named[str] = sa.Column(CleanText)
    summary: sa.Named[str] = sa.Column(CleanText)
    body: sa.Named[str] = sa.Column(CleanText)
    author: sa.Named[str] = sa.Column(CleanText)
    section: sa.Named[str] = sa.Column(CleanText)
    published_at: sa.Named[datetime | None] = sa.Column(Moment)
    updated_at: sa.Named[datetime | None] = sa.Column(Moment)
    #: {url, alt, credit}
    picture: sa.Named[Any] = sa.Column(CleanJSON, nullable=True)
    #: {starts_at, where}
    event: sa.Named[Any] = sa.Column(CleanJSON, nullable=True)
    lead: sa.Named[bool]
    #: {language: address}
    alternates: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    translation_key: sa.Named[str] = sa.Column(CleanText)
    first_seen_at: sa.Named[datetime] = sa.Column(Moment)
    #: When it came out, as published, else as first seen.
    dated_at: sa.Named[datetime] = sa.Column(Moment, index=True)
    #: When we last saw a change.
    changed_at: sa.Named[datetime] = sa.Column(Moment)
    #: That of what the source tells, whatever a page has added.
    fingerprint: sa.Named[str] = sa.Column(sa.String(64))
    told: sa.Named[str] = sa.Column(sa.String(64))
    #: Has its page completed it?
    completed: sa.Named[bool]
    #: How often its page was asked for in vain.
    page_tries: sa.Named[int]


class _ArticleVersions(sa.TypedColumns):
    article_id: sa.Named[int] = sa.Column(sa.ForeignKey("articles.id"), primary_key=True)
    fingerprint: sa.Named[str] = sa.Column(sa.String(64), primary_key=True)
    #: When it became the article's.
    seen_at: sa.Named[datetime] = sa.Column(Moment)


class _Pairs(sa.TypedColumns):
    #: The article with the smaller number.
    first_id: sa.Named[int] = sa.Column(sa.ForeignKey("articles.id"), primary_key=True)
    second_id: sa.Named[int] = sa.Column(sa.ForeignKey("articles.id"), primary_key=True)


class _Decisions(_Pairs):
    together: sa.Named[bool]
    decided_at: sa.Named[datetime] = sa.Column(Moment)


class _Suggestions(_Pairs):
    confidence: sa.Named[float]
    evidence: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)


class _Issues(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    newsletter: sa.Named[str] = sa.Column(CleanText)
    due_at: sa.Named[datetime] = sa.Column(Moment)
    due: sa.Named[str] = sa.Column(CleanText)
    state: sa.Named[IssueState] = sa.Column(choice(IssueState))
    #: {language: {subject, preheader, note}}
    words: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    reason: sa.Named[str] = sa.Column(CleanText)
    approved_at: sa.Named[datetime | None] = sa.Column(Moment)
    approved_by: sa.Named[str] = sa.Column(CleanText)
    sending_at: sa.Named[datetime | None] = sa.Column(Moment)
    sent_at: sa.Named[datetime | None] = sa.Column(Moment)
    created_at: sa.Named[datetime] = sa.Column(Moment)


class _IssueStories(sa.TypedColumns):
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"), primary_key=True)
    #: Places count up; a gap means nothing.
    position: sa.Named[int] = sa.Column(primary_key=True)
    story_id: sa.Named[int] = sa.Column(sa.ForeignKey("stories.id"), index=True)
    section: sa.Named[str] = sa.Column(CleanText)
    lead: sa.Named[bool]
    editions: sa.Named[Any] = sa.Column(CleanJSON, nullable=True)
    late: sa.Named[Any] = sa.Column(CleanJSON, nullable=True)


class _Renderings(sa.TypedColumns):
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"))
    edition: sa.Named[str] = sa.Column(CleanText)
    subject: sa.Named[str] = sa.Column(CleanText)
    preheader: sa.Named[str] = sa.Column(CleanText)
    html: sa.Named[str] = sa.Column(CleanText)
    text: sa.Named[str] = sa.Column(CleanText)
    sha256: sa.Named[str] = sa.Column(sa.String(64))


class _Ledger(sa.TypedColumns):
    newsletter: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    story_id: sa.Named[int] = sa.Column(sa.ForeignKey("stories.id"), index=True, primary_key=True)
    language: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    edition: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"))
    recorded_at: sa.Named[datetime] = sa.Column(Moment)


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
    #: Who has it in hand while it is being sent.
    worker: sa.Named[str] = sa.Column(CleanText)
    updated_at: sa.Named[datetime] = sa.Column(Moment)


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


class _Sources(sa.TypedColumns):
    id: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    etag: sa.Named[str] = sa.Column(CleanText)
    modified: sa.Named[str] = sa.Column(CleanText)
    read_at: sa.Named[datetime | None] = sa.Column(Moment)
    failures: sa.Named[int]
    error: sa.Named[str] = sa.Column(CleanText)
    digest: sa.Named[str] = sa.Column(sa.String(64))
    cursor: sa.Named[str] = sa.Column(CleanText)
    settings: sa.Named[str] = sa.Column(sa.String(64))
    next_at: sa.Named[datetime | None] = sa.Column(Moment)
    tried_at: sa.Named[datetime | None] = sa.Column(Moment)


stories = sa.Table("stories", METADATA, _Stories)
articles = sa.Table(
    "articles",
    METADATA,
    _Articles,
    sa.UniqueConstraint("source", "guid_digest"),
    # A story has one article per language.
    sa.UniqueConstraint("story_id", "language"),
)
#: What an article was before it changed.
article_versions = sa.Table("article_versions", METADATA, _ArticleVersions)
#: What an editor said of two articles, for good.
decisions = sa.Table(
    "decisions", METADATA, _Decisions, sa.CheckConstraint("first_id < second_id", name="pair")
)
#: What the machine asks an editor.
suggestions = sa.Table(
    "suggestions", METADATA, _Suggestions, sa.CheckConstraint("first_id < second_id", name="pair")
)
issues = sa.Table("issues", METADATA, _Issues, sa.UniqueConstraint("newsletter", "due"))
issue_stories = sa.Table(
    "issue_stories", METADATA, _IssueStories, sa.UniqueConstraint("issue_id", "story_id")
)
renderings = sa.Table(
    "renderings", METADATA, _Renderings, sa.PrimaryKeyConstraint("issue_id", "edition")
)
ledger = sa.Table("ledger", METADATA, _Ledger)
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
editors = sa.Table("editors", METADATA, _Editors, sqlite_autoincrement=True)
keys = sa.Table("keys", METADATA, _Keys)
sources = sa.Table("sources", METADATA, _Sources)

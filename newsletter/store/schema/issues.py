"""The tables of what is sent: issues, their renderings, and what went out with them."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from newsletter.model import IssueState
from newsletter.store.columns import CleanJSON, CleanText, Moment, choice
from newsletter.store.schema.naming import METADATA


class _Issues(sa.TypedColumns):
    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    newsletter: sa.Named[str] = sa.Column(CleanText)
    due_at: sa.Named[datetime] = sa.Column(Moment)
    due: sa.Named[str] = sa.Column(CleanText)
    state: sa.Named[IssueState] = sa.Column(choice(IssueState))
    #: {language: {subject, preheader, note, edited}}
    words: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    #: The same for editions in two languages, whose note is "".
    envelopes: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    stale: sa.Named[bool]
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
    missing: sa.Named[str | None] = sa.Column(CleanText, nullable=True)
    pinned: sa.Named[bool] = sa.Column(sa.Boolean, default=False)


class _Renderings(sa.TypedColumns):
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"))
    edition: sa.Named[str] = sa.Column(CleanText)
    subject: sa.Named[str] = sa.Column(CleanText)
    preheader: sa.Named[str] = sa.Column(CleanText)
    html: sa.Named[str] = sa.Column(CleanText)
    text: sa.Named[str] = sa.Column(CleanText)
    #: [[story, language], …]
    shows: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    sha256: sa.Named[str] = sa.Column(sa.String(64))


class _Wishes(sa.TypedColumns):
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"), primary_key=True)
    story_id: sa.Named[int] = sa.Column(sa.ForeignKey("stories.id"), index=True, primary_key=True)
    wanted: sa.Named[bool | None]
    position: sa.Named[int | None]
    lead: sa.Named[bool]
    missing: sa.Named[str | None] = sa.Column(CleanText, nullable=True)


class _Ledger(sa.TypedColumns):
    newsletter: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    story_id: sa.Named[int] = sa.Column(sa.ForeignKey("stories.id"), index=True, primary_key=True)
    language: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    edition: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    issue_id: sa.Named[int] = sa.Column(sa.ForeignKey("issues.id"))
    recorded_at: sa.Named[datetime] = sa.Column(Moment)


issues = sa.Table("issues", METADATA, _Issues, sa.UniqueConstraint("newsletter", "due"))
issue_stories = sa.Table(
    "issue_stories", METADATA, _IssueStories, sa.UniqueConstraint("issue_id", "story_id")
)
renderings = sa.Table(
    "renderings", METADATA, _Renderings, sa.PrimaryKeyConstraint("issue_id", "edition")
)
wishes = sa.Table("wishes", METADATA, _Wishes)
ledger = sa.Table("ledger", METADATA, _Ledger)

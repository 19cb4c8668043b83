"""The tables of what is gathered: sources, articles, their stories and their translations."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from newsletter.model import StoryStatus
from newsletter.store.columns import CleanJSON, CleanText, Moment, choice
from newsletter.store.schema.naming import METADATA


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
    embargoed_until: sa.Named[datetime | None] = sa.Column(Moment)
    expires_at: sa.Named[datetime | None] = sa.Column(Moment)
    withdrawn: sa.Named[bool]
    #: {language: address}
    alternates: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    translation_key: sa.Named[str] = sa.Column(CleanText)
    first_seen_at: sa.Named[datetime] = sa.Column(Moment)
    #: When it came out, as published, else as first seen; after an embargo, when that ends.
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
    #: When it was last compared with others, to find its story.
    compared_at: sa.Named[datetime | None] = sa.Column(Moment)


class _ArticleVersions(sa.TypedColumns):
    article_id: sa.Named[int] = sa.Column(sa.ForeignKey("articles.id"), primary_key=True)
    fingerprint: sa.Named[str] = sa.Column(sa.String(64), primary_key=True)
    #: When it became the article's.
    seen_at: sa.Named[datetime] = sa.Column(Moment)


class _Sightings(sa.TypedColumns):
    article_id: sa.Named[int] = sa.Column(sa.ForeignKey("articles.id"), primary_key=True)
    source: sa.Named[str] = sa.Column(CleanText, primary_key=True)


class _Drafts(sa.TypedColumns):
    article_id: sa.Named[int] = sa.Column(sa.ForeignKey("articles.id"), primary_key=True)
    language: sa.Named[str] = sa.Column(CleanText, primary_key=True)
    title: sa.Named[str] = sa.Column(CleanText)
    summary: sa.Named[str] = sa.Column(CleanText)
    source_hash: sa.Named[str] = sa.Column(sa.String(64))
    service: sa.Named[str] = sa.Column(CleanText)
    #: List of sentences.
    left: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    numbers: sa.Named[Any] = sa.Column(CleanJSON, nullable=False)
    made_at: sa.Named[datetime] = sa.Column(Moment)


class _Translations(sa.TypedColumns):
    #: Digest of the text, its two languages and the service.
    key: sa.Named[str] = sa.Column(sa.String(64), primary_key=True)
    words: sa.Named[str] = sa.Column(CleanText)


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
#: The further sources that brought an article.
sightings = sa.Table("sightings", METADATA, _Sightings)
#: What a machine made of an article in a language that its story lacks.
drafts = sa.Table("drafts", METADATA, _Drafts)
#: Every sentence that a machine translated.
translations = sa.Table("translations", METADATA, _Translations)
#: What an editor said of two articles, for good.
decisions = sa.Table(
    "decisions", METADATA, _Decisions, sa.CheckConstraint("first_id < second_id", name="pair")
)
#: What the machine asks an editor.
suggestions = sa.Table(
    "suggestions", METADATA, _Suggestions, sa.CheckConstraint("first_id < second_id", name="pair")
)
sources = sa.Table("sources", METADATA, _Sources)

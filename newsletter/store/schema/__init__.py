"""The tables, and what must be true of them."""

from newsletter.store.schema.issues import issue_stories, issues, ledger, renderings, wishes
from newsletter.store.schema.naming import METADATA
from newsletter.store.schema.people import (
    claims,
    deliveries,
    editors,
    keys,
    subscribers,
    subscriptions,
)
from newsletter.store.schema.texts import (
    article_versions,
    articles,
    decisions,
    drafts,
    sightings,
    sources,
    stories,
    suggestions,
    translations,
)

__all__ = [
    "METADATA", "article_versions", "articles", "claims", "decisions", "deliveries", "drafts", "editors", "issue_stories", "issues", "keys", "ledger", "renderings", "sightings", "sources", "stories", "subscribers", "subscriptions", "suggestions", "translations", "wishes",
]  # fmt: skip

"""The nouns: frozen values and their rules, from the standard library alone.

See `docs/glossary.md` for the words. Import a noun from here, not from its module.
"""

from newsletter.model.address import ADDRESS_LIMIT, LOCAL_LIMIT, Address
from newsletter.model.article import (
    Article,
    Event,
    Picture,
    reading_minutes,
    url_key,
    without_tracking,
    word_count,
    words_of,
)  # fmt: skip
from newsletter.model.delivery import OPEN, Delivery, DeliveryState, Outcome
from newsletter.model.edition import Edition, Layout, edition_among, editions_of
from newsletter.model.editor import Editor
from newsletter.model.identity import guid_key, is_another, same_among
from newsletter.model.issue import Chosen, Issue, IssueState, Wish, Words
from newsletter.model.language import among, direction, normalise, primary
from newsletter.model.machine_draft import MachineDraft, is_stale, source_hash
from newsletter.model.message import Mail, Message, Place, Rendering
from newsletter.model.newsletter import Approval, Block, Missing, Newsletter, Section, Sponsor
from newsletter.model.return_ import Return, ReturnClass
from newsletter.model.site_ import Brand, Site
from newsletter.model.source import Source, SourceKind
from newsletter.model.story import Evidence, Pairing, Story, StoryStatus
from newsletter.model.subscriber import Subscriber, Subscription, SubscriptionState

__all__ = [
    "ADDRESS_LIMIT", "LOCAL_LIMIT", "OPEN", "Address", "Approval", "Article", "Block", "Brand", "Chosen",
    "Delivery", "DeliveryState", "Edition", "Editor", "Event", "Evidence", "Issue",
    "IssueState", "Layout", "MachineDraft", "Mail", "Message", "Missing", "Newsletter", "Outcome", "Pairing", "Picture", "Place",
    "Rendering", "Return", "ReturnClass", "Section", "Site", "Source", "SourceKind", "Sponsor", "Story", "StoryStatus",
    "Subscriber", "Subscription", "SubscriptionState", "Wish", "Words", "among", "direction",
    "edition_among", "editions_of", "guid_key", "is_another", "is_stale", "normalise", "primary", "reading_minutes", "same_among", "source_hash", "url_key", "without_tracking",
    "word_count", "words_of",
]  # fmt: skip

"""ARTICLE -> DRAFT: what a machine makes of an article in another language.

    article --glossary--> sentences with ⟦marks⟧ --memory, translator--> sentences --> draft

The translator is one of three, or nobody. A draft says who made it and what it was made from,
what was left untranslated and where numbers differ; it is for an editor to read, and it
approves nothing. For matching, drafts are made without quotations kept: `Glossary(quotes=False)`.
"""

from newsletter.translation.choosing import translator_of
from newsletter.translation.draft import draft, drafts
from newsletter.translation.glossary import Glossary, Term
from newsletter.translation.keys import key_of
from newsletter.translation.memory import Notebook, Remembering, memory_key
from newsletter.translation.settings import Service, TranslationSettings

__all__ = [
    "Glossary", "Notebook", "Remembering", "Service", "Term",
    "TranslationSettings", "draft", "drafts", "key_of", "memory_key", "translator_of",
]  # fmt: skip

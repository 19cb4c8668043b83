"""A missing translation as a machine would write it, for an editor to read and mend."""

import hashlib
from dataclasses import dataclass

from newsletter.model.article import Article


@dataclass(frozen=True, slots=True)
class MachineDraft:
    """A title and a summary in another language, made by machine: never approved by itself."""

    title: str
    summary: str
    #: What it was made from, as `source_hash` says it.
    source_hash: str
    #: Who made it: `apertium`, `libretranslate`, `deepl`.
    service: str
    #: Language tag of its words.
    language: str
    #: Sentences that stand in it untranslated, because what came back could not be used.
    left: tuple[str, ...] = ()
    #: Sentences of the source whose numbers are others in the translation.
    numbers: tuple[str, ...] = ()
    #: Number of the article that it was made of; 0 before that is stored.
    article: int = 0


def source_hash(article: Article) -> str:
    """Return a digest of all of *article* that a draft is made from."""
    seen = f"{article.language}\x1f{article.title}\x1f{article.summary}"
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def is_stale(draft: MachineDraft, article: Article) -> bool:
    """Say whether *article* has changed since *draft* was made of it."""
    return draft.source_hash != source_hash(article)

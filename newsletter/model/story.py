"""A story: the language versions of one article, and what speaks for their being one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newsletter.model.article import Article
from newsletter.model.machine_draft import MachineDraft


class StoryStatus(StrEnum):
    """Who says that the articles of a story belong together."""

    #: The machine, and it is certain.
    AUTO = "auto"
    #: The machine asks; until an editor accepts, the articles are two stories.
    SUGGESTED = "suggested"
    #: An editor said so, for good.
    EDITOR = "editor"
    #: There is one article only.
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for (or against) two articles being one story."""

    #: What was looked at: `translation_key`, `hreflang`, `numbers`, `names`, `date`, ...
    kind: str
    #: From -1 (certainly not) to 1 (certain).
    weight: float
    #: What was seen, as data that reads alike in every language: "12,000 · 602-555-0100".
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The finding that two articles are one story, or may be."""

    #: Ids of the two articles, smaller first.
    articles: tuple[int, int]
    status: StoryStatus
    #: 0 to 1.
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The language versions of one article: what is chosen, ordered, sent and remembered."""

    id: int
    #: Language -> article; `""` holds an article of unknown language.
    articles: Mapping[str, Article]
    status: StoryStatus = StoryStatus.ALONE
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = field(default=())
    #: Language that it lacks -> what a machine made of one of its articles.
    drafts: Mapping[str, MachineDraft] = field(default_factory=dict)

    @property
    def dated(self) -> datetime | None:
        """When it first came out in any language."""
        return min((a.dated for a in self.articles.values() if a.dated), default=None)

    def original_of(self, draft: MachineDraft) -> Article | None:
        """Return the article that *draft* was made of; None when it has left the story."""
        return next((one for one in self.articles.values() if one.id == draft.article), None)

    @property
    def section(self) -> str:
        """Its section: the first that one of its articles names."""
        return next((a.section for a in self.articles.values() if a.section), "")

    def title_in(self, languages: Sequence[str]) -> str:
        """Return its title in the first of *languages* that it has, else in any."""
        order = (*languages, *self.articles)
        return next(self.articles[one].title for one in order if one in self.articles)

"""What the checks of a whole issue look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsletter.model import Article, Issue, Newsletter, Rendering, Site, Story
from newsletter.render.findings import Finding, Level, finding
from newsletter.render.strings import Strings

#: Text and its language -> the amounts in it, written alike in all languages -> as written.
Amounts = Callable[[str, str], Mapping[str, str]]


def _none(_text: str, _language: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Desk:
    """An issue under the eyes of the checks, with what they compare it to."""

    newsletter: Newsletter
    issue: Issue
    #: Those of the issue, by number.
    stories: Mapping[int, Story]
    site: Site
    strings: Strings
    #: What time it is: aware.
    now: datetime
    #: Edition's code -> rendering.
    renderings: Mapping[str, Rendering] = field(default_factory=dict)
    #: Earlier issues of the newsletter that came out, the last one first.
    earlier: tuple[Issue, ...] = ()
    #: Their stories, by number.
    earlier_stories: Mapping[int, Story] = field(default_factory=dict)
    amounts: Amounts = _none
    #: Words for one thing that an editor has settled, each as language -> words.
    terms: tuple[Mapping[str, str], ...] = ()
    #: How many would get it; None if nobody knows.
    readers: int | None = None
    #: How many got the last one; 0 if nobody did.
    readers_before: int = 0

    def find(self, number: str, level: Level, shared: str, where: str, **values: object) -> Finding:
        """Return a finding on what all editions in the language *shared* have."""
        return finding(self.strings, number, level, shared, where, **values)

    def told(self) -> Iterator[Story]:
        """Go through the stories in the order of the issue."""
        for place in self.issue.stories:
            if place.story in self.stories:
                yield self.stories[place.story]

    def pairs(self) -> Iterator[tuple[Story, Article, Article]]:
        """Go through the stories with two of their articles, in the order of the languages.

        The words of the week are none: each language explains one of the other.
        """
        sections = {place.story: place.section for place in self.issue.stories}
        for story in self.told():
            if sections.get(story.id) in self.newsletter.word_sections:
                continue
            there = [story.articles[one] for one in self.site.languages if one in story.articles]
            for place, first in enumerate(there):
                for second in there[place + 1 :]:
                    yield story, first, second

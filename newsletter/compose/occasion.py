"""The occasion for which an issue is composed: whose, when, and after what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from newsletter.model import Missing, Newsletter, Story, Wish


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the rules of an issue look at besides its stories."""

    #: Its sources, sections, limits and caps count.
    newsletter: Newsletter
    #: Those that can be shown.
    languages: Sequence[str]
    #: Both aware: now, and when the issue comes out.
    now: datetime
    due_at: datetime
    #: By whose clock a day begins and ends.
    zone: tzinfo
    #: (story, language, edition) of all that the newsletter has sent.
    sent: Collection[tuple[int, str, str]] = ()
    #: Source -> when it was first read; what it held then is as old as it says.
    read_since: Mapping[str, datetime] = field(default_factory=dict)
    #: Story -> what an editor wants of it.
    wishes: Mapping[int, Wish] = field(default_factory=dict)

    def wish(self, story: Story) -> Wish:
        """Return what an editor wants of *story*; without any, nothing in particular."""
        return self.wishes.get(story.id) or Wish(story.id)

    def missing(self, story: Story) -> Missing:
        """Return what happens in a language that *story* lacks."""
        return self.newsletter.when_missing(self.section(story), self.wish(story).missing)

    def section(self, story: Story) -> str:
        """Return the id of the section of *story*, found by its id or by its title in any language."""
        names = {article.section.strip().casefold() for article in story.articles.values()} - {""}
        for section in self.newsletter.sections:
            if names & {name.strip().casefold() for name in (section.id, *section.title.values())}:
                return section.id
        return ""

    def is_word(self, story: Story) -> bool:
        """Does *story* stand in a section of words of the week?"""
        words = self.newsletter.word_sections
        return bool(words) and self.section(story) in words

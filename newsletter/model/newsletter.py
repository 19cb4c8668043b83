"""A newsletter: a publication that readers subscribe to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from newsletter.model.edition import Layout


class Approval(StrEnum):
    """Who says that an issue goes out."""

    #: An editor, always.
    EDITOR = "editor"
    #: The machine, when no check blocks.
    AUTO = "auto"


class Missing(StrEnum):
    """What happens to a story that lacks a language of the edition."""

    #: It is shown in the other language, and says so.
    LABEL = "label"
    #: It is left out of that language.
    OMIT = "omit"
    #: It stops the issue until an editor decides.
    HOLD = "hold"
    #: A machine drafts title and summary, and the mail says so.
    TRANSLATE = "translate"


class Block(StrEnum):
    """A part of an edition's body, below the note."""

    #: The story that leads.
    LEAD = "lead"
    #: A sponsor's words, marked as such.
    SPONSOR = "sponsor"
    STORIES = "stories"
    EVENTS = "events"
    #: The word of the week: one of the other language, explained.
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the issue under which stories stand."""

    #: As sources name it: letters, digits and dashes.
    id: str
    #: Language -> its name.
    title: Mapping[str, str]
    #: How its stories are set: among the others, or as the word of the week.
    block: Block = Block.STORIES


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Somebody who pays for a place in some issues."""

    #: Language -> what it is called.
    name: Mapping[str, str]
    #: Language -> its words, plain, one paragraph.
    text: Mapping[str, str]
    #: Language -> where its link leads; none means no link.
    url: Mapping[str, str] = field(default_factory=dict)
    #: Local dates of the first and the last issue that may show it; none means no bound.
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A publication that readers subscribe to, as `[[newsletter]]` of `config.toml` says."""

    #: Letters, digits and dashes: part of addresses and of List-Id, so it never changes.
    id: str
    #: Language -> its title.
    title: Mapping[str, str]
    #: Ids of its sources; none means all.
    sources: tuple[str, ...] = ()
    #: In the order in which they stand in an issue.
    sections: tuple[Section, ...] = ()
    #: Crontab line (minute hour day month weekday) in the newsletter's time zone.
    schedule: str = "0 7 * * thu"
    #: Name of a time zone; `""` means the site's.
    timezone: str = ""
    #: Code of the edition that a subscriber gets who did not choose.
    edition: str = ""
    approval: Approval = Approval.EDITOR
    #: With fewer stories than this the issue is skipped.
    min_stories: int = 1
    #: With more than this the oldest wait for the next issue.
    max_stories: int = 15
    #: Stories in a stacked, and in a side by side edition: Gmail cuts a longer mail.
    max_stories_stacked: int = 8
    max_stories_side: int = 9
    #: A story older than this many days is no news any more.
    max_age_days: int = 14
    when_translation_missing: Missing = Missing.LABEL
    #: An event is announced when it is at most so many days ahead.
    event_days: int = 14
    #: The parts of an edition's body in their order; what is not among them is not shown, but a
    #: lead that has no place of its own is the first of the stories.
    blocks: tuple[Block, ...] = (
        Block.LEAD, Block.SPONSOR, Block.STORIES, Block.EVENTS, Block.WORD,
    )  # fmt: skip
    sponsors: tuple[Sponsor, ...] = ()
    #: Hours after the due time in which an issue may still go out by itself.
    send_within_hours: int = 12
    #: Language -> words that stand in for the greeting when the editor writes no note.
    greeting: Mapping[str, str] = field(default_factory=dict)

    @property
    def word_sections(self) -> tuple[str, ...]:
        """The ids of the sections whose stories are words of the week."""
        return tuple(one.id for one in self.sections if one.block is Block.WORD)

    def when_missing(self, section: str, said: Missing | None) -> Missing:
        """Return what happens to a story of *section* in a language that it lacks.

        A word of the week is explained to the readers of one language: the others do without it.

        Args:
            section: its id.
            said: what an editor said of this very story.
        """
        if section in self.word_sections:
            return Missing.OMIT
        return said or self.when_translation_missing

    def cap(self, layout: Layout) -> int:
        """Return how many stories an edition of that *layout* shows at most."""
        return {
            Layout.SINGLE: self.max_stories,
            Layout.STACKED: self.max_stories_stacked,
            Layout.SIDE: self.max_stories_side,
        }[layout]

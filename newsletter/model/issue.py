"""An issue: one dated number of a newsletter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from newsletter.model.newsletter import Missing


class IssueState(StrEnum):
    """How far an issue has come."""

    #: Composed; may change.
    DRAFT = "draft"
    #: Its renderings are frozen; it goes out when it is due.
    APPROVED = "approved"
    #: Its audience is frozen, and some deliveries are open.
    SENDING = "sending"
    #: Every delivery has ended.
    SENT = "sent"
    #: It did not come out; `reason` says why.
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Words:
    """What an issue says of itself in one language, or an edition in two."""

    subject: str
    preheader: str
    #: The editor's note, or the greeting that stands for it; plain words, blank line = paragraph.
    note: str
    #: Names of the fields that a person wrote, which no machine writes over.
    edited: tuple[str, ...] = ()

    @classmethod
    def of_both(cls, halves: Sequence["Words"]) -> "Words":
        """Return what an edition of several languages says: subject and preheader on one line.

        The subject begins with the first language. An inbox cuts its second half, so that the
        preheader begins with the second language. Each language keeps its own note.
        """
        return cls(
            " | ".join(filter(None, (one.subject for one in halves))),
            " · ".join(filter(None, (one.preheader for one in reversed(halves)))),
            "",
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """A story in an issue, in its position."""

    #: Id of the story.
    story: int
    #: Id of the section it stands under; `""` for none.
    section: str = ""
    lead: bool = False
    #: Codes of the only editions that show it, when the readers of the others had it before;
    #: none means all.
    editions: tuple[str, ...] = ()
    #: Languages whose version came after the story had been sent without it.
    late: tuple[str, ...] = ()
    #: What happens in a language that it lacks, by an editor's word; None: as the newsletter says.
    missing: Missing | None = None
    #: Did an editor put it here?
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor wants of a story in an issue."""

    #: Id of the story.
    story: int
    #: Goes in whatever the rules say, or stays out, of later issues too; None: by the rules.
    wanted: bool | None = None
    #: Its position among the stories, from 1; None: by the rules.
    position: int | None = None
    lead: bool = False
    #: What happens in a language that it lacks; None: as the newsletter says.
    missing: Missing | None = None

    @property
    def pins(self) -> bool:
        """Does the story go in whatever the rules say? To say where it stands is to want it."""
        return self.wanted is not False and bool(self.wanted or self.lead or self.position)


@dataclass(frozen=True, slots=True)
class Issue:
    """One dated number of a newsletter."""

    id: int
    #: Id of the newsletter.
    newsletter: str
    #: When it is due; aware, UTC.
    due_at: datetime
    #: The same as local date and time, "2026-11-26T07:00": with the newsletter, its key.
    due: str
    state: IssueState = IssueState.DRAFT
    #: In the order in which they are shown.
    stories: tuple[Chosen, ...] = ()
    #: Language -> words.
    words: Mapping[str, Words] = field(default_factory=dict)
    #: Code of an edition in two languages -> its words; none means those of its languages.
    envelopes: Mapping[str, Words] = field(default_factory=dict)
    #: Why it was skipped, or will be if it stays a draft like this.
    reason: str = ""
    #: Has an editor changed something since it was composed?
    stale: bool = False
    approved_at: datetime | None = None
    #: Who approved it: an editor's address, or "auto".
    approved_by: str = ""
    #: When its audience was frozen: the Date of every message of it.
    sending_at: datetime | None = None
    sent_at: datetime | None = None

    @property
    def date(self) -> str:
        """The local date on it, "2026-11-26"."""
        return self.due[:10]

"""What the pages need of the rest of the house, as one protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from newsletter.links import Reader
from newsletter.model import Editor, Issue, Newsletter, Rendering, Story, Subscription


class LeaveReason(StrEnum):
    """Why a reader left, as far as they said."""

    #: Said nothing: the button of our page.
    PAGE = ""
    #: Said nothing: the button of the mail program (RFC 8058).
    ONE_CLICK = "one-click"
    TOO_MANY = "too-many"
    NOT_USEFUL = "not-useful"
    WRONG_LANGUAGE = "wrong-language"
    NOT_MINE = "not-mine"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue as it stands in the list."""

    issue: Issue
    newsletter: Newsletter
    #: Code of edition -> how many readers get it.
    readers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with all that its page shows."""

    issue: Issue
    newsletter: Newsletter
    #: In the order of the issue.
    stories: tuple[Story, ...]
    #: Code of edition -> its rendering, in the order in which editions are shown.
    renderings: Mapping[str, Rendering]
    #: Code of edition -> how many readers get it.
    readers: Mapping[str, int]
    #: Code of edition -> names and values of the headers of a message to an invented reader.
    headers: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


class Desk(Protocol):
    """Answers what the pages ask, and does what their buttons say.

    Only the last three methods change anything, and they do so again without harm.
    """

    def editor(self, mail: str) -> Editor | None:
        """Return the editor who logs in with *mail*, in any case; None if there is none."""
        ...

    def issues(self) -> Sequence[IssueLine]:
        """Return the issues, newest first."""
        ...

    def issue(self, number: int) -> IssueView:
        """Return the issue whose id is *number*.

        Raises:
            NotFound: there is none.
        """
        ...

    def published(self, newsletter: str, due: str) -> Mapping[str, Rendering]:
        """Return the renderings of an issue that is being sent, or was, by edition.

        Args:
            newsletter: Its id.
            due: The issue's local date and time, "2026-11-26T07:00".

        Raises:
            NotFound: there is none, or it has not gone out.
        """
        ...

    def newsletter(self, name: str) -> Newsletter:
        """Return the newsletter whose id is *name*; one that was given up has its id for a title."""
        ...

    def subscription(self, reader: Reader) -> Subscription:
        """Return the subscription that *reader*'s link speaks of, be it active or left.

        Raises:
            NotFound: we do not know them (any more).
        """
        ...

    def leave(self, reader: Reader, reason: LeaveReason) -> None:
        """End the subscription; if it has ended before, only note *reason*.

        Raises:
            NotFound: we do not know them (any more).
        """
        ...

    def rejoin(self, reader: Reader) -> None:
        """Take back that *reader* left.

        Raises:
            NotFound: we do not know them (any more).
        """
        ...

    def choose_edition(self, reader: Reader, edition: str) -> None:
        """Send *reader* the edition whose code is *edition* from now on.

        Raises:
            NotFound: we do not know them (any more).
        """
        ...

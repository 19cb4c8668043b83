"""What the work needs of the world outside, as protocols that devices and fakes fulfil."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import ParamSpec, Protocol, Self, TypeVar

from newsletter.model import Message, Outcome

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    #: Where it was found at last, after redirects.
    url: str
    #: HTTP status; 304 when it has not changed since the validators that were given.
    status: int
    #: Decoded body, at most as long as the fetcher allows.
    content: bytes = b""
    #: Lower-case name -> value.
    headers: dict[str, str] = field(default_factory=dict)
    #: Seconds that it took.
    seconds: float = 0

    @property
    def unchanged(self) -> bool:
        """Has it stayed as it was when we last asked?"""
        return self.status == 304


class Fetcher(Protocol):
    """Reads an address over HTTP."""

    def fetch(
        self, url: str, *, etag: str = "", modified: str = "", allow_private: bool = False
    ) -> Fetched:
        """Return what *url* answers with status 200 or 304.

        Raises:
            SourceError: it cannot be had; the message says why in plain words.
        """
        ...


class Workshop(Protocol):
    """Does work on foreign bytes, where it can be stopped and can do no harm."""

    def do(self, work: Callable[P, T], *args: P.args, **settings: P.kwargs) -> T:
        """Return what *work* makes of its arguments; all of them, and it, must be picklable.

        Raises:
            PageError: it took too long, or too much memory, or broke down.
            SourceError: *work* itself raised it.
        """
        ...


class Mailer(Protocol):
    """Hands messages over, one after the other, while it is entered."""

    def __enter__(self) -> Self:
        """Get ready.

        Raises:
            SendError: mail cannot be handed over at all now.
        """
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take leave."""
        ...

    def hand_over(self, message: Message) -> Outcome:
        """Give *message* away and return the answer.

        Handing over the same Message-ID twice is what a crash forces on us: the second copy
        has the same bytes.

        Raises:
            SendError: nobody took *message*, and the next one would fare alike.
        """
        ...


class Phrases(Protocol):
    """Says the sentences of the catalogues in a language."""

    def say(self, language: str, key: str, **values: object) -> str:
        """Return the sentence *key* in *language*, with *values* put in.

        A value called `count` chooses the plural form.

        Raises:
            TemplateError: the catalogue of *language* has no such sentence.
        """
        ...

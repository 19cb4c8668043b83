"""What the work needs of the world outside, as protocols that devices and fakes fulfil."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
    #: How often it was sent on.
    hops: int = 0

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
            SourceBusy: it asks us to come back later.
            SourceError: it cannot be had; the message says why in plain words.
            NewsletterError: the fetcher is closed, or was closed meanwhile.
        """
        ...

    def ask(self, url: str, *, allow_private: bool = False) -> Fetched:
        """Return how *url* answers, whatever its status, without its body.

        Raises:
            SourceError: it does not answer; the message says why in plain words.
            NewsletterError: the fetcher is closed, or was closed meanwhile.
        """
        ...


class Workshop(Protocol):
    """Does work on foreign bytes, where it can be stopped and can do no harm."""

    def do(self, work: Callable[P, T], *args: P.args, **settings: P.kwargs) -> T:
        """Return what *work* makes of its arguments; all of them, and it, must be picklable.

        Raises:
            PageError: it took too long, or too much memory, or broke down.
            SourceError: *work* itself raised it.
            NewsletterError: the workshop is closed, or was closed meanwhile; or *work* raised it.
        """
        ...


class Mailer(Protocol):
    """Hands messages over, as fast as they are taken, while it is entered.

    `newsletter.send.hand_over` gives it one message, or a few.
    """

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

    def run(
        self,
        messages: Iterable[tuple[int, Message] | None],
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Sequence[tuple[int, Outcome]]]:
        """Give *messages* away, and yield what became of them in groups, as the answers come.

        Messages are taken one by one, as there is room for them. The caller's turn, in which a
        group is recorded, ends when the next one is asked for. Each key that was taken comes
        back exactly once; PENDING means that its message is given back untouched.

        Handing over the same Message-ID twice is what a crash forces on us: the second copy
        has the same bytes.

        Args:
            messages: pairs of key and message; None means that there is nothing just now, until
                what was taken has come back.
            stop: asked all the time; once it says yes no message is begun any more.

        Raises:
            SendError: nobody takes messages now; all that were taken have come back before.
        """
        ...


class Translator(Protocol):
    """Translates texts by machine: a help, never a decision."""

    @property
    def service(self) -> str:
        """What it is called: `apertium`, `deepl`."""
        ...

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return (source, target) for all that it can do, as language tags.

        Raises:
            TranslationError: it cannot be asked.
        """
        ...

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return a translation of each of *texts*, which are plain words on one line each.

        Words between ⟦ and ⟧ are not translated: they come back as they are, brackets included,
        wherever the sentence wants them. Whoever sent some sees whether they came back.

        Args:
            source: Language tag of all of *texts*.
            target: Language tag.

        Raises:
            TranslationError: it cannot be had; `passing` says whether later it can.
        """
        ...


class TranslationMemory(Protocol):
    """Keeps translations, so that nothing is translated twice."""

    def find(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return key -> translation for those of *keys* that are known."""
        ...

    def remember(self, translations: Mapping[str, str]) -> None:
        """Keep *translations*, key -> translation; a known key takes the newer one."""
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

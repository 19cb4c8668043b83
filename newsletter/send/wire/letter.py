"""A message on its way, and how far it has come."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from newsletter.model import Message, Outcome

K = TypeVar("K")


class Step(Enum):
    """A command that is answered."""

    RSET = auto()
    MAIL = auto()
    RCPT = auto()
    DATA = auto()
    #: The final dot, or the last chunk.
    END = auto()


@dataclass(slots=True, eq=False)
class Letter(Generic[K]):
    """A message on its way: the only thing here that changes."""

    #: By which whoever gave it knows it.
    key: K
    message: Message
    #: Has a part of the message itself been written?
    begun: bool = False
    #: Has all of it been written, its end included? Then only the relay knows what became of it.
    given: bool = False
    #: What the relay said of it before the message itself.
    refusal: Outcome | None = None
    #: What the relay said to our sender, when it refused that.
    trouble: str = ""
    #: How many connections were lost in the midst of it.
    losses: int = 0

    def renew(self) -> None:
        """Forget what was said of it."""
        self.begun = self.given = False
        self.refusal, self.trouble = None, ""

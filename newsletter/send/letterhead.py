"""What stands at the head of every message of an edition."""

import re
from dataclasses import dataclass
from datetime import datetime

from newsletter.errors import ConfigError

#: An address that needs no quoting anywhere: dot-atom @ host name (RFC 5322 3.4.1, 3.2.3).
ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address, as From and Reply-To show them."""

    #: `""` for none.
    name: str
    #: ASCII, without angle brackets.
    address: str

    @classmethod
    def parse(cls, text: str) -> "Mailbox":
        """Read "Name <address>" or a bare address.

        Raises:
            ConfigError: *text* is neither.
        """
        name, bracket, rest = text.strip().rpartition("<")
        address = rest.removesuffix(">") if bracket else rest
        if not ADDRESS.fullmatch(address) or bool(bracket) != rest.endswith(">"):
            raise ConfigError(
                f"{text!r} is no mail address.",
                where="mail",
                remedy='Write it as "Newsroom <news@example.org>".',
            )
        return cls(name.strip().removeprefix('"').removesuffix('"'), address)

    @property
    def domain(self) -> str:
        """What stands right of the @."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a stencil needs beside the rendering: the same for all readers of an edition."""

    sender: Mailbox
    #: Aware; the same for every copy, so that a copy has the same bytes.
    date: datetime
    #: BCP 47 tags of the edition, in its order.
    languages: tuple[str, ...]
    reply_to: Mailbox | None = None
    #: List-Id (RFC 2919) such as "weekly.news.example.org", which never changes; `""` for a
    #: mail of no list, such as a confirmation: it has no List- headers and is no bulk mail.
    list_id: str = ""
    #: The newsletter's title in the reader's language.
    list_name: str = ""
    #: May a reader also leave by writing a mail? Each then has an address of their own for it.
    leaves_by_mail: bool = False
    #: Where everybody can read the issue online; `""` for nowhere.
    archive: str = ""
    #: By what Gmail counts complaints, made by `feedback_id`; `""` for nothing.
    feedback_id: str = ""
    #: Envelope sender; `""` means the sender's address.
    return_path: str = ""

    @property
    def envelope_sender(self) -> str:
        """Where relays return what they cannot deliver."""
        return self.return_path or self.sender.address

    @property
    def domain(self) -> str:
        """The domain that our Message-IDs belong to: the sender's."""
        return self.sender.domain

"""What `[mail]` of `config.toml` says about handing mail over."""

import ipaddress
from dataclasses import dataclass, field
from enum import StrEnum

from newsletter.errors import ConfigError
from newsletter.send.dkim import DkimSettings
from newsletter.send.letterhead import Mailbox

#: Longest name of a mailbox that a mark can be added to: 64 characters (RFC 5321 4.5.3.1.1)
#: without those of the mark.
LONGEST_NAME = 20


class Transport(StrEnum):
    """Where messages go."""

    #: Into a folder, one file per message: nothing leaves this computer.
    OUTBOX = "outbox"
    #: To a relay.
    SMTP = "smtp"


class OnUncertain(StrEnum):
    """What is done with a message of which nobody knows whether the relay took it."""

    #: It is sent again: the reader gets it, perhaps twice.
    RESEND = "resend"
    #: It is left as it is, and its reader named: they got it once, or not at all.
    HOLD = "hold"


class Tls(StrEnum):
    """How the connection to a relay is protected."""

    #: It starts open and is encrypted before anything is said (usually port 587).
    STARTTLS = "starttls"
    #: It is encrypted from the first octet on (usually port 465).
    IMPLICIT = "implicit"
    #: It is not.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Relay:
    """An SMTP server that takes our mail."""

    host: str
    port: int = 587
    tls: Tls = Tls.STARTTLS
    #: `""` when the relay asks for none.
    username: str = ""
    #: Name of the environment variable that holds the password.
    password_env: str = ""
    #: How many connections are open at once, at most.
    connections: int = 4
    #: After this many a connection is made anew, as some relays want it.
    messages_per_connection: int = 100
    #: Messages under way on one connection; 0 means an even share of the window. More than 2
    #: take CHUNKING.
    depth: int = 0
    #: Is CHUNKING (RFC 3030) used if the relay offers it? It is fast where the relay is far away.
    chunking: bool = False

    def __post_init__(self) -> None:
        if self.username and self.tls is Tls.NONE and not is_loopback(self.host):
            raise ConfigError(
                'A password would be sent unencrypted: tls = "none" goes with a username '
                "only when the relay is this very computer.",
                where=f"mail.relay {self.name}",
                remedy='Set tls = "starttls" or tls = "implicit".',
            )
        for what, least in (("connections", 1), ("messages_per_connection", 1), ("depth", 0)):
            if getattr(self, what) < least:
                raise ConfigError(f"{what} is {least} or more.", where=f"mail.relay {self.name}")

    @property
    def name(self) -> str:
        """What it is called in messages to people: host and port."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How mail leaves, as `[mail]` says."""

    #: `from` in the file: "Arizona Bilingual News <news@example.org>", or the address alone.
    sender: str
    #: In the same form; `""` when answers go to the sender.
    reply_to: str = ""
    transport: Transport = Transport.OUTBOX
    #: Folder of the outbox.
    outbox: str = "outbox"
    #: Address to which relays return what they cannot deliver; `""` means the sender's.
    return_path: str = ""
    #: Does every message have a return path of its own, `returns+…@`, that says whose it is?
    verp: bool = True
    #: Mailbox, `leave+…@` in a message, to which a reader may write in order to leave; `""` for
    #: none: somebody has to read it.
    leave_address: str = ""
    #: How many messages may be under way or unrecorded at once: what a crash can duplicate.
    window: int = 8
    on_uncertain: OnUncertain = OnUncertain.RESEND
    relays: tuple[Relay, ...] = ()
    dkim: DkimSettings = field(default_factory=DkimSettings)

    def __post_init__(self) -> None:
        Mailbox.parse(self.sender)
        if self.reply_to:
            Mailbox.parse(self.reply_to)
        for key in ("return_path", "leave_address"):
            _check_mailbox(key, getattr(self, key), signed=key != "return_path" or self.verp)
        if self.transport is Transport.SMTP and not self.relays:
            raise ConfigError(
                'transport = "smtp" needs a relay.',
                where="mail",
                remedy="Add a [[mail.relay]] with its host.",
            )
        if len(self.relays) > 1:
            raise ConfigError(
                "One relay is used, and there are several.", where="mail", remedy="Keep one."
            )
        if self.window < 1:
            raise ConfigError("window is 1 or more.", where="mail.window")


def _check_mailbox(key: str, address: str, *, signed: bool) -> None:
    """Refuse what is no mailbox, or too long to have a signature added.

    Raises:
        ConfigError: it is.
    """
    if address and Mailbox.parse(address).address != address:
        raise ConfigError(
            f"{key} is a bare address: nobody reads a name there.", where=f"mail.{key}"
        )
    name = address.rpartition("@")[0]
    if signed and len(name) > LONGEST_NAME:
        remedy = " or set verp = false" if key == "return_path" else ""
        raise ConfigError(
            f"{name!r} has more than {LONGEST_NAME} characters: with the reader's mark it is no"
            " address any more.",
            where=f"mail.{key}",
            remedy=f"Take a shorter name{remedy}.",
        )


def is_loopback(host: str) -> bool:
    """Say whether *host* is this very computer, so that nothing goes over a wire."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"

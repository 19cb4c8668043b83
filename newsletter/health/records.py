"""What a newsroom writes into the DNS, so that its mail is believed (pure)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter.send import Mailbox, MailSettings, SigningKey, is_loopback

#: Octets of one string of a TXT record (RFC 1035 3.3.14).
STRING = 255


@dataclass(frozen=True, slots=True)
class Record:
    """One record, as it is given to whoever keeps the domain."""

    #: What it is for: "spf", "dkim:news2026", "dmarc", "mx".
    id: str
    name: str
    #: "TXT" or "MX".
    kind: str
    value: str
    #: What to know before it is published; `""` for nothing.
    note: str = ""

    @property
    def strings(self) -> tuple[str, ...]:
        """The value in pieces that a TXT record can hold."""
        starts = range(0, len(self.value), STRING)
        return tuple(self.value[start : start + STRING] for start in starts)

    @property
    def line(self) -> str:
        """The record as it stands in a zone file (RFC 1035 5.1)."""
        value = " ".join(f'"{text}"' for text in self.strings)
        return f"{self.name}. IN {self.kind} {value if self.kind == 'TXT' else self.value}"


def records(mail: MailSettings, keys: Iterable[SigningKey]) -> tuple[Record, ...]:
    """Return all that *mail*, signed by *keys*, asks of the DNS."""
    return tuple(_records(mail, keys))


def return_domain(mail: MailSettings) -> str:
    """Return the domain of the envelope's sender: where SPF is looked up, and bounces go."""
    return Mailbox.parse(mail.return_path or mail.sender).domain.lower()


def sender_domain(mail: MailSettings) -> str:
    """Return the domain of From: where DMARC is looked up."""
    return Mailbox.parse(mail.sender).domain.lower()


def _records(mail: MailSettings, keys: Iterable[SigningKey]) -> Iterator[Record]:
    hosts = [relay.host for relay in mail.relays if not is_loopback(relay.host)]
    via = " ".join(f"a:{host}" for host in dict.fromkeys(hosts)) or "a"
    yield Record(
        "spf", return_domain(mail), "TXT", f"v=spf1 {via} ~all",
        "A rented relay names its own include:… instead of a:…; add it to the record that is there,"
        " for a domain has one.",
    )  # fmt: skip
    for key in keys:
        yield Record(
            f"dkim:{key.selector}", key.name, "TXT",
            f"v=DKIM1; k={key.algorithm.key_type}; p={key.public}",
        )  # fmt: skip
    sender = Mailbox.parse(mail.reply_to or mail.sender).address
    yield Record(
        "dmarc", f"_dmarc.{sender_domain(mail)}", "TXT", f"v=DMARC1; p=none; rua=mailto:{sender}",
        "Reports come to that address; p=quarantine is for when they have shown no stranger.",
    )  # fmt: skip
    yield Record(
        "mx", return_domain(mail), "MX", f"10 mail.{return_domain(mail)}.",
        "The server that takes your mail, whatever its name; returned messages come to it.",
    )  # fmt: skip

"""A mail address that is safe to write on an envelope."""

from dataclasses import dataclass

#: Longest local part and longest address that SMTP carries (RFC 5321 4.5.3.1).
LOCAL_LIMIT = 64
ADDRESS_LIMIT = 254


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address, made by `newsletter.addresses.parse` only."""

    #: As it is shown and written on the envelope; the domain in ASCII (A-labels).
    mail: str

    @property
    def key(self) -> str:
        """What makes two addresses the same mailbox for us: case does not count."""
        return self.mail.casefold()

    @property
    def domain(self) -> str:
        """What stands right of the @."""
        return self.mail.rpartition("@")[2]

    def __str__(self) -> str:
        return self.mail

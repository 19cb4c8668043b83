"""How long and how much an address may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much an address may take."""

    #: Seconds for the connection, between two pieces, and in all.
    connect: float = 5
    read: float = 8
    total: float = 9
    #: Bytes of a body, unpacked.
    size: int = 10_000_000
    redirects: int = 5
    #: Addresses of one host that are read at the same time.
    per_host: int = 4


#: What holds where nobody says otherwise.
USUAL = FetchLimits()

"""What a relay can do, as its answer to EHLO says (RFC 5321 4.1.1.1)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What a relay can do."""

    #: Keywords in capitals: PIPELINING, CHUNKING, STARTTLS, SMTPUTF8, SIZE.
    names: frozenset[str] = frozenset()
    #: Octets of the largest message that it takes (RFC 1870); 0 when it does not say.
    size: int = 0
    #: Ways to log in, in capitals.
    mechanisms: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> "Features":
        """Read the answer to EHLO; its first line is a greeting."""
        lines = [line.upper().replace("=", " ").split() for line in text.split("\n")[1:]]
        words = [line for line in lines if line]
        limits = [line[1] for line in words if line[0] == "SIZE" and len(line) > 1]
        return cls(
            names=frozenset(line[0] for line in words),
            size=int(limits[0]) if limits and limits[0].isdecimal() else 0,
            mechanisms=frozenset(word for line in words if line[0] == "AUTH" for word in line[1:]),
        )

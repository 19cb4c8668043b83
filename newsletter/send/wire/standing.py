"""Whether a relay is away, or wants nothing of us: judged by what befell in a row."""

from newsletter.errors import RelayError

#: Connections lost in a row, with no message answered, after which a relay is away.
LOSSES = 3
#: Refusals of our sender in a row, with no message answered, after which it is given up.
REFUSALS = 10


class Standing:
    """How we stand with a relay."""

    def __init__(self, relay: str) -> None:
        self._relay = relay
        self._losses = self._refusals = 0

    def answered(self) -> None:
        """Be told that it answered a message."""
        self._losses = self._refusals = 0

    def lost(self) -> bool:
        """Be told that a connection was lost that was of no use; say whether the relay is away."""
        self._losses += 1
        return self._losses >= LOSSES

    def refused(self, reply: str) -> RelayError | None:
        """Be told how it refused our sender; return an error when it is of no use to go on.

        That is so at once when it means it for good, and after some refusals when it does not.
        """
        self._refusals += 1
        if not reply.startswith("5") and self._refusals < REFUSALS:
            return None
        return RelayError(
            f"The relay refuses our sender ({reply}).",
            where=self._relay,
            remedy="Check from and return_path in [mail].",
        )

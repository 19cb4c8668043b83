"""A message that is given back because its reader's domain may have no more just now."""

from dataclasses import dataclass

from newsletter.model import Outcome


@dataclass(frozen=True, slots=True)
class Postponed(Outcome):
    """Given back untouched (PENDING), to come again in some time; no attempt was made."""

    #: Seconds after which its turn comes.
    wait: float = 0.0

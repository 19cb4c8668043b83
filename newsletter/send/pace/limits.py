"""How many messages may go in a second, a minute, an hour, a day: as it is written, and read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from newsletter.errors import ConfigError
from newsletter.send.pace.adapting import Adapting
from newsletter.send.pace.domains import family_of
from newsletter.send.pace.ramp import WarmUp

#: Seconds of each stretch of time.
STRETCHES = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

ONE = re.compile(r"\s*(\d{1,9})\s*/\s*(second|minute|hour|day)\s*", re.ASCII)

#: What stands for every domain that has no line of its own.
REST = "*"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many messages in any time of so many seconds."""

    count: int
    seconds: int


def limits_of(text: str) -> tuple[Limit, ...]:
    """Read "20/minute", or several with commas between them: "2/second, 500/day".

    Raises:
        ConfigError: it says something else.
    """
    limits = []
    for part in text.split(","):
        match = ONE.fullmatch(part)
        if not match or not int(match[1]):
            raise ConfigError(
                f"{text!r} is no pace.", remedy='Write it as "20/minute" or "2/second, 500/day".'
            )
        limits.append(Limit(int(match[1]), STRETCHES[match[2]]))
    return tuple(limits)


def limits_per(
    *, second: int = 0, minute: int = 0, hour: int = 0, day: int = 0
) -> tuple[Limit, ...]:
    """Return the limits that the numbers mean; 0 is none.

    Raises:
        ConfigError: one is below 0.
    """
    counts = {"second": second, "minute": minute, "hour": hour, "day": day}
    for name, count in counts.items():
        if count < 0:
            raise ConfigError(f"per_{name} is 0 or more.", remedy="Write 0 for no limit.")
    return tuple(Limit(count, STRETCHES[name]) for name, count in counts.items() if count)


@dataclass(frozen=True, slots=True)
class Limits:
    """All that limits how fast messages go."""

    #: Domain -> its limits, over all relays together; "*" is for each of the others by itself.
    domains: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    #: Name of a relay -> its limits.
    relays: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    warm_up: WarmUp = field(default_factory=WarmUp)
    adapting: Adapting = field(default_factory=Adapting)

    @classmethod
    def read(
        cls,
        pace: Mapping[str, str],
        relays: Mapping[str, tuple[Limit, ...]],
        warm_up: WarmUp | None = None,
    ) -> Self:
        """Read the table `[mail.pace]`: domain, or "*", -> "20/minute".

        Raises:
            ConfigError: a line cannot be read, or names no domain.
        """
        domains = {}
        for domain, text in pace.items():
            if domain != REST and "." not in domain:
                raise ConfigError(
                    f"{domain!r} is no domain.", remedy='Write "gmail.com", or "*" for all others.'
                )
            domains[domain if domain == REST else family_of(domain)] = limits_of(text)
        return cls(domains, relays, warm_up or WarmUp())

    def of_domain(self, family: str) -> tuple[Limit, ...]:
        """Return the limits of a domain, by the name of its family."""
        return self.domains.get(family) or self.domains.get(REST, ())

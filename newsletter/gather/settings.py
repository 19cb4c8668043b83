"""How sources are read, as `[gather]` of `config.toml` says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GatherSettings:
    """How many sources are read at the same time."""

    #: Sources in all.
    concurrency: int = 32
    #: Addresses of one host.
    per_host: int = 4

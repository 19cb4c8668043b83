"""WHAT IS THERE -> FINDINGS: whether all that a newsroom needs is in order, and what to do.

    settings --of_computer--> findings      database, words, disk, clock
    settings --of_relays--> findings        does it answer, encrypt, know us?
    settings + keys --records--> records    what to write into the DNS
    records + names --of_names--> findings  what stands there already

Nothing is changed, and no message is sent.
"""

from newsletter.health.computer import of_computer
from newsletter.health.finding import Finding, Level
from newsletter.health.names import of_names
from newsletter.health.records import Record, records
from newsletter.health.relays import of_keys, of_relays

__all__ = [
    "Finding",
    "Level",
    "Record",
    "of_computer",
    "of_keys",
    "of_names",
    "of_relays",
    "records",
]

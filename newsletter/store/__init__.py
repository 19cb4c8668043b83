"""The store: the only room that knows SQL.

    open_store(url) -> Store --writing()/reading()--> Tables
                                                       |- articles      what was gathered
                                                       |- stories       what belongs together
                                                       |- issues        what was composed
                                                       |- renderings    what was approved
                                                       |- subscribers   who reads
                                                       |- deliveries    what became of each message
                                                       |- claims        who has which of them in hand
                                                       |- ledger        what was sent
                                                       `- editors, keys, sources

Nouns go in and come out; a row becomes a noun at the door of its part and nowhere else. What
is done within one `writing()` is kept whole or not at all. Errors of the databases leave as
StoreError. Every verb works alike on SQLite and on PostgreSQL.
"""

from newsletter.store.articles import Change
from newsletter.store.claims import Claim
from newsletter.store.database import Store, open_store
from newsletter.store.enrolment import Added, NewSubscriber
from newsletter.store.sources import SourceState
from newsletter.store.tables import Tables

__all__ = [
    "Added", "Change", "Claim", "NewSubscriber", "SourceState", "Store", "Tables", "open_store",
]  # fmt: skip

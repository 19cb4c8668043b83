"""Sources: what we know from the last time we read each."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from newsletter.store.dialects import insert
from newsletter.store.part import Part
from newsletter.store.schema import sources


@dataclass(frozen=True, slots=True)
class SourceState:
    """How the last reading of a source went."""

    #: Validators that the source gave (RFC 9110, section 8.8), sent back to it next time.
    etag: str = ""
    modified: str = ""
    #: When it was last read without fault.
    read_at: datetime | None = None
    #: How often in a row it could not be read.
    failures: int = 0
    #: Why not, the last time.
    error: str = ""


class Sources(Part):
    """The states of the sources that the configuration names."""

    def state(self, source_id: str) -> SourceState:
        """Return the state of the source; a blank one when it was never read."""
        row = self._connection.execute(select(sources).where(sources.c.id == source_id)).first()
        if row is None:
            return SourceState()
        return SourceState(row.etag, row.modified, row.read_at, row.failures, row.error)

    def note(self, source_id: str, state: SourceState) -> None:
        """Keep *state* as that of the source."""
        values = asdict(state)
        row = insert(self._connection, sources).values(id=source_id, **values)
        self._connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))

"""Sources: what we know from the last time we read each."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import func, select

from newsletter.store.dialects import insert
from newsletter.store.part import AnyRow, Part
from newsletter.store.schema import articles, sources


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
    #: SHA-256 of what it gave the last time, in hex.
    digest: str = ""
    #: How far it was read, in its own words.
    cursor: str = ""
    #: Digest of the configuration under which it was read.
    settings: str = ""
    #: Not to be read before.
    next_at: datetime | None = None
    #: When we last tried to read it.
    tried_at: datetime | None = None


class Sources(Part):
    """The states of the sources that the configuration names."""

    def state(self, source_id: str) -> SourceState:
        """Return the state of the source; a blank one when it was never read."""
        row = self._connection.execute(select(sources).where(sources.c.id == source_id)).first()
        return _state_of(row) if row else SourceState()

    def all(self) -> dict[str, SourceState]:
        """Return the state of every source that was ever read, or tried."""
        rows = self._connection.execute(select(sources).order_by(sources.c.id))
        return {row.id: _state_of(row) for row in rows}

    def holdings(self) -> dict[str, dict[str, int]]:
        """Return how many articles each source gave: id -> language (`""` if unknown) -> number."""
        c = articles.c
        asked = select(c.source, c.language, func.count()).group_by(c.source, c.language)
        found: dict[str, dict[str, int]] = {}
        for source, language, number in self._connection.execute(
            asked.order_by(c.source, c.language)
        ):
            found.setdefault(source, {})[language] = number
        return found

    def note(self, source_id: str, state: SourceState) -> None:
        """Keep *state* as that of the source."""
        values = asdict(state)
        row = insert(self._connection, sources).values(id=source_id, **values)
        self._connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))


def _state_of(row: AnyRow) -> SourceState:
    return SourceState(**{one.name: getattr(row, one.name) for one in fields(SourceState)})

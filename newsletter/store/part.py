"""What the nouns' parts of the tables have in common."""

from typing import Any, TypeAlias

from sqlalchemy import Connection, Row

#: A row, its columns read by name: their types are known to the table, not to the reader.
AnyRow: TypeAlias = Row[*tuple[Any, ...]]


class Part:
    """One noun's share of the tables, within the transaction of *connection*."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

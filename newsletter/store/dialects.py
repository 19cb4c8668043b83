"""What SQLite and PostgreSQL say in different words."""

import json
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    Text,
    any_,
    false,
    func,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from newsletter.store.columns import clean

Key = TypeVar("Key", int, str)


class Turn(IntEnum):
    """Work that only one may do at a time; the number is that of PostgreSQL's advisory lock."""

    LAYOUT = 0x6E6C01
    STORIES = 0x6E6C02
    SUBSCRIBERS = 0x6E6C03
    KEYS = 0x6E6C04


def take_turn(connection: Connection, turn: Turn) -> None:
    """Wait until nobody else is at *turn*, and keep it until this transaction ends.

    On SQLite nothing is to be done: whoever may write is alone from the first.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(turn.value)))


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that can say what to do about a row that is there already."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def one_of(
    connection: Connection, column: ColumnElement[Key], keys: Iterable[Key]
) -> ColumnElement[bool]:
    """Return the condition that *column* is one of *keys*, however many they are.

    They travel as one parameter: neither database's limit on parameters is met, and the
    statement stays the same for any number of them.
    """
    listed = [clean(key) if isinstance(key, str) else key for key in keys]
    if not listed:
        return false()
    if connection.dialect.name == "postgresql":
        kind = Text if any(isinstance(key, str) for key in listed) else BigInteger
        return column == any_(literal(listed, ARRAY(kind)))
    values = func.json_each(json.dumps(listed)).table_valued("value")
    return column.in_(select(values.c.value))


def table_of(
    connection: Connection, numbers: Iterable[int] | None = None, **words: Iterable[str]
) -> FromClause:
    """Return a table of lists of one length, to insert from or to update from.

    It travels as one parameter (SQLite) or one per column (PostgreSQL), whatever its length,
    which costs a third of a statement per row. Its columns are `number`, if there are
    *numbers*, and those of *words*, by name.
    """
    columns: dict[str, list[Any]] = {} if numbers is None else {"number": list(numbers)}
    columns |= {name: [clean(word) for word in column] for name, column in words.items()}
    if connection.dialect.name == "postgresql":
        kinds = {name: BigInteger if name == "number" else Text for name in columns}
        arrays = (literal(column, ARRAY(kinds[name])) for name, column in columns.items())
        return func.unnest(*arrays).table_valued(*columns).render_derived()
    rows = func.json_each(json.dumps(list(zip(*columns.values(), strict=True))))
    row = rows.table_valued("value").c.value
    places = (
        func.json_extract(row, f"$[{place}]").label(name) for place, name in enumerate(columns)
    )
    return select(*places).subquery()

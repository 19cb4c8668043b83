"""Adds columns to a table of a database that is in use.

SQLite cannot add a column that may not be null unless the column keeps a default for good, and
its constraints see a table that goes away; so there a table is made anew under its name, and
those who refer to it are asked only when all is done.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op


def add_columns(name: str, blanks: dict[sa.Column[Any], object]) -> None:
    """Add columns to the table *name*: column -> its value in the rows that are there."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        for column, blank in blanks.items():
            op.add_column(name, sa.Column(column.name, column.type, nullable=True))
            if not column.nullable:
                table = sa.table(name, sa.column(column.name, column.type))
                op.execute(sa.update(table).values({column.name: blank}))
                op.alter_column(name, column.name, nullable=False)
        return
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    kept = ", ".join(column.name for column in table.columns)
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {kept} FROM {name}")
    table.drop(connection)
    for column in blanks:
        table.append_column(column)
    table.create(connection)
    new = ", ".join(column.name for column in blanks)
    values = sa.text(
        f"INSERT INTO {name} ({kept}, {new})"
        f" SELECT {kept}, {', '.join(f':{column.name}' for column in blanks)} FROM kept"
    )
    blank = [sa.bindparam(one.name, value, one.type) for one, value in blanks.items()]
    connection.execute(values.bindparams(*blank))
    op.execute("DROP TABLE kept")

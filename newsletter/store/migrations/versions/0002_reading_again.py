"""What reading a source again needs: its validators, completed articles, guids without dress.

SQLite cannot add a column that may not be null unless the column keeps a default for good, and
its constraints see a table that goes away; so there a table is made anew under its name, and
those who refer to it are asked only when all is done.
"""

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

from newsletter.model import guid_key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns, blank; and find articles again by the new digests of their guids.

    There is no way back: who wants the old program takes the backup from before.
    """
    _add(
        "sources",
        {
            sa.Column("digest", sa.String(64), nullable=False): "",
            sa.Column("cursor", sa.Text(), nullable=False): "",
            sa.Column("settings", sa.String(64), nullable=False): "",
            sa.Column("next_at", MOMENT, nullable=True): None,
            sa.Column("tried_at", MOMENT, nullable=True): None,
        },
    )
    _add(
        "articles",
        {
            sa.Column("told", sa.String(64), nullable=False): "",
            sa.Column("completed", sa.Boolean(), nullable=False): False,
            sa.Column("page_tries", sa.Integer(), nullable=False): 0,
        },
    )
    op.create_table(
        "article_versions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "fingerprint", name="pk_article_versions"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_versions_article_id_articles"
        ),
    )
    _rename()


def _add(name: str, blanks: dict[sa.Column[Any], object]) -> None:
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
    connection.execute(values, {column.name: blank for column, blank in blanks.items()})
    op.execute("DROP TABLE kept")


def _rename() -> None:
    """Digest the guids that are addresses without their dress.

    Where two articles of a source thereby come to one digest, the older one gets it.
    """
    connection = op.get_bind()
    names = ("id", "source", "guid", "guid_digest", "url", "title")
    articles = sa.table("articles", *map(sa.column, names))
    rows = connection.execute(sa.select(articles).order_by(articles.c.id)).all()
    taken = {(row.source, row.guid_digest) for row in rows}
    for row in rows:
        name = row.guid or row.url or row.title
        key = guid_key(name)
        digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
        if key != name and (row.source, digest) not in taken:
            taken.add((row.source, digest))
            moved = sa.update(articles).where(articles.c.id == row.id)
            connection.execute(moved.values(guid_digest=digest))

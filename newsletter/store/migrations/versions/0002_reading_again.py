"""What reading a source again needs: its validators, completed articles, guids without dress."""

import hashlib
import sqlalchemy as sa
from alembic import op

from newsletter.model import guid_key
from newsletter.store.migrations.adding import add_columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns, blank; and find articles again by the new digests of their guids.

    There is no way back: who wants the old program takes the backup from before.
    """
    add_columns(
        "sources",
        {
            sa.Column("digest", sa.String(64), nullable=False): "",
            sa.Column("cursor", sa.Text(), nullable=False): "",
            sa.Column("settings", sa.String(64), nullable=False): "",
            sa.Column("next_at", MOMENT, nullable=True): None,
            sa.Column("tried_at", MOMENT, nullable=True): None,
        },
    )
    add_columns(
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

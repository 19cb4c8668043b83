"""When an article was last compared with others: what has not changed since need not be again."""

import sqlalchemy as sa

from newsletter.store.migrations.adding import add_columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; NULL says never, so that the next pairing looks at all anew."""
    add_columns(
        "articles", {sa.Column("compared_at", sa.DateTime(timezone=True), nullable=True): None}
    )

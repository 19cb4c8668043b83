"""A story's place in an issue may be for some editions only: their readers get it later."""

import sqlalchemy as sa

from newsletter.store.migrations.adding import add_columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; NULL, as in the rows that are there, means every edition."""
    add_columns(
        "issue_stories",
        {
            sa.Column("editions", sa.JSON(), nullable=True): None,
            sa.Column("late", sa.JSON(), nullable=True): None,
        },
    )

"""Articles that may not be shown yet, or no more: embargoed, expired, withdrawn."""

import sqlalchemy as sa

from newsletter.store.migrations.adding import add_columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add columns; what is there has no limits."""
    add_columns(
        "articles",
        {
            sa.Column("embargoed_until", MOMENT, nullable=True): None,
            sa.Column("expires_at", MOMENT, nullable=True): None,
            sa.Column("withdrawn", sa.Boolean(), nullable=False): False,
        },
    )

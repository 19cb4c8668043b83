"""Claims with a lease and a number of their own, and deliveries that are claimed but not sent."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CHECK = "ck_deliveries_deliverystate"
STATES = (
    "state IN ('pending', 'claimed', 'sending', 'sent', 'deferred', 'failed', 'uncertain',"
    " 'skipped')"
)
INDEX = "ix_deliveries_issue_id_state_retry_at_id"
KEPT = "id, issue_id, subscriber_id, edition, state, attempts, reply, retry_at, claim, updated_at"

#: How long a message might be in one hand before there were leases.
LONG = timedelta(hours=4)


def upgrade() -> None:
    """Make the table of claims, and one for each hand that has deliveries now."""
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_claims_issue_id_issues"),
        sqlite_autoincrement=True,
    )
    op.add_column("deliveries", sa.Column("claim", sa.Integer(), nullable=True))
    _fill()
    if op.get_bind().dialect.name == "sqlite":
        _make_anew()
        return
    op.drop_column("deliveries", "worker")
    op.drop_constraint(op.f(CHECK), "deliveries", type_="check")
    op.create_check_constraint(op.f(CHECK), "deliveries", STATES)


def _fill() -> None:
    """Give what is in somebody's hand to a claim of theirs."""
    connection = op.get_bind()
    claims = sa.table(
        "claims",
        sa.column("id"),
        sa.column("issue_id"),
        sa.column("worker"),
        sa.column("until", MOMENT),
    )
    rows = sa.table(
        "deliveries",
        sa.column("issue_id"),
        sa.column("state"),
        sa.column("worker"),
        sa.column("claim"),
        sa.column("updated_at", MOMENT),
    )
    held = connection.execute(
        sa.select(rows.c.issue_id, rows.c.worker, sa.func.max(rows.c.updated_at, type_=MOMENT))
        .where(rows.c.state == "sending")
        .group_by(rows.c.issue_id, rows.c.worker)
    ).all()
    for number, (issue, worker, since) in enumerate(held, 1):
        connection.execute(
            sa.insert(claims).values(issue_id=issue, worker=worker, until=since + LONG)
        )
        connection.execute(
            sa.update(rows)
            .where(rows.c.issue_id == issue, rows.c.worker == worker, rows.c.state == "sending")
            .values(claim=number)
        )


def _make_anew() -> None:
    """Make the table anew under its name: SQLite can change no constraint of one that is there."""
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {KEPT} FROM deliveries")
    op.drop_table("deliveries")
    op.create_table(
        "deliveries",
        sa.Column("id", BIG, nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("subscriber_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("retry_at", MOMENT, nullable=True),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.CheckConstraint(STATES, name=op.f(CHECK)),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_deliveries_issue_id_issues"),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["subscribers.id"], name="fk_deliveries_subscriber_id_subscribers"
        ),
        sa.UniqueConstraint(
            "issue_id", "subscriber_id", name="uq_deliveries_issue_id_subscriber_id"
        ),
    )
    op.execute(f"INSERT INTO deliveries ({KEPT}) SELECT {KEPT} FROM kept")
    op.execute("DROP TABLE kept")
    op.create_index(INDEX, "deliveries", ["issue_id", "state", "retry_at", "id"])

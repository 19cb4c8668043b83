"""An editor's hand in an issue: words, stories, places; and what each rendering shows."""

import sqlalchemy as sa
from alembic import op

from newsletter.store.migrations.adding import add_columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add table and columns; a rendering that was frozen before shows all stories of its issue."""
    add_columns(
        "issue_stories",
        {
            sa.Column("missing", sa.Text(), nullable=True): None,
            sa.Column("pinned", sa.Boolean(), nullable=False): False,
        },
    )
    add_columns(
        "issues",
        {
            sa.Column("envelopes", sa.JSON(), nullable=False): {},
            sa.Column("stale", sa.Boolean(), nullable=False): False,
        },
    )
    add_columns("renderings", {sa.Column("shows", sa.JSON(), nullable=False): []})
    _fill()
    op.create_table(
        "wishes",
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("issue_id", "story_id", name="pk_wishes"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_wishes_issue_id_issues"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_wishes_story_id_stories"),
    )
    op.create_index("ix_wishes_story_id", "wishes", ["story_id"])


def _fill() -> None:
    """Write down what the renderings show that wait to be sent: rather too much than too little."""
    renderings = sa.table(
        "renderings", sa.column("issue_id"), sa.column("edition"), sa.column("shows", sa.JSON())
    )
    stories = sa.table("issue_stories", sa.column("issue_id"), sa.column("story_id"))
    connection = op.get_bind()
    rows = connection.execute(sa.select(renderings.c.issue_id, renderings.c.edition)).all()
    for issue, edition in rows:
        numbers = connection.scalars(
            sa.select(stories.c.story_id).where(stories.c.issue_id == issue)
        ).all()
        languages = edition.replace("~", "+").split("+")
        shown = [[number, language] for number in numbers for language in languages]
        connection.execute(
            sa.update(renderings)
            .where(renderings.c.issue_id == issue, renderings.c.edition == edition)
            .values(shows=shown)
        )

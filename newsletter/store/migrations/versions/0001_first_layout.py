"""The first layout.

Written out in plain types: it must stay what it was when the tables of `store.schema` move on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables.

    There is no way back: who wants the old program takes the backup from before.
    """
    op.create_table(
        "editors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editors"),
        sa.UniqueConstraint("mail", name="uq_editors_mail"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "issues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsletter", sa.Text(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_at", MOMENT, nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("sending_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issues"),
        sa.CheckConstraint(
            "state IN ('draft', 'approved', 'sending', 'sent', 'skipped')",
            name=op.f("ck_issues_issuestate"),
        ),
        sa.UniqueConstraint("newsletter", "due", name="uq_issues_newsletter_due"),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("joined_to", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.CheckConstraint(
            "status IN ('auto', 'suggested', 'editor', 'alone')",
            name=op.f("ck_stories_storystatus"),
        ),
        sa.ForeignKeyConstraint(["joined_to"], ["stories.id"], name="fk_stories_joined_to_stories"),
    )
    op.create_table(
        "subscribers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscribers"),
        sa.UniqueConstraint("key", name="uq_subscribers_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("guid_digest", sa.String(64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_digest", sa.String(64), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=True),
        sa.Column("picture", sa.JSON(), nullable=True),
        sa.Column("event", sa.JSON(), nullable=True),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("alternates", sa.JSON(), nullable=False),
        sa.Column("translation_key", sa.Text(), nullable=False),
        sa.Column("first_seen_at", MOMENT, nullable=False),
        sa.Column("dated_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_articles_story_id_stories"),
        sa.UniqueConstraint("source", "guid_digest", name="uq_articles_source_guid_digest"),
        sa.UniqueConstraint("story_id", "language", name="uq_articles_story_id_language"),
    )
    op.create_index("ix_articles_dated_at", "articles", ["dated_at"])
    op.create_index("ix_articles_url_digest", "articles", ["url_digest"])
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
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'skipped')",
            name=op.f("ck_deliveries_deliverystate"),
        ),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_deliveries_issue_id_issues"),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["subscribers.id"], name="fk_deliveries_subscriber_id_subscribers"
        ),
        sa.UniqueConstraint(
            "issue_id", "subscriber_id", name="uq_deliveries_issue_id_subscriber_id"
        ),
    )
    op.create_index(
        "ix_deliveries_issue_id_state_retry_at_id",
        "deliveries",
        ["issue_id", "state", "retry_at", "id"],
    )
    op.create_table(
        "issue_stories",
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("issue_id", "position", name="pk_issue_stories"),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name="fk_issue_stories_issue_id_issues"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_issue_stories_story_id_stories"
        ),
        sa.UniqueConstraint("issue_id", "story_id", name="uq_issue_stories_issue_id_story_id"),
    )
    op.create_index("ix_issue_stories_story_id", "issue_stories", ["story_id"])
    op.create_table(
        "ledger",
        sa.Column("newsletter", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("newsletter", "story_id", "language", "edition", name="pk_ledger"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_ledger_issue_id_issues"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_ledger_story_id_stories"),
    )
    op.create_index("ix_ledger_story_id", "ledger", ["story_id"])
    op.create_table(
        "renderings",
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("preheader", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("issue_id", "edition", name="pk_renderings"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_renderings_issue_id_issues"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("subscriber_id", sa.Integer(), nullable=False),
        sa.Column("newsletter", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("consented_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.Column("left_reason", sa.Text(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("subscriber_id", "newsletter", name="pk_subscriptions"),
        sa.CheckConstraint(
            "state IN ('active', 'unconfirmed', 'left')",
            name=op.f("ck_subscriptions_subscriptionstate"),
        ),
        sa.ForeignKeyConstraint(
            ["subscriber_id"], ["subscribers.id"], name="fk_subscriptions_subscriber_id_subscribers"
        ),
    )
    op.create_index(
        "ix_subscriptions_newsletter_state_edition",
        "subscriptions",
        ["newsletter", "state", "edition"],
    )
    op.create_table(
        "decisions",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_decisions"),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_decisions_pair")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["articles.id"], name="fk_decisions_first_id_articles"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["articles.id"], name="fk_decisions_second_id_articles"
        ),
    )
    op.create_table(
        "suggestions",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_suggestions"),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_suggestions_pair")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["articles.id"], name="fk_suggestions_first_id_articles"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["articles.id"], name="fk_suggestions_second_id_articles"
        ),
    )

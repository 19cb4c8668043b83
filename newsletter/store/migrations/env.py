"""Runs the changes of the layout within the transaction that `store.layout` has begun."""

from alembic import context

from newsletter.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite changes a column by copying its table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

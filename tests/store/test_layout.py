"""Tests of the layout of the tables and the way to it."""

from concurrent.futures import ThreadPoolExecutor
from shutil import copytree

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from newsletter.errors import StoreOutdated
from newsletter.store import layout, open_store
from newsletter.store.layout import MIGRATIONS
from newsletter.store.schema import METADATA
from tests.store.samples import article, remember

#: The newest change of the layout.
HEAD = ScriptDirectory(str(MIGRATIONS)).get_current_head()

#: Everything that PostgreSQL knows of our tables: columns, constraints, indexes.
ON_POSTGRESQL = """
    SELECT format('%s.%s %s null=%s', c.relname, a.attname,
                  format_type(a.atttypid, a.atttypmod), NOT a.attnotnull)
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND a.attnum > 0 AND NOT a.attisdropped
    UNION SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
"""

ON_SQLITE = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request, tmp_path):
    """Open a store whose database is empty, on each kind of database in turn."""
    if request.param == "sqlite":
        store = open_store(f"sqlite:///{tmp_path / 'bare.db'}")
        yield store
        store.close()
        return
    cluster = request.getfixturevalue("cluster")
    url = cluster.create("template0")
    store = open_store(url)
    yield store
    store.close()
    cluster.drop(url)


def shape(store):
    """Return all that the database knows of its tables, but for Alembic's own."""
    with store._engine.connect() as connection:
        kind = ON_SQLITE if connection.dialect.name == "sqlite" else ON_POSTGRESQL
        found = connection.scalars(text(kind)).all()
    # Constraints may stand in any order, and SQLite keeps the statement as it was written.
    parts = [frozenset(" ".join(part.split()).strip(" ,") for part in words.splitlines())
             for words in found if "alembic_version" not in words]  # fmt: skip
    return set(parts)


def test_an_empty_database_gets_our_layout(bare):
    """The first upgrade makes the tables and says so; the second has nothing to do."""
    first, second = bare.upgrade(), bare.upgrade()

    bare.check_layout()
    assert (first, second) == (True, False)


def test_an_upgrade_keeps_what_is_there(store):
    """An upgrade with nothing to do touches nothing."""
    with store.writing() as tables:
        remember(tables, article("a"))

    assert store.upgrade() is False

    with store.reading() as tables:
        assert len(tables.articles.all()) == 1


def test_alembic_finds_no_difference(store):
    """The migrations make what the tables in `schema` say, as far as Alembic compares."""
    with store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )

        assert compare_metadata(context, METADATA) == []


def test_the_databases_find_no_difference(bare):
    """The migrations make what the tables in `schema` say, to the last check and name."""
    bare.upgrade()
    migrated = shape(bare)

    METADATA.drop_all(bare._engine)
    METADATA.create_all(bare._engine)

    assert shape(bare) == migrated


def test_an_empty_database_is_not_used(bare):
    """A program that meets an empty database says how to fill it."""
    with pytest.raises(StoreOutdated, match="newsletter db upgrade") as refusal:
        bare.check_layout()

    assert refusal.value.where == bare.where


def test_missing_tables_are_not_a_riddle(bare):
    """Who skips the check learns the same from the first question."""
    with pytest.raises(StoreOutdated, match="newsletter db upgrade"), bare.reading() as tables:
        tables.articles.all()


@pytest.mark.parametrize("work", ["check_layout", "upgrade"])
def test_a_newer_layout_is_left_alone(store, work):
    """A database that a newer program has changed is neither used nor changed."""
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreOutdated, match="newer program"):
        getattr(store, work)()


def test_an_older_layout_is_not_used(bare, tmp_path):
    """A database that lacks the last change says so, gets it, and only then is used."""
    folder = copytree(MIGRATIONS, tmp_path / "migrations")
    bare.upgrade()
    (folder / "versions" / "9999_mood.py").write_text(
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        f"revision, down_revision = '9999', '{HEAD}'\n"
        "def upgrade():\n"
        "    with op.batch_alter_table('articles') as table:\n"
        "        table.add_column(sa.Column('mood', sa.Text()))\n"
    )
    with bare._engine.begin() as connection:
        with pytest.raises(StoreOutdated, match="newsletter db upgrade"):
            layout.check(connection, folder)
        changed = layout.upgrade(connection, folder)
        layout.check(connection, folder)
        columns = {column["name"] for column in inspect(connection).get_columns("articles")}

    assert changed is True
    assert "mood" in columns


def test_a_change_that_fails_is_undone_whole(bare, tmp_path):
    """A change of the layout that breaks halfway leaves the database as it was."""
    folder = copytree(MIGRATIONS, tmp_path / "migrations")
    (folder / "versions" / "9999_broken.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9999', '{HEAD}'\n"
        "def upgrade():\n"
        "    op.drop_table('renderings')\n"
        "    op.execute('SELECT nothing FROM nowhere')\n"
    )

    with pytest.raises(Exception, match="nowhere"), bare._engine.begin() as connection:
        layout.upgrade(connection, folder)

    assert shape(bare) == set()


def test_several_may_upgrade_at_once(bare):
    """Of several programs that start together, one makes the tables and all go on."""
    url = bare._engine.url.render_as_string(hide_password=False)
    stores = [open_store(url) for _ in range(3)]

    with ThreadPoolExecutor(3) as threads:
        changed = list(threads.map(lambda store: store.upgrade(), stores))

    for one in stores:
        one.check_layout()
        one.close()
    assert sorted(changed) == [False, False, True]


def test_there_is_no_way_back():
    """No change of the layout can be undone: who wants the old one takes the backup."""
    scripts = ScriptDirectory(str(MIGRATIONS)).walk_revisions()

    assert not [script.revision for script in scripts if hasattr(script.module, "downgrade")]


def test_the_layouts_form_one_line():
    """Every change of the layout follows the one before it."""
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1

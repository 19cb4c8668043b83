"""The layout of the tables: how a database comes to have ours, and whether it does."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from newsletter.errors import StoreOutdated
from newsletter.store.dialects import Turn, take_turn

#: The folder of Alembic's env.py and of one file per change of the layout.
MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, migrations: Path = MIGRATIONS) -> bool:
    """Bring the tables to our layout, all or nothing, and say whether something was to do.

    Raises:
        StoreOutdated: the layout is that of a newer program.
    """
    take_turn(connection, Turn.LAYOUT)
    scripts = ScriptDirectory(str(migrations))
    found = _found(connection, scripts)
    if found == scripts.get_current_head():
        return False
    config = Config()
    # Its values know %-references, so a percent sign in the path is doubled.
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return True


def check(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """See that the tables have our layout.

    Raises:
        StoreOutdated: they have an older one, a newer one, or none.
    """
    scripts = ScriptDirectory(str(migrations))
    found = _found(connection, scripts)
    if found is None:
        raise StoreOutdated("The database is empty.", remedy="Run `newsletter db upgrade`.")
    if found != scripts.get_current_head():
        raise StoreOutdated(remedy="Run `newsletter db upgrade`.")


def _found(connection: Connection, scripts: ScriptDirectory) -> str | None:
    """Return the layout that the tables have, None when there are none."""
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if found is not None and found not in known:
        raise StoreOutdated(
            f"The database has the layout of a newer program ({found}).",
            remedy="Install that program's version.",
        )
    return found

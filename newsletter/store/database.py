"""The store: a database, and the transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text

from newsletter.errors import StoreError
from newsletter.store import layout
from newsletter.store.engine import engine_for, parse, place, reading_engine
from newsletter.store.faults import translated
from newsletter.store.tables import Tables

#: What to do when the first call fails.
UNREACHABLE = (
    "See that it runs (or, for a file, that it is a database of ours and that we may write it), "
    "and that the address, the name and the password are right."
)


class Store:
    """A database of the newsletter. It may be used by several threads at once."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._reading = reading_engine(engine)
        #: Where the database is, as a person may read it.
        self.where = where

    @contextmanager
    def writing(self) -> Iterator[Tables]:
        """Yield the tables within one transaction: all of its changes are kept, or none.

        On SQLite one may write at a time, so do nothing slow in it.

        Raises:
            StoreError: the database refused (its subclasses say why).
        """
        with translated(self.where), self._engine.begin() as connection:
            yield Tables(connection)

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """Yield the tables as they are at one moment; nothing can be changed.

        Raises:
            StoreError: the database refused (its subclasses say why).
        """
        with translated(self.where), self._reading.begin() as connection:
            yield Tables(connection)

    def upgrade(self) -> bool:
        """Bring the database to this program's layout; say whether there was something to do.

        Raises:
            StoreOutdated: the layout is that of a newer program.
            StoreError: the database refused.
        """
        with translated(self.where), self._engine.begin() as connection:
            return layout.upgrade(connection)

    def check_layout(self) -> None:
        """See that the database has this program's layout.

        Raises:
            StoreOutdated: it has another; the message says what to do.
            StoreError: the database refused.
        """
        with translated(self.where), self._reading.begin() as connection:
            layout.check(connection)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_store(url: str, *, wait: float = 10.0) -> Store:
    """Open the database at *url*, `sqlite:///path` or `postgresql://…`.

    Args:
        url: its address.
        wait: seconds in which we wait for a lock of somebody else.

    Raises:
        ConfigError: *url* is no address of a database that we can use.
        StoreError: the database cannot be reached or opened; the message shows no password.
    """
    address = parse(url)
    where = place(address)
    engine = engine_for(address, wait)
    try:
        _greet(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, where)


def _greet(engine: Engine, where: str) -> None:
    with translated(where, otherwise=UNREACHABLE), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            encoding = connection.scalar(text("SHOW server_encoding"))
            if encoding != "UTF8":
                raise StoreError(
                    f"The database keeps its texts as {encoding}, not as UTF8.",
                    where=where,
                    remedy="Create it anew with `createdb --encoding=UTF8 --template=template0`.",
                )

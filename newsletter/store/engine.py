"""The connection to a database: its address read, its ways set."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from newsletter.errors import ConfigError, StoreError

#: Execution option of an engine whose transactions only read.
READING = "newsletter_reading"

#: Seconds that a server has to answer the first call.
CONNECT_SECONDS = 10

FORMS = "Write it as sqlite:///newsletter.db or postgresql://user@host/database."


def parse(text: str) -> URL:
    """Read the address of a database.

    Raises:
        ConfigError: it is none that we can use.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        # The address is not repeated: it may hold a password.
        raise ConfigError("The address of the database cannot be read.", remedy=FORMS) from error
    if url.drivername in {"postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise ConfigError(f"{place(url)} is no database that we can use.", remedy=FORMS)


def place(url: URL) -> str:
    """Return *url* as a person may read it: without a password."""
    if url.drivername == "sqlite" and url.database:
        return url.database
    # Written out, a URL shows its password as ***.
    shown = url.set(drivername=url.get_backend_name())
    return str(shown.difference_update_query(["password", "sslpassword"]))


def engine_for(url: URL, wait: float) -> Engine:
    """Return the engine that connects to *url*.

    Args:
        url: as `parse` returns it.
        wait: seconds in which we wait for a lock of somebody else.

    Raises:
        StoreError: the driver is missing, or the folder of the file.
    """
    return _sqlite(url, wait) if url.drivername == "sqlite" else _postgresql(url, wait)


def _sqlite(url: URL, wait: float) -> Engine:
    path = Path(url.database or "")
    try:
        # Addresses of readers stand in it, so nobody else on this machine may read it.
        path.touch(mode=0o600)
    except OSError as error:
        raise StoreError(
            f"The database cannot be opened ({error.strerror}).",
            where=str(path),
            remedy="See that its folder exists and that we may write there.",
        ) from error
    engine = create_engine(url, connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver begins no transaction by itself; `begun` does (SQLAlchemy's manual, SQLite,
        # "Enabling Non-Legacy SQLite Transactional Modes").
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # IMMEDIATE takes the right to write at once. A transaction that reads first and then
        # wants to write is refused without waiting when another has written in between.
        reading = READING in connection.get_execution_options()
        # The pragma makes SQLite forget all statements that it has compiled, so it is said only
        # where something changes.
        if connection.info.get(READING) is not reading:
            connection.exec_driver_sql(f"PRAGMA query_only = {int(reading)}")
            connection.info[READING] = reading
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, wait: float) -> Engine:
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "client_encoding": "utf8",
                "application_name": "newsletter",
            },
        )
    except ImportError as error:
        raise StoreError(
            "The driver for PostgreSQL is not installed.",
            where=place(url),
            remedy="Run `pip install 'bilingual-newsletter[postgres]'`.",
        ) from error

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = {int(wait * 1000)}")
        connection.execute("SET timezone = 'UTC'")
        connection.commit()

    return engine


def reading_engine(engine: Engine) -> Engine:
    """Return *engine* with transactions that see one moment of the database and write nothing."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{READING: True})
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

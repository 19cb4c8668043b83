"""Tests of the connection to a database."""

import socket
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from newsletter.errors import ConfigError, StoreError
from newsletter.store import open_store
from newsletter.store.engine import parse, place

SECRET = "s3cret-and-long"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "newsletter.db",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://editor@host/newsletter",
        "postgresql+psycopg2://editor@host/newsletter",
        "postgresql://host:port/newsletter",
        f"oracle://editor:{SECRET}@host/newsletter",
        f"://editor:{SECRET}@host",
    ],
)
def test_other_addresses_are_refused(url):
    """What is no SQLite file and no PostgreSQL is refused with the two forms, without a password."""
    with pytest.raises(ConfigError, match=r"sqlite:///newsletter\.db or postgresql://") as refusal:
        open_store(url)

    assert SECRET not in str(refusal.value)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://editor:{SECRET}@host/newsletter",
        f"postgresql+psycopg://editor:{SECRET}@host/newsletter?sslmode=require",
        f"postgresql://editor@host/newsletter?password={SECRET}",
    ],
)
def test_a_place_shows_no_password(url):
    """The place of a database says where it is, and keeps its password."""
    shown = place(parse(url))

    assert SECRET not in shown
    assert "host/newsletter" in shown


def test_a_missing_folder_is_named(tmp_path):
    """A folder that is not there is not made: a wrong path would start an empty database."""
    path = tmp_path / "nowhere" / "newsletter.db"

    with pytest.raises(StoreError, match="folder exists") as refusal:
        open_store(f"sqlite:///{path}")

    assert refusal.value.where == str(path)
    assert not path.parent.exists()


def test_another_file_is_left_alone(tmp_path):
    """A file that is no database is refused, and not written over."""
    path = tmp_path / "notes.txt"
    path.write_text("The meeting is at ten. " * 100)
    before = path.read_bytes()

    with pytest.raises(StoreError, match="file is not a database") as refusal:
        open_store(f"sqlite:///{path}")

    assert refusal.value.remedy
    assert path.read_bytes() == before


def test_a_folder_is_no_database(tmp_path):
    """A folder in place of the file is refused in plain words."""
    with pytest.raises(StoreError, match="unable to open"):
        open_store(f"sqlite:///{tmp_path}")


def test_nobody_else_may_read_the_file(tmp_path):
    """The file holds readers' addresses, so it is the owner's alone, its journal included."""
    store = open_store(f"sqlite:///{tmp_path / 'newsletter.db'}")
    store.upgrade()

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    store.close()
    assert modes["newsletter.db"] == 0o600
    assert set(modes.values()) == {0o600}


def test_sqlite_is_set_to_lose_nothing(sqlite_store):
    """Every connection syncs what it commits, keeps the keys between tables, and waits."""
    with sqlite_store._engine.connect() as connection:
        ways = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert ways == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_a_path_may_hold_anything(tmp_path):
    """Blanks, accents and percent signs in a path are letters like others."""
    folder = tmp_path / "año 100% & más"
    folder.mkdir()

    store = open_store(f"sqlite:///{folder}/newsletter.db")
    store.upgrade()
    store.close()

    kept = sqlite3.connect(folder / "newsletter.db")
    tables = kept.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'articles'").fetchone()
    kept.close()
    assert tables == (1,)


def test_a_relative_path_starts_here(tmp_path, monkeypatch):
    """`sqlite:///newsletter.db` is a file in the folder in which we run."""
    monkeypatch.chdir(tmp_path)

    open_store("sqlite:///newsletter.db").close()

    assert Path("newsletter.db").exists()


def test_a_wrong_password_is_not_shown(cluster):
    """The message says that the password was wrong, and keeps it."""
    with pytest.raises(StoreError, match="password authentication failed") as refusal:
        open_store(cluster.over_tcp("postgres", SECRET))

    assert SECRET not in str(refusal.value) + repr(refusal.value) + refusal.value.where
    assert "password are right" in refusal.value.remedy


def test_a_right_password_opens(cluster):
    """With its password the same address opens."""
    store = open_store(cluster.over_tcp("migrated"))

    store.check_layout()
    store.close()
    assert "***" in store.where or "@127.0.0.1" in store.where


def test_a_server_that_is_away_is_named():
    """A server that does not answer is named with host and port, and what to look at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(StoreError, match="See that it runs") as refusal:
        open_store(f"postgresql://editor:{SECRET}@127.0.0.1:{port}/newsletter")

    assert f"127.0.0.1:{port}/newsletter" in refusal.value.where
    assert SECRET not in str(refusal.value)


def test_a_database_that_is_not_there_is_named(cluster):
    """A server without that database says so."""
    with pytest.raises(StoreError, match='"nowhere" does not exist'):
        open_store(cluster.over_tcp("nowhere"))


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_of_another_encoding_is_refused(cluster, encoding):
    """A database that cannot keep every script is refused before anything is stored in it."""
    url = cluster.create("template0", encoding=encoding)

    with pytest.raises(StoreError, match=f"as {encoding}, not as UTF8"):
        open_store(url)

    cluster.drop(url)

"""Tests of the translation of the databases' errors."""

import sqlite3

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, NoSuchColumnError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolEmpty

from newsletter.errors import NotFound, StoreBusy, StoreError, StoreFull, StoreOutdated
from newsletter.store.faults import translated


def sqlite_error(code, words="it said"):
    """Make the error that SQLite's driver raises with the result *code*."""
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


CASES = [
    (sqlite_error(5), StoreBusy),
    (sqlite_error(517), StoreBusy),  # SQLITE_BUSY_SNAPSHOT
    (sqlite_error(6), StoreBusy),
    (sqlite_error(13), StoreFull),
    (sqlite_error(1, "no such table: articles"), StoreOutdated),
    (sqlite_error(1, "no such column: articles.mood"), StoreOutdated),
    (sqlite_error(1, "table articles has no column named mood"), StoreOutdated),
    (sqlite_error(11, "database disk image is malformed"), StoreError),
    (sqlite3.OperationalError("without a code"), StoreError),
    (psycopg.errors.DiskFull("no space left on device"), StoreFull),
    (psycopg.errors.LockNotAvailable("canceling statement due to lock timeout"), StoreBusy),
    (psycopg.errors.DeadlockDetected("deadlock detected"), StoreBusy),
    (psycopg.errors.SerializationFailure("could not serialize access"), StoreBusy),
    (psycopg.errors.TooManyConnections("sorry, too many clients already"), StoreBusy),
    (psycopg.errors.UndefinedTable('relation "articles" does not exist'), StoreOutdated),
    (psycopg.errors.UndefinedColumn("column does not exist"), StoreOutdated),
    (psycopg.errors.NumericValueOutOfRange("integer out of range"), NotFound),
    (psycopg.errors.UniqueViolation("duplicate key"), StoreError),
]


@pytest.mark.parametrize(("cause", "kind"), CASES, ids=[repr(cause) for cause, _ in CASES])
def test_each_error_becomes_ours(cause, kind):
    """Each error of a driver becomes the one of ours that says what to do."""
    with pytest.raises(kind) as ours, translated("the database"):
        raise DBAPIError("SELECT 1", {}, cause)

    assert type(ours.value) is kind
    assert ours.value.where == "the database"
    assert ours.value.remedy or kind in {StoreError, NotFound}


def test_a_lost_connection_is_said():
    """A connection that broke is told from a statement that was refused."""
    broken = OperationalError("SELECT 1", {}, psycopg.OperationalError("server closed"))
    broken.connection_invalidated = True

    with pytest.raises(StoreError, match=r"was lost \(server closed\)"), translated("here"):
        raise broken


def test_all_connections_in_use_means_busy():
    """A pool that has no connection left is a matter of waiting."""
    with pytest.raises(StoreBusy), translated("here"):
        raise PoolEmpty


def test_only_the_first_line_is_shown():
    """What PostgreSQL adds below its message holds readers' data, and is left out."""
    cause = psycopg.errors.CheckViolation("it is wrong\nDETAIL: Failing row: ana@example.org")

    with pytest.raises(StoreError, match="it is wrong") as ours, translated("here"):
        raise DBAPIError("INSERT", {}, cause)

    assert "ana@" not in str(ours.value)


def test_unexpected_errors_are_wrapped_and_keep_their_cause():
    """An error of the library itself is ours too, and says where it came from."""
    with pytest.raises(StoreError, match="refused") as ours, translated("here", otherwise="Ask."):
        raise NoSuchColumnError("mood")

    assert isinstance(ours.value.__cause__, NoSuchColumnError)
    assert ours.value.remedy == "Ask."


def test_ours_learn_their_place():
    """An error of ours that does not know where it happened is told."""
    with pytest.raises(StoreOutdated) as ours, translated("here"):
        raise StoreOutdated

    assert ours.value.where == "here"

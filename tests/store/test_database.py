"""Tests of the store and its transactions."""

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsletter.errors import InputError, StoreBusy, StoreError, StoreFull
from newsletter.store import Change, SourceState, open_store
from newsletter.store.engine import READING
from tests.store.samples import NOW, article, remember, sql


def test_what_is_written_is_kept(store):
    """What one transaction wrote, the next one reads."""
    with store.writing() as tables:
        remember(tables, article("a"))

    with store.reading() as tables:
        assert [one.guid for one in tables.articles.all()] == ["a"]


def test_what_fails_is_undone_whole(store):
    """An error takes back everything of its transaction, and is raised as it is."""

    def fail():
        with store.writing() as tables:
            remember(tables, article("a"), article("b"))
            raise InputError("This is no good.")

    with pytest.raises(InputError, match="no good"):
        fail()

    with store.reading() as tables:
        assert tables.articles.all() == []


def test_other_peoples_errors_pass(store):
    """An error that is none of the database's is not taken for one."""

    def fail():
        with store.writing() as tables:
            remember(tables, article("a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.reading() as tables:
        assert tables.articles.all() == []


def test_reading_writes_nothing(store):
    """Who only reads cannot write by mistake."""
    with pytest.raises(StoreError, match=r"read-?only"), store.reading() as tables:
        tables.sources.note("herald", SourceState())

    with store.writing() as tables:
        tables.sources.note("herald", SourceState(etag="1"))
    with store.reading() as tables:
        assert tables.sources.state("herald").etag == "1"


def test_reading_sees_one_moment(store):
    """What others write meanwhile is not seen by half: a reader sees the moment it began."""
    with store.reading() as seen:
        before = seen.articles.all()
        with store.writing() as tables:
            remember(tables, article("a"))
        after = seen.articles.all()

    assert before == after == []


def test_a_number_beyond_all_is_not_found(store):
    """A number that no row can have is answered like any that no row has."""
    with pytest.raises(InputError), store.reading() as tables:
        tables.articles.get(10**30)


def test_a_foreign_lock_is_waited_for(sqlite_url):
    """Two seconds in which another program holds the file are waited for, and nothing is lost."""
    store = open_store(sqlite_url)
    other = sqlite3.connect(
        sqlite_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False
    )
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(2, lambda: other.execute("COMMIT"))
    release.start()
    began = time.monotonic()

    with store.writing() as tables:
        _, change = tables.articles.remember(article("a"), NOW)

    waited = time.monotonic() - began
    release.join()
    other.close()
    store.close()
    assert change is Change.NEW
    assert waited >= 1.9


def test_a_lock_that_stays_is_said(store_url):
    """Who waits too long is told that another program holds the database, on either kind."""
    holder, waiting = open_store(store_url), open_store(store_url, wait=0.1)

    with holder.writing() as held:
        held.articles.remember(article("a"), NOW)
        with pytest.raises(StoreBusy, match="Try again"), waiting.writing() as tables:
            tables.articles.remember(article("a"), NOW)

    with waiting.writing() as tables:
        assert tables.articles.remember(article("a"), NOW)[1] is Change.UNCHANGED
    holder.close()
    waiting.close()


def test_a_full_disk_loses_nothing(sqlite_store):
    """Without room to write, the work stops with plain words, and what was there is whole."""
    with sqlite_store.writing() as tables:
        remember(tables, article("before"))
    with sqlite_store._engine.execution_options(**{READING: True}).connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")

    with pytest.raises(StoreFull, match="Make room"), sqlite_store.writing() as tables:
        remember(tables, *(article(f"{n}", body="x" * 5000) for n in range(20)))

    with sqlite_store._engine.execution_options(**{READING: True}).connect() as connection:
        sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with sqlite_store.writing() as tables:
        assert [one.guid for one in tables.articles.all()] == ["before"]
        remember(tables, article("after"))
    assert sound == "ok"


def test_writers_take_turns(store):
    """Many threads that write at once all get through, and none is told of a lock."""

    def write(number):
        for step in range(10):
            with store.writing() as tables:
                state = tables.sources.state("herald")
                tables.sources.note(f"{number}.{step}", SourceState(failures=state.failures))
                tables.articles.remember(article(f"{number}.{step}"), NOW)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(write, range(6)))

    with store.reading() as tables:
        assert len(tables.articles.all()) == 60


def test_a_lost_connection_is_said_and_found_again(postgresql_url, cluster):
    """A server that drops us in mid-work undoes that work; the next work goes on."""
    store = open_store(postgresql_url)

    def work():
        with store.writing() as tables:
            remember(tables, article("a"))
            pid = sql(tables, "SELECT pg_backend_pid()").scalar()
            cluster._owner.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
            remember(tables, article("b"))

    with pytest.raises(StoreError, match="lost"):
        work()

    with store.writing() as tables:
        assert tables.articles.all() == []
    store.close()


def test_a_connection_lost_while_idle_is_replaced(postgresql_url, cluster):
    """A server that was started anew in between is not noticed."""
    store = open_store(postgresql_url)
    with store.reading() as tables:
        pid = sql(tables, "SELECT pg_backend_pid()").scalar()
    cluster._owner.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    with store.writing() as tables:
        remember(tables, article("a"))

    with store.reading() as tables:
        assert len(tables.articles.all()) == 1
    store.close()

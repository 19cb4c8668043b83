"""Tests of the keys that sign readers' links."""

from concurrent.futures import ThreadPoolExecutor

from tests.store.samples import NOW, sql


def test_the_first_key_is_made_when_it_is_asked_for(store):
    """A new database gets one random key of 32 bytes, and keeps it."""
    with store.writing() as tables:
        made = tables.keys.all(NOW)

    with store.reading() as tables:
        assert tables.keys.all(NOW) == made
    assert [len(key) for key in made] == [32]


def test_the_newest_key_comes_first(store):
    """Links are signed with the newest key; older ones still open old links."""
    with store.writing() as tables:
        (old,) = tables.keys.all(NOW)
        sql(tables, "INSERT INTO keys (secret, created_at) VALUES (:secret, :at)",
            secret=b"n" * 32, at="2027-01-01 00:00:00.000000")  # fmt: skip

        assert tables.keys.all(NOW) == (b"n" * 32, old)


def test_several_who_ask_first_get_the_same_key(store):
    """Programs that start together on a new database agree on its key."""

    def ask(_number):
        with store.writing() as tables:
            return tables.keys.all(NOW)

    with ThreadPoolExecutor(4) as threads:
        found = set(threads.map(ask, range(4)))

    assert len(found) == 1

"""The databases that tests run on: SQLite in a file, PostgreSQL in a cluster of its own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from newsletter.store import open_store

#: The name and the password of the one who owns the cluster; asked for over TCP only.
OWNER, PASSWORD = "postgres", "known to the tests"

#: The database that every new one is a copy of.
MIGRATED = "migrated"

#: Runs a server until our end of its input is closed: be it that the tests ended, or that they
#: were killed. $0 is the folder to take away, the rest is the server.
GUARD = '"$@" & read _; kill -INT $!; wait $!; rm -rf "$0"'


class Cluster:
    """A running PostgreSQL that makes databases."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self._numbers = count(1)
        self._owner = _connect(self._socket("postgres"), time.monotonic() + 30)
        store = open_store(self.create("template0", MIGRATED))
        store.upgrade()
        store.close()

    def create(self, template=MIGRATED, name="", encoding="UTF8"):
        """Make a database, a copy of *template*, and return its address."""
        name = name or f"test{next(self._numbers)}"
        copying = "STRATEGY FILE_COPY" if self._owner.info.server_version >= 150000 else ""
        self._owner.execute(
            f"CREATE DATABASE {name} TEMPLATE {template} {copying} ENCODING {encoding}"
            f" LOCALE '{'C.UTF-8' if encoding == 'UTF8' else 'C'}'"
        )
        return self._socket(name)

    def drop(self, url):
        """Take a database away, with all who are still connected."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._owner.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def over_tcp(self, name, password=PASSWORD):
        """Return the address of a database by which a password is asked for."""
        return f"postgresql://{OWNER}:{password}@127.0.0.1:{self.port}/{name}"

    def close(self):
        """Say goodbye."""
        self._owner.close()

    def _socket(self, name):
        return f"postgresql://{OWNER}@/{name}?host={self.folder}&port={self.port}"


def _connect(url, deadline):
    """Connect to a server that is starting."""
    while True:
        try:
            return psycopg.connect(url, autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _binaries():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    local = shutil.which("postgres")
    return found[-1].parent if found else Path(local).parent if local else None


def _roomy_memory():
    """Return a folder in memory, where a database is made 30 times faster, or None."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 2**30 else None


def _no_postgresql():
    reason = "PostgreSQL's server is not installed: HALF OF THE STORE'S TESTS ARE NOT RUN"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}. Install Debian's package postgresql.", pytrace=False)
    pytest.skip(reason)


@contextmanager
def _server(binaries, folder):
    """Run a server on the data in *folder*; it refuses to be root, so it becomes postgres."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    who = {}
    if os.geteuid() == 0:
        who = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    data = folder / "data"
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8",
         "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={secret}", "--no-sync"],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, **who,
    )  # fmt: skip
    settings = {
        "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": folder,
        "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
        "shared_buffers": "32MB", "autovacuum": "off", "max_connections": 40,
    }  # fmt: skip
    command = [binaries / "postgres", "-D", data]
    command += [f"--{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("w") as log:
        guard = subprocess.Popen(
            ["sh", "-c", GUARD, folder, *command],
            cwd="/", stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True, **who,
        )  # fmt: skip
    try:
        yield port
    finally:
        guard.stdin.close()
        guard.wait(timeout=20)


@pytest.fixture(scope="session")
def cluster():
    """Run a PostgreSQL of our own until the tests of this process have ended."""
    binaries = _binaries() or _no_postgresql()
    # A socket's path may have 107 characters, so pytest's folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_roomy_memory()))
    with _server(binaries, folder) as port:
        cluster = Cluster(folder, port)
        yield cluster
        cluster.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """Make an SQLite file with our layout, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    store = open_store(f"sqlite:///{path}")
    store.upgrade()
    store.close()
    return path


@pytest.fixture
def sqlite_url(migrated_file, tmp_path):
    """Return the address of a fresh SQLite database with our layout."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'newsletter.db')}"


@pytest.fixture
def postgresql_url(cluster):
    """Return the address of a fresh PostgreSQL database with our layout."""
    url = cluster.create()
    yield url
    cluster.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request):
    """Return the address of a fresh database with our layout, of each kind in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def store(store_url):
    """Open a fresh store with our layout, on each kind of database in turn."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(sqlite_url):
    """Open a fresh store with our layout on SQLite, for those who need any one."""
    store = open_store(sqlite_url)
    yield store
    store.close()

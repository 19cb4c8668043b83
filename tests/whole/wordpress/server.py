"""A WordPress of our own on loopback: Debian's program, its database and its posts in a folder."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

#: What is needed, and the package of Debian that brings it.
NEEDED = {
    "share/wordpress/wp-settings.php": "wordpress",
    "sbin/mariadbd": "mariadb-server",
    "bin/php": "php-cli",
    "lib/php/*/mysqli.so": "php-mysql",
}


@dataclass(frozen=True)
class WordPress:
    """A running WordPress."""

    url: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What its scripts must know."""
        return os.environ | {"WORDPRESS_HOME": str(self.folder), "WORDPRESS_URL": self.url}

    def become(self, mode: str) -> None:
        """Behave as a site with the plugin *mode*; `""` for none."""
        (self.folder / "mode").write_text(mode)

    def run(self, script: str, *words: str) -> None:
        """Run one of our scripts in it."""
        command = ["php", "-d", "display_errors=stderr", str(HERE / script), *words]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr


def why_not() -> str:
    """Say why WordPress cannot be run here; `""` when it can."""
    missing = [package for path, package in NEEDED.items() if not any(Path("/usr").glob(path))]
    return f"WordPress cannot be run (apt install {' '.join(missing)})" if missing else ""


@contextmanager
def running() -> Iterator[WordPress]:
    """Start a WordPress with posts in a folder of its own, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="wordpress-"))  # short: a socket's path has a limit
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = WordPress(f"http://127.0.0.1:{port}", folder)
    (folder / "content" / "uploads").mkdir(parents=True)
    shutil.copytree(HERE / "themes", folder / "content" / "themes")
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(_database(folder))
        site.run("install.php")
        web = ["php", "-d", "display_errors=stderr", "-S", f"127.0.0.1:{port}", "router.php"]
        stack.enter_context(_process(web, folder / "web.log", site.environment))
        _wait_for(lambda: urllib.request.urlopen(f"{site.url}/", timeout=10).close(), folder)
        yield site


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """Run a MariaDB that only those who may open its socket can ask."""
    places = [f"--datadir={folder}/database", *([] if os.geteuid() else ["--user=root"])]
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", "--skip-test-db", *places],
        check=True, capture_output=True,
    )  # fmt: skip
    command = [
        "/usr/sbin/mariadbd", "--no-defaults", *places, f"--socket={folder}/mariadb.sock",
        "--skip-networking", "--skip-grant-tables", "--innodb-flush-log-at-trx-commit=0",
        f"--pid-file={folder}/mariadb.pid",
    ]  # fmt: skip
    ask = ["mariadb", "--no-defaults", f"--socket={folder}/mariadb.sock", "-e"]

    def create() -> None:
        subprocess.run([*ask, "CREATE DATABASE wordpress"], check=True, capture_output=True)

    with _process(command, folder / "mariadb.log", None):
        _wait_for(create, folder)
        yield


@contextmanager
def _process(command: list[str], log: Path, environment: dict[str, str] | None) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=HERE)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(work, folder: Path, seconds: float = 60) -> None:
    """Try *work* until it succeeds."""
    until = time.monotonic() + seconds
    while True:
        try:
            return work()
        except (OSError, subprocess.CalledProcessError) as error:
            if time.monotonic() > until:
                logs = "\n".join(path.read_text()[-2_000:] for path in folder.glob("*.log"))
                raise AssertionError(logs) from error
            time.sleep(0.2)

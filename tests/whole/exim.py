"""An Exim of our own on loopback: it takes all mail, and keeps it in a Maildir.

As a package it cannot stand beside Postfix, so it is unpacked: `dpkg -x` of exim4-daemon-light into
`.tools/exim`. The user that it wants to be exists in its own view of /etc alone.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.whole.postfix import Inbox

UNPACKED = Path(__file__).parents[2] / ".tools" / "exim" / "usr" / "sbin" / "exim4"
USER = 64999

CONFIG = """\
exim_path = {exim}
primary_hostname = mail.example.org
spool_directory = {folder}/spool
log_file_path = {folder}/log/%slog
pid_file_path = {folder}/spool/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
tls_advertise_hosts =
smtputf8_advertise_hosts = *
chunking_advertise_hosts = *
smtp_accept_max_per_connection = 0
smtp_accept_queue_per_connection = 0
acl_smtp_rcpt = take
never_users =
host_lookup =
rfc1413_query_timeout = 0s
begin acl
take:
  accept
begin routers
all:
  driver = accept
  transport = inbox
begin transports
inbox:
  driver = appendfile
  directory = {folder}/mail/inbox
  maildir_format
  create_directory
  return_path_add
  user = Debian-exim
  group = Debian-exim
"""

#: $0 is the folder, the rest is the command.
START = (
    'mount --bind "$0/passwd" /etc/passwd && mount --bind "$0/group" /etc/group'
    ' && chown -R Debian-exim "$0/spool" "$0/log" && exec "$@"'
)


def binary() -> str:
    """Return where Exim is; `""` when it is nowhere."""
    if UNPACKED.exists():
        return str(UNPACKED)
    return shutil.which("exim4", path="/usr/sbin:/usr/bin") or ""


def why_not() -> str:
    """Say why Exim cannot be run here; `""` when it can."""
    if not binary():
        return "Exim is not there (unpack exim4-daemon-light into .tools/exim)"
    if os.geteuid() != 0:
        return "Exim is started by root only"
    may = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
    return "" if may.returncode == 0 else "unshare -m is forbidden here"


@contextmanager
def running() -> Iterator[Inbox]:
    """Start an Exim in a folder of its own, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="exim-"))
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("spool", "log", "mail"):
        (folder / name).mkdir()
    os.chown(folder / "mail", USER, USER)
    for name, line in (
        ("passwd", f"Debian-exim:x:{USER}:{USER}::/:/bin/false\n"),
        ("group", f"Debian-exim:x:{USER}:\n"),
    ):
        (folder / name).write_text(Path(f"/etc/{name}").read_text() + line)
    config = folder / "exim.conf"
    config.write_text(CONFIG.format(folder=folder, port=port, exim=binary()))
    command = [binary(), "-C", str(config), "-bdf"]
    server = subprocess.Popen(
        ["unshare", "-m", "sh", "-c", START, str(folder), *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield Inbox(port, folder / "mail" / "inbox")
    finally:
        server.terminate()
        server.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port: int, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return

"""The names of sending processes, and whether one of them has died."""

import hashlib
import os
import socket
from pathlib import Path


def this_worker() -> str:
    """Return the name of this process: "host:pid:start".

    The host's part ends in a mark of the running kernel and of the process namespace:
    two machines, or two containers, of one host name are different hosts. The start time
    tells this process from another one that gets the same number later.
    """
    pid = os.getpid()
    return f"{_host()}:{pid}:{_started(pid) or ''}"


def is_gone(worker: str) -> bool:
    """Say whether the process *worker* certainly runs no more.

    Of another host nothing is known: False.
    """
    host, _, process = worker.partition(":")
    pid, _, started = process.partition(":")
    if host != _host() or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        pass  # it lives, and belongs to somebody else
    now = _started(int(pid))
    return now is not None and now != started


def is_here(worker: str) -> bool:
    """Say whether *worker* is a process of this host, so that `is_gone` knows of it."""
    return worker.partition(":")[0] == _host()


def _host() -> str:
    seat = f"{_read('/proc/sys/kernel/random/boot_id')} {_link('/proc/self/ns/pid')}"
    name = socket.gethostname().replace(":", "-")
    return f"{name}/{hashlib.sha256(seat.encode()).hexdigest()[:8]}"


def _started(pid: int) -> str | None:
    """Return when a process started, in ticks since the machine did; None if nobody says.

    `""` means that it has ended, and its parent has not taken notice (state Z or X). See
    proc_pid_stat(5): the name, in parentheses, may hold spaces; the state is the field after
    it, the start the 22nd.
    """
    fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    if len(fields) < 20:
        return None
    return "" if fields[0] in {"Z", "X"} else fields[19]


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _link(path: str) -> str:
    try:
        return str(Path(path).readlink())
    except OSError:
        return ""

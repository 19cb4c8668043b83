"""The names of processes, and whether one has died."""

import os
import subprocess
import sys

from newsletter.send import is_gone, this_worker

PROGRAM = "from newsletter.send import this_worker; print(this_worker(), flush=True); input()"


def test_this_process_is_alive():
    """Its name is the same whenever it is asked for, and not gone."""
    assert this_worker() == this_worker()
    assert not is_gone(this_worker())


def test_a_killed_process_is_gone_at_once():
    """Even before its parent has taken notice of its death."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        name = process.stdout.readline().strip()
        alive = is_gone(name)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        dead = is_gone(name)

    assert (alive, dead, is_gone(name)) == (False, True, True)


def test_another_process_with_its_number_is_not_it():
    """The start time tells them apart."""
    host, pid, start = this_worker().split(":")

    assert is_gone(f"{host}:{pid}:{int(start) - 1}")


def test_of_another_host_nothing_is_known():
    """Its process may live: only the lease's time can tell."""
    assert not is_gone("elsewhere/00000000:999999999:1")


def test_what_is_no_name_is_not_gone():
    """A row by somebody else is left alone."""
    host = this_worker().split(":")[0]

    assert not any(map(is_gone, ["", "x", ":::", f"{host}:x:1", f"{host}::"]))
    assert is_gone(f"{host}:{10**30}:1")

"""Foreign bytes are taken apart where they can do no harm."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from newsletter.errors import PageError, SourceError
from newsletter.workshop import WorkLimits, Workshop


@pytest.fixture(scope="module")
def workshop():
    """A workshop whose work may take a second and 200 MB."""
    opened = Workshop(WorkLimits(seconds=1, memory=200_000_000), processes=1)
    yield opened
    opened.close()


def measure(text):
    """Do some work."""
    return len(text)


def loop():
    """Never come back."""
    while True:
        time.sleep(0.01)


def devour():
    """Take a lot of memory."""
    return len(bytearray(500_000_000))


def stumble():
    """Break in a way that no process can tell another of."""
    etree.fromstring("<a>" * 3)


def refuse():
    """Find that the source is no good."""
    raise SourceError("It is no good.", where="here", remedy="Go on.")


def test_work_comes_back(workshop):
    """What it made is what is given."""
    assert workshop.do(measure, "four") == 4


@pytest.mark.parametrize(
    ("work", "said"),
    [(loop, "1 seconds"), (devour, "200 MB"), (os.abort, "broke"), (stumble, "broke")],
)
def test_work_that_goes_wrong_is_an_error_and_the_next_goes_on(workshop, work, said):
    """Time, memory and crashes end in a plain sentence; the workshop stays open."""
    with pytest.raises(PageError, match=said):
        workshop.do(work)

    assert workshop.do(measure, "four") == 4


def test_errors_of_the_work_come_back_whole(workshop):
    """What was wrong, where, and what to do survive the way."""
    with pytest.raises(SourceError) as caught:
        workshop.do(refuse)

    assert (caught.value.what, caught.value.where) == ("It is no good.", "here")
    assert caught.value.remedy == "Go on."


ORPHANS = """
import os, signal, sys, threading, time
from newsletter.workshop import Workshop, WorkLimits
from tests.test_workshop import sleep_on

if __name__ == "__main__":
    workshop = Workshop(WorkLimits(seconds=1), processes=1)
    threading.Thread(target=workshop.do, args=[sleep_on, sys.argv[1]], daemon=True).start()
    while not os.path.exists(sys.argv[1]):
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def sleep_on(path):
    """Write down who this is, and never come back."""
    Path(path).with_suffix(".new").write_text(str(os.getpid()))
    Path(path).with_suffix(".new").rename(path)
    loop()


def test_no_process_outlives_a_program_that_was_killed(tmp_path):
    """Work ends by itself a little after its time."""
    script, told = tmp_path / "orphans.py", tmp_path / "worker"
    script.write_text(ORPHANS)
    subprocess.run(
        [sys.executable, script, told], env=os.environ | {"PYTHONPATH": "."}, check=False
    )
    worker = Path("/proc", told.read_text())
    until = time.monotonic() + 10
    while worker.exists() and time.monotonic() < until:
        time.sleep(0.1)

    assert not worker.exists()

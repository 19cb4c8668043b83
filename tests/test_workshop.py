"""Foreign bytes are taken apart where they can do no harm."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from lxml import etree

from newsletter.errors import NewsletterError, PageError, SourceError
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


def test_closing_lets_go_of_who_waits():
    """Work that is in hand, or waits for a process, is told to be broken off; no source is at fault."""
    opened = Workshop(WorkLimits(seconds=30), processes=1)
    ends = []

    def wait():
        with pytest.raises(NewsletterError) as caught:
            opened.do(loop)
        ends.append(caught.value)

    waiting = [threading.Thread(target=wait, daemon=True) for _ in range(3)]
    assert opened.do(measure, "four") == 4
    for one in waiting:
        one.start()
    time.sleep(0.3)
    began = time.monotonic()
    opened.close()
    for one in waiting:
        one.join(5)

    assert [type(end) for end in ends] == [NewsletterError] * 3
    assert time.monotonic() - began < 4


def test_however_many_wait_all_are_let_go():
    """They leave while others are still being told."""
    opened, ends, crowd = Workshop(WorkLimits(seconds=30), processes=1), [], 150
    assert opened.do(measure, "four") == 4

    def wait():
        try:
            opened.do(loop)
        except NewsletterError as error:
            ends.append(type(error))

    waiting = [threading.Thread(target=wait, daemon=True) for _ in range(crowd)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for one in waiting:
            one.start()
        while len(opened._jobs) < crowd:
            time.sleep(0.01)
        opened.close()
    finally:
        sys.setswitchinterval(before)
    for one in waiting:
        one.join(5)

    assert ends == [NewsletterError] * crowd


def test_a_closed_workshop_stays_closed():
    """It opens no processes again, and may be closed twice, or before its first work."""
    opened = Workshop(WorkLimits(seconds=1), processes=1)
    opened.close()
    opened.close()
    before = set(multiprocessing.active_children())

    with pytest.raises(NewsletterError, match="is being ended"):
        opened.do(measure, "four")

    assert set(multiprocessing.active_children()) == before


def test_processes_that_died_while_idle_are_no_fault_of_the_next_work():
    """It is done by new ones, and those left of the old are ended."""
    others = {one.pid for one in multiprocessing.active_children()}
    opened = Workshop(WorkLimits(seconds=5), processes=2)
    opened.do(measure, "four")
    first, second = {one.pid for one in multiprocessing.active_children()} - others
    os.kill(first, signal.SIGKILL)
    time.sleep(0.5)
    made = opened.do(measure, "four")
    until = time.monotonic() + 5
    while Path("/proc", str(second)).exists() and time.monotonic() < until:
        time.sleep(0.05)
    gone = not Path("/proc", str(second)).exists()
    opened.close()

    assert (made, gone) == (4, True)


#: A program that is interrupted while its processes begin.
HURRIED = """
import sys, threading, time
from newsletter.workshop import Workshop, WorkLimits
from tests.test_workshop import loop

if __name__ == "__main__":
    threading.excepthook = lambda _: None
    opened = Workshop(WorkLimits(seconds=9), processes=2)
    try:
        threading.Thread(target=opened.do, args=[loop], daemon=True).start()
        print("begun", flush=True)
        time.sleep(20)
    except KeyboardInterrupt:
        opened.close()
        sys.exit(130)
"""


@pytest.mark.parametrize("pause", [0.2, 1.5])
def test_processes_that_are_ended_say_nothing(tmp_path, pause):
    """A terminal sends Ctrl-C to all of them, be they at work or still being made ready."""
    script = tmp_path / "hurried.py"
    script.write_text(HURRIED)
    with subprocess.Popen(
        [sys.executable, script], env=os.environ | {"PYTHONPATH": "."}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as program:  # fmt: skip
        begun = program.stdout.readline()
        time.sleep(pause)
        os.killpg(program.pid, signal.SIGINT)
        words = program.communicate(timeout=20)[1]

    assert (begun, words, program.returncode) == ("begun\n", "", 130)


def test_ctrl_c_reaches_no_process_of_ours():
    """A program that ends softly goes on with its work after the first."""
    others = {one.pid for one in multiprocessing.active_children()}
    opened = Workshop(WorkLimits(seconds=5), processes=1)
    opened.do(measure, "four")
    (worker,) = {one.pid for one in multiprocessing.active_children()} - others
    blocked = [line for line in Path(f"/proc/{worker}/status").read_text().splitlines()
               if line.startswith("SigBlk:")]  # fmt: skip
    opened.close()

    assert int(blocked[0].split()[1], 16) & 1 << (signal.SIGINT - 1)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


HOLDER = """
import os
from pathlib import Path
from newsletter.workshop import Workshop

if __name__ == "__main__":
    workshop = Workshop(processes=1)
    print(workshop.do(os.getppid), workshop.do(os.getcwd))
    input()
    workshop.close()
"""


def test_what_outlives_the_program_holds_no_folder(tmp_path):
    """The process that all others come from; those themselves stand where the program does."""
    script, folder = tmp_path / "holder.py", tmp_path / "folder"
    script.write_text(HOLDER)
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, script], cwd=folder, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    ) as program:  # fmt: skip
        parent, inside = program.stdout.readline().split()
        held = Path("/proc", parent, "cwd").readlink()
        program.communicate("go\n", timeout=20)

    assert (held, inside) == (Path("/"), str(folder))


CRIPPLED = """
import multiprocessing, sys
from newsletter.errors import NewsletterError
from newsletter.workshop import Workshop

if __name__ == "__main__":
    multiprocessing.set_executable(sys.argv[1])
    workshop = Workshop(processes=1)
    try:
        workshop.do(len, "four")
    except NewsletterError as error:
        print(error)
    workshop.close()
"""


def test_processes_that_cannot_be_started_are_told_of(tmp_path):
    """In one sentence, with what to do."""
    script, python = tmp_path / "crippled.py", tmp_path / "python"
    script.write_text(CRIPPLED)
    python.write_text("not to be run")
    done = subprocess.run(
        [sys.executable, script, python], env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip

    assert "cannot be started. See that this account may run" in done.stdout
    assert done.returncode == 0

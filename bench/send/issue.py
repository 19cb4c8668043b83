"""How fast an issue goes out: `python bench/send/issue.py [MESSAGES] [ROUNDS] [--memory]`.

All of `send_issue`: deliveries recorded in SQLite (synchronous=FULL), links of each reader's own,
messages of about 47,000 octets, 10 connections. Beside it, to the same sink and in the same rounds:

- `smtp-source -d -s 10`, Postfix's program in C, which records nothing and sends everybody the same;
- a naive sender: EmailMessage for every reader, smtplib, a mark in SQLite after each (a hundredth
  of the messages, for it would take all day).

There are two sinks: smtp-sink of Postfix, which looks at every octet, and `sink.py` here, which
does not and is faster. Rounds are interleaved; printed are the medians, their spread, and the
ratios within the rounds. CPU is that of our process alone, user and system. The window is the
setting `[mail] window`: what a crash may leave in doubt.
"""

import json
import os
import platform
import resource
import shutil
import smtplib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from client import CONNECTIONS, free_port, running
from newsrooms import copied, fill, opened, rendering, write_config

from newsletter.pipeline import Newsroom, send_issue
from newsletter.store import Store, Tables

HERE = Path(__file__).parent
WINDOWS = (8, 64, 512)


class Timed:
    """A store that notes how long we are in it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.cpu = self.wall = 0.0
        self.transactions = 0

    @contextmanager
    def writing(self) -> Iterator[Tables]:
        """Begin a transaction of the store."""
        wall, cpu = time.perf_counter(), time.thread_time()
        with self._store.writing() as tables:
            yield tables
        self.wall += time.perf_counter() - wall
        self.cpu += time.thread_time() - cpu
        self.transactions += 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def spent(pid: int | None = None) -> float:
    """Return the CPU seconds of this process, or of another one."""
    if pid is None:
        use = resource.getrusage(resource.RUSAGE_SELF)
        return use.ru_utime + use.ru_stime
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def send_one(path: Path) -> dict[str, float]:
    """Send the issue of the newsroom at *path*, in this process, and return what it took."""
    newsroom: Newsroom = opened(path)
    timed = Timed(newsroom.store)
    object.__setattr__(newsroom, "store", timed)
    wall, cpu = time.perf_counter(), spent()
    report = send_issue(newsroom, 1)
    seconds, used = time.perf_counter() - wall, spent() - cpu
    count = sum(report.counts.values())
    assert report.finished, report
    return {
        "rate": count / seconds,
        "cpu": used / count * 1e6,
        "database_wall": timed.wall / seconds,
        "database_cpu": timed.cpu / count * 1e6,
        "transactions": timed.transactions,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def send_naively(port: int, count: int, folder: Path) -> dict[str, float]:
    """Send as one would who reads no manual but smtplib's."""
    book = sqlite3.connect(folder / "naive.db")
    book.execute("CREATE TABLE sent (reader INTEGER PRIMARY KEY)")
    made = {tag: rendering(tag) for tag in ("en", "es")}
    wall, cpu = time.perf_counter(), spent()
    for number in range(count):
        page = made["es" if number % 2 else "en"]
        link = f"https://news.example.org/u/{number:040x}"
        message = EmailMessage()
        message["From"], message["To"] = "news@example.org", f"reader{number}@example.com"
        message["Subject"], message["List-Unsubscribe"] = page.subject, f"<{link}>"
        message.set_content(page.text.replace("__UNSUBSCRIBE__", link))
        message.add_alternative(page.html.replace("__UNSUBSCRIBE__", link), subtype="html")
        with smtplib.SMTP("127.0.0.1", port, local_hostname="bench.example") as client:
            client.send_message(message)
        with book:
            book.execute("INSERT INTO sent VALUES (?)", (number,))
    seconds = time.perf_counter() - wall
    return {"rate": count / seconds, "cpu": (spent() - cpu) / count * 1e6}


def send_by_smtp_source(port: int, count: int) -> dict[str, float]:
    """Send by the C program of Postfix."""
    wall = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        ["smtp-source", "-d", "-s", str(CONNECTIONS), "-m", str(count), "-l", "46500",
         "-f", "news@example.org", "-t", "reader@example.com", f"127.0.0.1:{port}"],
        check=True,
    )  # fmt: skip
    seconds = time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"rate": count / seconds, "cpu": cpu / count * 1e6}


def in_process(*words: str) -> dict[str, float]:
    """Do one of the jobs above in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *words], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def line(name: str, found: list[dict[str, float]], first: list[dict[str, float]]) -> str:
    """Write the medians of *found* and their spread, beside those of *first*."""
    rates = sorted(one["rate"] for one in found)
    ratios = sorted(one["rate"] / other["rate"] for one, other in zip(found, first, strict=True))
    cpu = sorted(one["cpu"] for one in found)
    words = (
        f"  {name:24} {statistics.median(rates):7.0f}/s ({rates[0]:.0f}..{rates[-1]:.0f})"
        f"  x {statistics.median(ratios):5.2f} ({ratios[0]:.2f}..{ratios[-1]:.2f})"
        f"  CPU {statistics.median(cpu):7.1f} us (min {cpu[0]:.1f})"
    )
    if "transactions" in found[0]:
        wall = statistics.median(one["database_wall"] for one in found)
        inside = statistics.median(one["database_cpu"] for one in found)
        words += f"  database {wall:.0%} of the time, {inside:.1f} us CPU"
    if "sink" in found[0]:
        words += f"  sink {statistics.median(one['sink'] for one in found):.0f} us CPU"
    return words


def jobs_of(
    made: Path, folder: Path, port: int, count: int, few: int
) -> dict[str, Callable[[], dict[str, float]]]:
    """Return what is to be compared; ours have a copy each of the newsroom that was *made*."""
    jobs: dict[str, Callable[[], dict[str, float]]] = {}
    jobs["smtp-source -d -s 10"] = partial(send_by_smtp_source, port, count)
    for window in WINDOWS:
        room = copied(made, folder / str(window))
        path = write_config(room, port, connections=CONNECTIONS, window=window)
        jobs[f"ours, window {window}"] = partial(in_process, "one", str(path))
    return jobs | {"naive": partial(in_process, "naive", str(port), str(few), str(folder))}


def compare(sink: str, command: list[str], port: int, made: Path, count: int, rounds: int) -> None:
    """Run all senders to one sink in turn, and print how they did."""
    found: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as name, running(*command, port=port) as pid:
        folder = Path(name)
        for number in range(rounds):
            few = max(20, count // 100)
            jobs = jobs_of(made, folder / str(number), port, count, few)
            for job, work in jobs.items():
                before = spent(pid)
                figures = work()
                size = few if job == "naive" else count
                figures["sink"] = (spent(pid) - before) / size * 1e6
                found.setdefault(job, []).append(figures)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(exist_ok=True)
    print(f"{sink}, {count} messages, {rounds} rounds")
    first = found["smtp-source -d -s 10"]
    for job, figures_of in found.items():
        print(line(job, figures_of, first), flush=True)


def compare_memory(made: Path, few: int, many: int) -> None:
    """Print how much memory a send takes for few readers and for many."""
    port = free_port()
    with running(sys.executable, str(HERE / "sink.py"), str(port), port=port):
        for count in (few, many):
            room = made / f"memory-{count}"
            room.mkdir()
            path = write_config(room, port, window=64)
            newsroom = opened(path, upgrade=True)
            fill(newsroom, count)
            newsroom.store.close()
            print(f"  {count} readers: {in_process('one', str(path))['memory']:.1f} MB", flush=True)


def main() -> None:
    """Compare, or do one of the jobs for the one that compares."""
    os.environ["PATH"] += ":/usr/sbin"
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(send_one(Path(sys.argv[2]))))
        return
    if sys.argv[1:2] == ["naive"]:
        print(json.dumps(send_naively(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))))
        return
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    count, rounds = [*numbers, *(20_000, 3)[len(numbers) :]]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        if "--memory" in sys.argv:
            compare_memory(made, 10_000, 100_000)
            return
        newsroom = opened(write_config(made, 25), upgrade=True)
        fill(newsroom, count)
        newsroom.store.close()
        port = free_port()
        who = ["-u", "nobody"] if os.geteuid() == 0 else []
        sinks = {
            "smtp-sink": ["smtp-sink", *who, "-m", "256", f"127.0.0.1:{port}", "256"],
            "sink.py": [sys.executable, str(HERE / "sink.py"), str(port)],
        }
        for sink, command in sinks.items():
            compare(sink, command, port, made, count, rounds)


if __name__ == "__main__":
    main()

"""How fast 200 feeds of 50 items are gathered: `python bench/gather.py [FEEDS] [PAUSE]`.

A server on this machine answers each address after a pause (0.2 s). Every feed has a host of its
own (127.1.0.N), as feeds have. Side by side in one run:

- fetch only: the same addresses with the same number of threads, bodies thrown away;
- the first gathering: everything is new, parsed, cleaned and remembered in SQLite;
- again, the server says 304; and again without validators, so that we must see it ourselves.

CPU seconds are those of this program and its workshop together, not the server's.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from newsletter import bootstrap, config
from newsletter.model import Source, SourceKind
from newsletter.pipeline import Newsroom, gather_sources

HERE = Path(__file__).parent
ITEMS = 50

CONFIG = """
[site]
languages = ["en", "es"]
name = "Bench"
base_url = "https://news.example.org"
postal_address = "1 Main St, Phoenix, AZ"
timezone = "America/Phoenix"
[mail]
from = "news@news.example.org"
transport = "outbox"
"""


def cpu(without: int) -> float:
    """Return the CPU seconds of this process and its children, but for the process *without*."""
    parents, spent = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(stat.parent.name)
        parents[number], spent[number] = int(fields[1]), int(fields[11]) + int(fields[12])
    ours = {os.getpid()}
    while more := {one for one, parent in parents.items() if parent in ours} - ours - {without}:
        ours |= more
    return sum(spent[one] for one in ours) / os.sysconf("SC_CLK_TCK")


def measured(what: Callable[[], object], server: int) -> tuple[float, float]:
    """Return how long *what* took: on the wall, and of the CPU."""
    wall, busy = time.perf_counter(), cpu(server)
    what()
    return time.perf_counter() - wall, cpu(server) - busy


def fetch_only(sources: list[Source], threads: int) -> None:
    """Read the addresses and throw away what they give."""
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda one: urllib.request.urlopen(one.url).read(), sources))


def gathered(newsroom: Newsroom, new: int) -> None:
    """Gather, and see that it brought what it should."""
    reports = gather_sources(newsroom)
    failed = [report for report in reports if report.error]
    found = sum(report.new for report in reports)
    if failed or found != new:
        sys.exit(f"{found} new instead of {new}; {len(failed)} failed: {failed[:1]}")


def main(feeds: int = 200, pause: float = 0.2) -> None:
    """Measure, and print."""
    server = subprocess.Popen(
        [sys.executable, HERE / "feed_server.py", "0", str(pause)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        port = int(server.stdout.readline())
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), port, server.pid, feeds)
    finally:
        server.kill()


def measure(folder: Path, port: int, server: int, feeds: int) -> None:
    """Print the figures of one run."""
    path = folder / "config.toml"
    path.write_text(CONFIG)

    def described(kind: str) -> list[Source]:
        hosts = [f"127.1.{n // 200}.{n % 200 + 1}:{port}" for n in range(feeds)]
        return [
            Source(f"f{n}", SourceKind.FEED, f"http://{host}/{n}{kind}", allow_private=True)
            for n, host in enumerate(hosts)
        ]

    newsroom = replace(
        bootstrap.newsroom(config.read(path), upgrade=True), sources=tuple(described(""))
    )
    blind = replace(newsroom, sources=tuple(described("/blind")))
    threads = newsroom.gathering.concurrency
    fetch_only(list(newsroom.sources), threads)  # the server makes its feeds
    rows = [
        ("fetch only", measured(lambda: fetch_only(list(newsroom.sources), threads), server)),
        ("first gathering", measured(lambda: gathered(newsroom, feeds * ITEMS), server)),
        ("again, 304", measured(lambda: gathered(newsroom, 0), server)),
        ("moved, all known", measured(lambda: gathered(blind, 0), server)),
        ("again, same bytes", measured(lambda: gathered(blind, 0), server)),
    ]
    ideal = rows[0][1][0]
    print(f"{feeds} feeds of {ITEMS} items, {threads} at once")
    for name, (wall, busy) in rows:
        each = busy / (feeds * ITEMS) * 1_000
        print(f"{name:18} {wall:6.2f} s  {wall / ideal:5.1f} x fetch only  CPU {busy:6.2f} s  "
              f"{each:6.3f} s per 1,000 items")  # fmt: skip


if __name__ == "__main__":
    main(*(int(sys.argv[1]), float(sys.argv[2])) if len(sys.argv) > 2 else ())

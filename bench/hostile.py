"""What hostile sources cost: `python bench/hostile.py [NAME ...]`, or `--xss FILE`.

Each source is read alone, by a newsroom that has a workshop of one process. Measured are the
seconds of the whole gathering, the most memory that the process held, and by how much the memory
of this program grew meanwhile. The limits are 10 seconds and 256 MB; the worst cases stand last.

With `--xss FILE`, a list in JSON of objects with a `payload`, each payload is the title and the
text of an item; what is counted are those that are alive in the cleaned article.
"""

import json
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsletter import bootstrap, config
from newsletter.gather import Brief, FetchLimits, WebFetcher
from newsletter.gather.feeds.feed import parse
from newsletter.gather.urls import Place
from newsletter.model import Source, SourceKind
from newsletter.pipeline import Newsroom, gather_sources
from newsletter.workshop import Workshop
from tests.whole.hostile.everything import ALL
from tests.whole.hostile.live import live_in
from tests.whole.hostile.server import Server, serving

CONFIG = """
[site]
languages = ["en", "es"]
name = "Bench"
base_url = "https://news.example.org"
postal_address = "1 Main St, Phoenix, AZ"
[mail]
from = "news@news.example.org"
transport = "outbox"
"""

SECONDS = 10
MEMORY = 256

#: How often memory is looked at, in seconds.
PULSE = 0.02


@dataclass(frozen=True, slots=True)
class Cost:
    """What a source took."""

    name: str
    seconds: float
    #: MB that the process of the workshop held at most.
    worker: float
    #: MB by which this program grew at most.
    grown: float
    #: What became of it.
    end: str

    @property
    def ratio(self) -> float:
        """Return how near it came to a limit: 1 is the limit."""
        return max(self.seconds / SECONDS, self.worker / MEMORY)


def main(names: list[str]) -> None:
    """Measure, and print."""
    if names[:1] == ["--xss"]:
        report_live(Path(names[1]))
        return
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        path = Path(folder) / "config.toml"
        path.write_text(CONFIG)
        newsroom = bootstrap.newsroom(config.read(path), upgrade=True)
        numbers = [n for n, one in enumerate(ALL) if not names or one.name in names]
        costs = []
        for number in numbers:
            costs.append(measured(newsroom, server, number))
            print(row(costs[-1]), file=sys.stderr, flush=True)
    for cost in sorted(costs, key=lambda one: one.ratio):
        print(row(cost))
    bad = [cost for cost in costs if cost.ratio > 1 or cost.end.startswith("CRASH")]
    worst = max(costs, key=lambda one: one.ratio)
    print(f"{len(costs)} hostile sources, {len(bad)} beyond a limit or crashed; "
          f"the worst, {worst.name}, takes {worst.ratio:.2f} of a limit")  # fmt: skip


def row(cost: Cost) -> str:
    """Return the line of the table that says *cost*."""
    return (f"{cost.name:34.34} {cost.seconds:6.2f} s ({cost.seconds / SECONDS:4.2f})  "
            f"{cost.worker:5.0f} MB ({cost.worker / MEMORY:4.2f})  +{cost.grown:4.0f} MB here  "
            f"{cost.end[:110]}")  # fmt: skip


def measured(newsroom: Newsroom, server: Server, number: int) -> Cost:
    """Read the hostile source of that number, and say what it took."""
    source = server.hostile(number)
    fetcher = WebFetcher(FetchLimits(), "https://news.example.org")
    workshop = Workshop(processes=1)
    alone = replace(newsroom, sources=(source,), fetcher=fetcher, workshop=workshop)
    workshop.do(len, "")  # it starts
    before = held(os.getpid(), "VmRSS")
    with watched() as most:
        began = time.perf_counter()
        end = outcome(alone)
        seconds = time.perf_counter() - began
    workshop.close()
    workers = [size for process, size in most.items() if process != os.getpid()]
    grown = max(0.0, most.get(os.getpid(), 0) - before)
    return Cost(ALL[number].name, seconds, max(workers, default=0), grown, end)


def outcome(newsroom: Newsroom) -> str:
    """Gather, and say what came of it."""
    try:
        (report,) = gather_sources(newsroom)
    except Exception as error:  # noqa: BLE001  # that is what we look for
        return f"CRASH {type(error).__name__}: {error}"
    if report.error:
        return report.error.partition(": ")[2] or report.error
    return f"read: {report.new + report.changed + report.unchanged} articles"


@contextmanager
def watched() -> Iterator[dict[int, float]]:
    """Give what each of our processes held at most, in MB, looked at again and again."""
    most: dict[int, float] = {}
    over = threading.Event()

    def look() -> None:
        while not over.wait(PULSE):
            for process in ours():
                figure = "VmRSS" if process == os.getpid() else "VmHWM"
                most[process] = max(most.get(process, 0), held(process, figure))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def ours() -> list[int]:
    """Return this process, and those of workshops: children of the server that forks them."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    servers = {process for process, parent in parents.items() if parent == os.getpid()}
    return [os.getpid(), *(one for one, parent in parents.items() if parent in servers)]


def held(process: int, figure: str = "VmHWM") -> float:
    """Return the MB that *process* held at most, or holds now (`VmRSS`); 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(rf"{figure}:\s*(\d+)", status)
    return int(found[1]) / 1024 if found else 0


def report_live(path: Path) -> None:
    """Print how many payloads of the file *path* are alive in the articles made of them."""
    payloads = [one["payload"] for one in json.loads(path.read_text())]
    source = Source("bench", SourceKind.FEED, "https://news.example.org/feed")
    brief = Brief(source, ("en", "es"), datetime.now(UTC), ZoneInfo("UTC"))
    items = [
        {"id": str(number), "title": f"T {payload}", "content_html": f"<p>Words.</p>{payload}"}
        for number, payload in enumerate(payloads)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    found = parse(json.dumps(feed).encode(), {}, Place(source.url), brief)
    alive = [(one.guid, what) for one in found.articles if (what := live_in(one.body))]
    print(f"{len(payloads)} payloads, {len(found.articles)} articles, {len(alive)} alive")
    for guid, what in alive:
        print(f"  {guid}: {what}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""How fast the SMTP client is by itself: `python bench/send/client.py [MESSAGES] [ROUNDS] [NEAR|FAR]`.

Ready messages of 50 KB, 10 connections, nothing recorded. Rounds are interleaved; the median of
the rounds, and the median of the ratios within a round, are printed with their spread.

- near: smtp-sink on this machine, against smtp-source (both of Postfix, in C);
- far: a relay 30 ms away, against smtplib on 10 threads.

CPU is that of the client's side, user and system, in microseconds per message.
"""

import os
import resource
import shutil
import smtplib
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsletter.model import DeliveryState, Message
from newsletter.send import Relay, Tls
from newsletter.send.wire import Load, Wire

HERE = Path(__file__).parent
CONNECTIONS = 10
ROUND_TRIP = 30

HEAD = b"From: news@example.org\r\nSubject: The week\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
LINE = b'<a href=3D"https://news.example.org/2026/11/story.html">Ma=C3=B1ana</a> abcde=\r\n'
DATA = HEAD + LINE * ((46_000 - len(HEAD)) // len(LINE))

#: Rate, and CPU per message in microseconds.
Figures = tuple[float, float]


def messages(count: int) -> Iterator[tuple[int, Message]]:
    """Yield ready messages, each with octets of its own."""
    for number in range(count):
        to = f"reader{number}@example.com"
        yield number, Message("bounce@example.org", to, "", b"To: %b\r\n%b" % (to.encode(), DATA))


def ours(port: int, count: int, load: Load) -> None:
    """Send by our client."""
    relay = Relay("127.0.0.1", port, tls=Tls.NONE, messages_per_connection=1_000_000)
    sent = 0
    with Wire[int](relay, load=load, hostname="bench.example") as wire:
        for settled in wire.run(messages(count)):
            sent += sum(outcome.state is DeliveryState.SENT for _, outcome in settled)
    assert sent == count, sent


def by_smtplib(port: int, count: int) -> None:
    """Send by the standard library, on as many threads as we have connections."""
    feed, lock = messages(count), threading.Lock()

    def work() -> None:
        with smtplib.SMTP("127.0.0.1", port, local_hostname="bench.example") as client:
            client.ehlo()
            while True:
                with lock:
                    pair = next(feed, None)
                if pair is None:
                    return
                client.sendmail(pair[1].sender, [pair[1].recipient], pair[1].data)

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def by_smtp_source(port: int, count: int) -> None:
    """Send by the C program of Postfix."""
    subprocess.run(
        ["smtp-source", "-d", "-s", str(CONNECTIONS), "-m", str(count), "-l", "46000",
         "-f", "bounce@example.org", "-t", "reader@example.com", f"127.0.0.1:{port}"],
        check=True,
    )  # fmt: skip


def spent() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, kinds))


def measured(work: Callable[[], None], count: int) -> Figures:
    """Return how fast, and how dear, *work* gives *count* messages away."""
    wall, cpu = time.perf_counter(), spent()
    work()
    return count / (time.perf_counter() - wall), (spent() - cpu) / count * 1e6


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(*command: str, port: int) -> Iterator[int]:
    """Run a server until it is not needed any more; yield its process's number."""
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def compared(cases: dict[str, Callable[[], Figures]], rounds: int) -> None:
    """Run the cases in turn, and print each beside the first."""
    found: dict[str, list[Figures]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            found[name].append(case())
    first = found[next(iter(cases))]
    for name, figures in found.items():
        ratios = sorted(mine[0] / other[0] for mine, other in zip(figures, first, strict=True))
        rates = sorted(rate for rate, _ in figures)
        cpu = sorted(cost for _, cost in figures)
        print(
            f"{name:38} {statistics.median(rates):8.0f}/s ({rates[0]:.0f}..{rates[-1]:.0f})"
            f"  x {statistics.median(ratios):5.2f} ({ratios[0]:.2f}..{ratios[-1]:.2f})"
            f"  CPU {statistics.median(cpu):6.1f} us (min {cpu[0]:.1f})",
            flush=True,
        )


def near(count: int, rounds: int) -> None:
    """Compare with smtp-source on this machine."""
    port = free_port()
    who = ["-u", "nobody"] if os.geteuid() == 0 else []
    sink = shutil.which("smtp-sink", path="/usr/sbin:/usr/bin") or "smtp-sink"
    os.environ["PATH"] += ":/usr/sbin"
    print(f"near: smtp-sink, {count} messages of {len(DATA)} octets, {CONNECTIONS} connections")
    with running(sink, *who, "-m", "256", f"127.0.0.1:{port}", "256", port=port):
        cases: dict[str, Callable[[], Figures]] = {
            "smtp-source -d -s 10": lambda: measured(lambda: by_smtp_source(port, count), count)
        }
        for window in (64, 8):
            cases[f"ours, PIPELINING, window {window}"] = lambda window=window: measured(  # type: ignore[misc]
                lambda: ours(port, count, Load(CONNECTIONS, window, dots=False)), count
            )
        cases["smtplib, 10 threads"] = lambda: measured(
            lambda: by_smtplib(port, count // 10), count // 10
        )
        compared(cases, rounds)


def far(count: int, rounds: int) -> None:
    """Compare with smtplib, with a relay that is far away."""
    sink, port = free_port(), free_port()
    print(f"far: {ROUND_TRIP} ms, {CONNECTIONS} connections")
    programs = [sys.executable, str(HERE / "sink.py")], [sys.executable, str(HERE / "far_away.py")]
    with (
        running(*programs[0], str(sink), port=sink),
        running(*programs[1], str(port), str(sink), str(ROUND_TRIP), port=port),
    ):
        few = max(100, count // 30)
        loads = {
            "ours, PIPELINING, window 40": (
                Load(CONNECTIONS, 40, chunking=False, dots=False),
                count // 5,
            ),
            "ours, CHUNKING, window 80 (4 each)": (Load(CONNECTIONS, 80, depth=4), count),
            "ours, CHUNKING, window 320 (16 each)": (Load(CONNECTIONS, 320, depth=16), count),
            "ours, CHUNKING, window 8": (Load(CONNECTIONS, 8), few),
        }
        cases: dict[str, Callable[[], Figures]] = {
            "smtplib, 10 threads": lambda: measured(lambda: by_smtplib(port, few), few)
        }
        for name, (load, much) in loads.items():
            cases[name] = lambda load=load, much=much: measured(  # type: ignore[misc]
                lambda: ours(port, much, load), much
            )
        compared(cases, rounds)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    count, rounds = [*numbers, *(6000, 5)[len(numbers) :]]
    if "far" not in sys.argv:
        near(count, rounds)
    if "near" not in sys.argv:
        far(count, rounds)

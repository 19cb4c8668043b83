"""Kills a sender again and again: `python bench/send/kill.py [--points N] [--messages N] [--hold] [--database URL]`.

An issue is sent to a relay that notes all it takes; `kill -9` comes after a random number of
messages, and another process goes on, until N have been killed; the last one ends the issue.
Printed are the lost, the copies per kill, whether copies are alike, and whether who had left got
one. A database that is given must be empty: `postgresql://…`.
"""

import argparse
import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from newsrooms import fill, opened, write_config

from newsletter.model import DeliveryState
from newsletter.subscriptions import unsubscribe

CHILD = """
import sys; sys.path.insert(0, {here!r})
from pathlib import Path
from newsrooms import opened
from newsletter.pipeline import send_issue
send_issue(opened(Path({path!r})), {issue})
"""


class Relay:
    """Takes everything, and notes who got what at the final dot."""

    def __init__(self) -> None:
        self.copies: dict[str, list[bytes]] = {}
        self.count = 0
        self._server = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            wire, _ = self._server.accept()
            threading.Thread(target=self._serve, args=(wire,), daemon=True).start()

    def _serve(self, wire: socket.socket) -> None:
        try:
            with wire, wire.makefile("rb", 1 << 18) as lines:
                wire.sendall(b"220 kill\r\n")
                recipient = ""
                while line := lines.readline():
                    verb = line[:4].upper()
                    if verb == b"EHLO":
                        wire.sendall(b"250-kill\r\n250 PIPELINING\r\n")
                    elif verb == b"DATA":
                        wire.sendall(b"354 go on\r\n")
                        digest = hashlib.sha256()
                        while (line := lines.readline()) not in {b".\r\n", b""}:
                            digest.update(line)
                        if not line:
                            return
                        self.copies.setdefault(recipient, []).append(digest.digest())
                        self.count += 1
                        wire.sendall(b"250 2.0.0 taken\r\n")
                    else:
                        if verb == b"RCPT":
                            recipient = line.split(b"<")[1].split(b">")[0].decode()
                        wire.sendall(b"250 OK\r\n")
        except OSError:
            pass


def main() -> None:
    """Kill, and count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--window", type=int, default=8)
    parser.add_argument("--hold", action="store_true")
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    relay, chance = Relay(), random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        path = write_config(
            Path(name), relay.port, connections=4, window=asked.window,
            on_uncertain="hold" if asked.hold else "resend", database=asked.database,
        )  # fmt: skip
        newsroom = opened(path, upgrade=True)
        issue = fill(newsroom, asked.messages)
        program = CHILD.format(here=str(Path(__file__).parent), path=str(path), issue=issue)
        kills, extra_before, per_kill, gone = 0, 0, [], set[str]()
        step = max(1, asked.messages // (asked.points + 1))
        while True:
            child = subprocess.Popen([sys.executable, "-c", program])
            until = relay.count + chance.randrange(1, 2 * step)
            while child.poll() is None and (relay.count < until or kills >= asked.points):
                time.sleep(0.0002)
            if child.poll() is not None:
                break
            child.send_signal(signal.SIGKILL)
            child.wait()
            kills += 1
            extra = sum(map(len, relay.copies.values())) - len(relay.copies)
            per_kill.append(extra - extra_before)
            extra_before = extra
            leaver = f"reader{asked.messages - kills}@example{(asked.messages - kills) % 97}.com"
            if leaver not in relay.copies:
                unsubscribe(newsroom.store, "weekly", leaver, newsroom.clock())
                gone.add(leaver)
        with newsroom.store.reading() as tables:
            rows = list(tables.deliveries.all(issue))
        newsroom.store.close()
    states = Counter(str(row.state) for row in rows)
    extra = sum(map(len, relay.copies.values())) - len(relay.copies)
    got = set(relay.copies)
    lost = [row for row in rows if row.state is DeliveryState.SENT and row.address.mail not in got]
    unlike = [marks for marks in relay.copies.values() if len(set(marks)) > 1]
    print(
        f"{kills} kills, window {asked.window}, {'hold' if asked.hold else 'resend'}: {dict(states)}"
    )
    print(
        f"  lost {len(lost)}, copies {extra} (most per kill {max(per_kill, default=0)}), unlike {len(unlike)}"
    )
    print(f"  left meanwhile {len(gone)}, of whom {len(gone & got)} got one")
    os._exit(1 if lost or unlike else 0)


if __name__ == "__main__":
    main()

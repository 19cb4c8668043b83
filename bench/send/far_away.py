"""A proxy that makes a relay far away: `python bench/send/far_away.py PORT TO MILLISECONDS`.

What comes in goes out half the round trip later, in either direction, as fast as it came.
"""

import socket
import sys
import time
from collections import deque
from selectors import EVENT_READ, DefaultSelector


def dialled(port: int) -> socket.socket:
    """Return a connection to *port*."""
    wire = socket.create_connection(("127.0.0.1", port))
    settle(wire)
    return wire


def settle(wire: socket.socket) -> None:
    """Let nothing wait in *wire* but here."""
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)


def serve(port: int, to: int, delay: float) -> None:
    """Pass on for good what comes; *delay* is that of one direction, in seconds."""
    server = socket.create_server(("127.0.0.1", port), backlog=512)
    selector = DefaultSelector()
    selector.register(server, EVENT_READ, None)
    under_way: deque[tuple[float, bytes, socket.socket]] = deque()
    while True:
        wait = max(0.0, under_way[0][0] - time.monotonic()) if under_way else None
        for key, _ in selector.select(wait):
            if key.data is None:
                near, _ = server.accept()
                settle(near)
                far = dialled(to)
                selector.register(near, EVENT_READ, (near, far))
                selector.register(far, EVENT_READ, (far, near))
                continue
            one, other = key.data
            try:
                data = one.recv(1 << 18)
            except OSError:
                data = b""
            under_way.append((time.monotonic() + delay, data, other))
            if not data:
                selector.unregister(one)
        now = time.monotonic()
        while under_way and under_way[0][0] <= now:
            _, data, wire = under_way.popleft()
            try:
                if data:
                    wire.sendall(data)
                else:
                    wire.shutdown(socket.SHUT_WR)
            except OSError:
                pass


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) / 2000)

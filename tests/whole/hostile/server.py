"""A server of hostile sources, and of good ones: `python -m tests.whole.hostile.server`.

Each process listens at three ports of 127.0.0.1, which it prints: one for HTTP, one for TLS with a
certificate that nobody vouches for, and one that never ends its TLS handshake. The path of an
address is the number of a hostile source: `/17`; good ones are at `/good/3`.
"""

import contextlib
import re
import socket
import socketserver
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

import trustme

from newsletter.model import Source, SourceKind
from tests.whole.hostile.answers import RESET, answer, item, rss
from tests.whole.hostile.everything import ALL

#: Items of a good feed.
ITEMS = 3

#: How an address is used that is not at the port for HTTP: front -> scheme, port.
FRONTS = MappingProxyType({"http": ("http", 0), "tls": ("https", 1), "plain": ("https", 0),
                           "slow": ("https", 2)})  # fmt: skip

#: Letters that a request may have.
REQUEST = 65_536


@dataclass(frozen=True, slots=True)
class Server:
    """Where the sources are: the hostile ones, and in another process the good ones."""

    ports: tuple[int, ...]
    good_port: int

    def hostile(self, number: int) -> Source:
        """Return the hostile source of that number."""
        one = ALL[number]
        scheme, front = FRONTS[one.front]
        url = one.url or f"{scheme}://127.0.0.1:{self.ports[front]}/{number}"
        return Source(f"h{number}", SourceKind.FEED, url, allow_private=one.private)

    def good(self, number: int) -> Source:
        """Return a good source."""
        url = f"http://127.0.0.1:{self.good_port}/good/{number}"
        return Source(f"g{number}", SourceKind.FEED, url, language="en", allow_private=True)


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Serve in processes of their own, whose memory and time are not ours."""
    with started() as hostile, started() as good:
        yield Server(hostile, good[0])


@contextlib.contextmanager
def started() -> Iterator[tuple[int, ...]]:
    """Run this module; give its ports."""
    command = [sys.executable, "-m", "tests.whole.hostile.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield tuple(int(port) for port in process.stdout.readline().split())
        finally:
            process.kill()


class Front(socketserver.ThreadingTCPServer):
    """Answers at one port, each connection in a thread of its own."""

    daemon_threads = True
    request_queue_size = 256


class Handler(socketserver.BaseRequestHandler):
    """Answers in plain HTTP, whatever it is asked in."""

    def handle(self) -> None:
        """Read a request, and send what the source that it names answers."""
        with contextlib.suppress(OSError):
            self.answer(self.request)

    def answer(self, client: socket.socket) -> None:
        """Send it over *client*."""
        client.settimeout(60)
        request = client.recv(REQUEST)
        for piece in pieces_of(request):
            if piece == RESET:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                client.close()
                break
            client.sendall(piece)


class Unvouched(Handler):
    """Answers in TLS."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

    def answer(self, client: socket.socket) -> None:
        """Send it encrypted."""
        with self.context.wrap_socket(client, server_side=True) as wrapped:
            super().answer(wrapped)


class Slow(Handler):
    """Begins a handshake, and sends a letter of it a second."""

    def answer(self, client: socket.socket) -> None:
        """Drip."""
        client.recv(REQUEST)
        for piece in b"\x16\x03\x03\x40\x00\x02" + bytes(60):
            client.sendall(bytes([piece]))
            time.sleep(1)


def pieces_of(request: bytes) -> Iterable[bytes]:
    """Return what is answered to *request*."""
    if chain := re.match(rb"\S+ /chain/(\d+)", request):
        left = int(chain[1])
        return [answer(b"", f"Location: /chain/{left - 1}", status="301 Moved")]
    if good := re.match(rb"\S+ /good/(\d+)", request):
        items = range(int(good[1]) * ITEMS, (int(good[1]) + 1) * ITEMS)
        return [answer(rss("".join(item(number) for number in items)))]
    if asked := re.match(rb"\S+ /(\d+)[? ]", request):
        return ALL[int(asked[1])].pieces()
    return [answer(b"", status="404 Not Found")]


def main() -> None:
    """Serve until it is killed."""
    trustme.CA().issue_cert("127.0.0.1").configure_cert(Unvouched.context)
    fronts = [Front(("127.0.0.1", 0), handler) for handler in (Handler, Unvouched, Slow)]
    print(*(front.server_address[1] for front in fronts), flush=True)  # noqa: T201  # its answer
    for front in fronts[1:]:
        threading.Thread(target=front.serve_forever, daemon=True).start()
    fronts[0].serve_forever()


if __name__ == "__main__":
    main()

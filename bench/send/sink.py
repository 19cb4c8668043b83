"""A relay that throws everything away, with CHUNKING: `python bench/send/sink.py PORT`.

smtp-sink of Postfix knows no CHUNKING; this one does, and costs little per message.
"""

import socket
import sys
from selectors import EVENT_READ, DefaultSelector

ANSWERS = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 CHUNKING\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 2.0.0 bye\r\n",
}


class Guest:
    """One connection."""

    def __init__(self, wire: socket.socket) -> None:
        self.wire = wire
        self.buffer = b""
        self.in_data = False
        #: Octets of a chunk that are still to come.
        self.chunk = 0

    def hear(self, data: bytes) -> bytes:
        """Return the answers to all that is whole."""
        if len(data) <= self.chunk:
            self.chunk -= len(data)
            return b"" if self.chunk else b"250 2.0.0 taken\r\n"
        said = []
        buffer = self.buffer + data
        start = self.chunk
        if self.chunk:
            self.chunk = 0
            said.append(b"250 2.0.0 taken\r\n")
        while start < len(buffer):
            if self.in_data:
                end = buffer.find(b"\r\n.\r\n", start)
                if end < 0:
                    start = max(start, len(buffer) - 4)
                    break
                start, self.in_data = end + 5, False
                said.append(b"250 2.0.0 taken\r\n")
                continue
            end = buffer.find(b"\n", start) + 1
            if not end:
                break
            words, start = buffer[start:end].split(), end
            if words[0] == b"BDAT":
                size = int(words[1])
                if len(buffer) - start < size:
                    self.chunk = size - (len(buffer) - start)
                    start = len(buffer)
                    break
                start += size
                said.append(b"250 2.0.0 taken\r\n")
            else:
                verb = words[0].upper()
                self.in_data = verb == b"DATA"
                said.append(ANSWERS.get(verb, b"250 2.1.0 OK\r\n"))
        self.buffer = buffer[start:]
        return b"".join(said)


def serve(port: int) -> None:
    """Take mail for good."""
    server = socket.create_server(("127.0.0.1", port), backlog=512)
    selector = DefaultSelector()
    selector.register(server, EVENT_READ, None)
    while True:
        for key, _ in selector.select():
            if key.data is None:
                wire, _ = server.accept()
                wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                selector.register(wire, EVENT_READ, Guest(wire))
                wire.sendall(b"220 sink\r\n")
                continue
            guest = key.data
            try:
                data = guest.wire.recv(1 << 18)
                if data and (said := guest.hear(data)):
                    guest.wire.sendall(said)
            except OSError:
                data = b""
            if not data:
                selector.unregister(guest.wire)
                guest.wire.close()


if __name__ == "__main__":
    serve(int(sys.argv[1]))

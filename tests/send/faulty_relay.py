"""A relay that answers as it is told, for the faults that no real one shows on demand."""

import socket
import struct
import threading
import time

#: What a relay without faults answers.
USUAL = {
    "BANNER": "220 faulty", "EHLO": "250-faulty\r\n250 SIZE 100000000", "MAIL": "250 OK",
    "RCPT": "250 OK", "DATA": "354 go on", "BODY": "", "DOT": "250 2.0.0 queued",
    "RSET": "250 OK", "QUIT": "221 bye", "STARTTLS": "220 go on", "AUTH": "235 OK",
}  # fmt: skip


class FaultyRelay:
    """A relay that answers as it is told: verb -> answers, the last one for good.

    An answer of `None` is silence; "drop" cuts the connection; "late ..." takes half a second. BANNER is said first, DOT after
    the message; BODY = ("drop",) cuts the connection in the midst of it.
    """

    def __init__(self, **answers):
        self.answers = {verb: [said] for verb, said in USUAL.items()}
        self.answers.update({verb: list(said) for verb, said in answers.items()})
        self.lines = []
        self.bodies = []
        self.connections = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.port = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while True:
            try:
                wire, _ = self.server.accept()
            except OSError:
                return
            self.connections += 1
            wire.settimeout(5)
            with wire, wire.makefile("rb") as lines:
                try:
                    self._talk(wire, lines)
                except (ConnectionError, TimeoutError):
                    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _talk(self, wire, lines):
        self._say(wire, "BANNER")
        for line in lines:
            self.lines.append(line.decode("latin-1").strip())
            verb = line.split()[0].decode("latin-1").upper()
            self._say(wire, verb)
            if verb == "DATA" and self.lines[-1] == "DATA" and self.said.startswith("354"):
                self._take(wire, lines)
            if self.said.startswith(("221", "421")):
                return

    def _take(self, wire, lines):
        if self.answers["BODY"] == ["drop"]:
            lines.read(1000)
            raise ConnectionError
        body = b""
        while (line := lines.readline()) not in {b".\r\n", b""}:
            body += line
        self.bodies.append(body)
        self._say(wire, "DOT")

    def _say(self, wire, verb):
        said = self.answers.get(verb, ["500 what?"])
        self.said = (said.pop(0) if len(said) > 1 else said[0]) or ""
        if self.said == "drop":
            raise ConnectionError
        if self.said.startswith("late "):
            time.sleep(0.5)
            self.said = self.said.removeprefix("late ")
        if self.said:
            wire.sendall(self.said.encode("latin-1") + b"\r\n")

    def close(self):
        """Stop listening."""
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.thread.join(5)

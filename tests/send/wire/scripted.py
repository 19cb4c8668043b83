"""A relay that follows a script: on any number of connections, pipelined or not, encrypted or not."""

import socket
import ssl
import struct
import threading
import time

#: What a relay without faults answers; END is said after a message.
USUAL = {
    "BANNER": "220 scripted", "MAIL": "250 2.1.0 OK", "RCPT": "250 2.1.5 OK",
    "DATA": "354 go on", "END": "250 2.0.0 queued", "RSET": "250 OK", "QUIT": "221 bye",
    "STARTTLS": "220 go on", "AUTH": "235 OK", "BODY": "", "HELO": "250 scripted",
}  # fmt: skip

PIPELINING = ("PIPELINING", "SIZE 100000000", "SMTPUTF8")
CHUNKING = (*PIPELINING, "CHUNKING")


class Cut(Exception):
    """The script says that the connection ends here."""


class Scripted:
    """A relay that follows a script: verb -> answers, the last one for good.

    An answer may be: text; None, silence from then on; "drop", the connection is reset; "close", it is closed
    in order; "late ...", half a second later; "bits ...", octet by octet; bytes, as they are.
    BODY=["drop"] ends it in the midst of a message, BODY=["slow"] reads slowly, BODY=["early ..."]
    answers in the midst.
    """

    def __init__(self, features=PIPELINING, *, tls=None, implicit=False, **answers):
        self.features, self.tls, self.implicit = features, tls, implicit
        self.answers = {verb: [said] for verb, said in USUAL.items()}
        self.answers.update({verb: list(said) for verb, said in answers.items()})
        #: What was said, the connection's number first.
        self.lines = []
        #: (recipients, message) of all that was taken.
        self.taken = []
        #: Messages that were sent to nobody.
        self.astray = []
        self.connections = 0
        self.open = self.most = 0
        self.lock = threading.Lock()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        self.port = self.server.getsockname()[1]
        self.closing = False
        self.threads = [threading.Thread(target=self._serve, daemon=True)]
        self.threads[0].start()

    def verbs(self, *wanted):
        """Return the verbs that were said, or those of them that are wanted."""
        said = [line.split()[0].upper() for _, line in self.lines if line]
        return [verb for verb in said if not wanted or verb in wanted]

    def _serve(self):
        while True:
            try:
                wire, _ = self.server.accept()
            except OSError:
                return
            with self.lock:
                self.connections += 1
                self.open += 1
                self.most = max(self.most, self.open)
            thread = threading.Thread(
                target=self._attend, args=(wire, self.connections), daemon=True
            )
            self.threads.append(thread)
            thread.start()

    def _attend(self, wire, number):
        wire.settimeout(5)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        talk = Talk(self, wire, number)
        try:
            talk.go()
        except Cut:
            talk.wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except (OSError, ssl.SSLError):
            pass
        finally:
            with self.lock:
                self.open -= 1
            talk.close()

    def close(self):
        """Stop listening, and wait for everybody."""
        self.closing = True
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        for thread in self.threads:
            thread.join(6)


class Talk:
    """One conversation of the relay."""

    def __init__(self, relay, wire, number):
        self.relay, self.wire, self.number = relay, wire, number
        self.said = ""
        self.is_mute = False
        self.lines = None
        self.forget()

    def close(self):
        if self.lines:
            self.lines.close()
        self.wire.close()

    def forget(self):
        self.sender, self.recipients = None, []

    def secure(self):
        self.lines.close()
        self.wire = self.relay.tls.wrap_socket(self.wire, server_side=True)
        self.wire.settimeout(5)
        self.lines = self.wire.makefile("rb")

    def go(self):
        self.lines = self.wire.makefile("rb")
        if self.relay.implicit:
            self.secure()
        self.say("BANNER")
        while line := self.lines.readline():
            words = line.decode("utf-8", "replace").strip()
            self.relay.lines.append((self.number, words))
            verb = words.split()[0].upper() if words else ""
            self.obey(verb, words)
            if self.said.startswith(("221", "421", "554 go")):
                return

    def obey(self, verb, words):
        if verb == "EHLO" and "EHLO" not in self.relay.answers:
            names = ["scripted", *self.relay.features]
            lines = [f"250-{name}" for name in names]
            lines[-1] = lines[-1].replace("250-", "250 ")
            self.put("\r\n".join(lines))
        elif verb == "BDAT":
            self.chunk(int(words.split()[1]))
        elif (verb == "RCPT" and not self.sender) or (verb == "MAIL" and self.sender):
            self.put("503 5.5.1 wrong order")
        elif verb == "DATA" and not self.recipients and self.relay.answers["DATA"] == ["354 go on"]:
            self.put("554 5.5.1 no valid recipients")
        else:
            self.say(verb)
            accepted = self.said.startswith("2")
            if verb == "MAIL" and accepted:
                self.sender = words
            elif verb == "RCPT" and accepted:
                self.recipients.append(words[9:].rstrip(">"))
            elif verb == "RSET":
                self.forget()
            elif verb == "DATA" and self.said.startswith("354"):
                self.take()
            elif verb == "STARTTLS" and accepted and self.relay.tls:
                self.secure()

    def chunk(self, size):
        self.interrupt()
        body = b""
        while len(body) < size and (piece := self.lines.read(size - len(body))):
            body += piece
        if self.recipients:
            self.end(body)
        else:
            self.put("503 5.5.1 no valid recipients")

    def take(self):
        self.interrupt()
        body = []
        while (line := self.lines.readline()) not in {b".\r\n", b""}:
            body.append(line[1:] if line.startswith(b".") else line)
        if line:
            self.end(b"".join(body))

    def end(self, body):
        recipients = self.recipients
        self.forget()
        if not recipients:
            self.relay.astray.append(body)
            self.put("554 5.5.1 no valid recipients")
            return
        with self.relay.lock:
            self.say("END")
            if self.said.startswith("2"):
                self.relay.taken.append((tuple(recipients), body))

    def interrupt(self):
        with self.relay.lock:
            plans = self.relay.answers["BODY"]
            plan = plans.pop(0) if len(plans) > 1 else plans[0]
        if plan == "drop":
            self.lines.read(1000)
            raise Cut
        if plan == "slow":
            time.sleep(0.3)
        if plan.startswith("early "):
            self.lines.read(100)
            self.put(plan.removeprefix("early "))

    def say(self, verb):
        said = self.relay.answers.get(verb, ["500 what?"])
        self.put(said.pop(0) if len(said) > 1 else said[0])

    def put(self, said):
        self.said = ""
        self.is_mute |= said is None
        if self.is_mute:
            return
        if said == "drop":
            raise Cut
        if said == "close":
            self.wire.close()
            raise OSError
        if isinstance(said, bytes):
            self.wire.sendall(said)
            return
        kind, _, rest = said.partition(" ")
        self.said = rest if kind in {"late", "bits"} else said
        if kind == "late":
            time.sleep(0.5)
        octets = self.said.encode("latin-1") + b"\r\n"
        if kind == "bits":
            for octet in octets:
                self.wire.sendall(bytes([octet]))
                time.sleep(0.001)
        else:
            self.wire.sendall(octets)

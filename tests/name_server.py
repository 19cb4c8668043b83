"""A name server for tests, on whatever port is free."""

import socket
import threading

import dns.flags
import dns.message
import dns.rcode
import dns.rrset


class NameServer:
    """Answers over UDP from a table of (name, kind) -> records; `None` means no answer at all."""

    def __init__(self, zone):
        self.zone = zone
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        while True:
            octets, client = self._socket.recvfrom(4096)
            if octets == b"end":
                return
            question = dns.message.from_wire(octets)
            (asked,) = question.question
            name = str(asked.name).removesuffix(".").lower()
            kind = asked.rdtype.name
            answer = dns.message.make_response(question)
            answer.flags |= dns.flags.RA
            found = self.zone.get((name, kind), ())
            if found is None:
                continue
            if found == "broken":
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif found:
                answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, *found))
            elif not any(known == name for known, _ in self.zone):
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), client)

    def close(self):
        """Answer no more."""
        host, _, port = self.address.rpartition(":")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"end", (host, int(port)))
        self._thread.join(timeout=5)
        self._socket.close()

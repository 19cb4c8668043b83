"""Relays that follow a script, and what becomes of messages given to them."""

from dataclasses import dataclass, field

import pytest

from newsletter.errors import NewsletterError
from newsletter.model import Message
from newsletter.send import Relay, Tls
from newsletter.send.wire import Load, Patience, Wire
from tests.send.wire.scripted import Scripted

#: A relay that says nothing is given up soon.
HASTE = Patience(greeting=1, command=0.6, data=0.6, block=1, dot=0.6, quit=0.3, parting=0.4)


def letter(reader="ann", body=b"Hello\r\n"):
    """Return a message to a reader, whose name stands in it."""
    data = b"Subject: to %b\r\n\r\n%b" % (reader.encode(), body)
    return Message("bounces@example.org", f"{reader}@example.com", f"{reader}@example.org", data)


def pairs(*readers, body=b"Hello\r\n"):
    """Return messages with the readers' names as keys."""
    return [(reader, letter(reader, body)) for reader in readers or ("ann", "ben", "cat")]


@dataclass
class Result:
    """What became of some messages."""

    outcomes: dict = field(default_factory=dict)
    error: NewsletterError | None = None
    #: How many came together.
    groups: list = field(default_factory=list)
    #: Of all that were to be carried, in their order.
    keys: list = field(default_factory=list)

    @property
    def states(self):
        """Return the state of each, in the order given; whoever was not even taken is pending."""
        came = {key: str(outcome.state) for key, outcome in self.outcomes.items()}
        return [came.get(key, "pending") for key in self.keys]


def carried(wire, messages, **more):
    """Run *messages* through *wire*; each may come back once."""
    result = Result(keys=[pair[0] for pair in messages if pair])
    try:
        for group in wire.run(messages, **more):
            result.groups.append(len(group))
            for key, outcome in group:
                assert key not in result.outcomes, f"{key} came back twice"
                result.outcomes[key] = outcome
    except NewsletterError as error:
        result.error = error
    return result


@pytest.fixture
def scripted():
    """Start a relay that follows a script, and return it."""
    running = []

    def start(*features, **answers):
        more = {"features": features[0]} if features else {}
        running.append(Scripted(**more, **answers))
        return running[-1]

    yield start
    for server in running:
        server.close()


@pytest.fixture
def wire():
    """Return a wire to a scripted relay, or to one that is described."""

    def make(relay, password="", *, load=None, patience=HASTE, trust=None, **settings):
        if isinstance(relay, Scripted):
            relay = Relay("127.0.0.1", relay.port, **{"tls": Tls.NONE, **settings})
        load = load or Load(connections=1, window=3)
        return Wire(
            relay, password, load=load, patience=patience, trust=trust, hostname="test.example"
        )

    return make

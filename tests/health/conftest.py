"""Name servers that say what a test wants."""

import pytest

from newsletter.names import Names
from tests.name_server import NameServer


@pytest.fixture
def names():
    """Return what asks a name server that knows the zone that is given."""
    running = []

    def start(zone, seconds=2):
        running.append(NameServer(zone))
        return Names(running[-1].address, seconds=seconds)

    yield start
    for server in running:
        server.close()

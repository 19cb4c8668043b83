"""The relays of the wire's tests, here too."""

from tests.send.wire.conftest import scripted

__all__ = ["scripted"]

"""A socket that never waits, encrypted or not."""

import os
import socket
import ssl
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any

#: What is read at once: many replies.
READ = 8192

#: What the system may keep of what we write: some messages.
BUFFER = 1 << 19

#: An address as `socket.getaddrinfo` gives it: family, kind, protocol, name, address.
AddressInfo = tuple[Any, ...]


class Channel:
    """A connection to an address, made while others go on.

    Every method may raise OSError, of which `ssl.SSLError` is one: the connection is lost.
    """

    def __init__(self, address: AddressInfo) -> None:
        family, kind, protocol, _, where = address
        self._socket = socket.socket(family, kind, protocol)
        #: What it waits for: EVENT_READ, EVENT_WRITE or both.
        self.mask = EVENT_WRITE
        #: Is it connected, and as safe as it was asked to be?
        self.is_ready = False
        self._shaking = False
        try:
            self._socket.setblocking(False)  # noqa: FBT003 - the standard library's signature
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
            self._socket.connect_ex(where)  # an error shows itself in `proceed`
        except BaseException:
            self._socket.close()
            raise

    def fileno(self) -> int:
        """Return the number under which the system knows it; -1 when it is closed."""
        return self._socket.fileno()

    @property
    def is_encrypted(self) -> bool:
        """Is what it carries encrypted?"""
        return isinstance(self._socket, ssl.SSLSocket)

    def encrypt(self, trust: ssl.SSLContext | None, host: str) -> None:
        """Begin to encrypt, and to verify that *host* is at the other end."""
        self.is_ready = False
        self._shaking = True
        trust = trust or ssl.create_default_context()
        self._socket = trust.wrap_socket(
            self._socket, server_hostname=host, do_handshake_on_connect=False
        )

    def proceed(self) -> bool:
        """Go on connecting or encrypting; say whether it is done."""
        if self._shaking and isinstance(self._socket, ssl.SSLSocket):
            try:
                self._socket.do_handshake()
            except ssl.SSLWantReadError:
                self.mask = EVENT_READ
                return False
            except ssl.SSLWantWriteError:
                self.mask = EVENT_WRITE
                return False
            self._shaking = False
        elif error := self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(error, os.strerror(error))
        self.is_ready = True
        self.mask = EVENT_READ
        return True

    def receive(self) -> bytes | None:
        """Return what came; `b""` when the other end has closed, None when nothing came."""
        try:
            return self._socket.recv(READ)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return None
        except ssl.SSLZeroReturnError:
            return b""

    def send(self, data: bytes | memoryview) -> int:
        """Write as much of *data* as is taken now, and return how many octets that was."""
        try:
            return self._socket.send(data)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return 0

    def close(self) -> None:
        """Close without a word."""
        self._socket.close()

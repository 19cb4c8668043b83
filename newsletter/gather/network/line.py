"""The connections of one fetch, so that another thread can cut them."""

import socket
import threading
from contextlib import suppress


class Line:
    """The connections of one fetch."""

    def __init__(self) -> None:
        self._handles: list[socket.socket] = []
        self._cut = False
        self._lock = threading.Lock()

    def watch(self, made: socket.socket) -> socket.socket:
        """Keep a handle on the connection *made*, and return it.

        It must be a handle of our own: to speak TLS the library gives *made* up for another.

        Raises:
            TimeoutError: the line was cut meanwhile.
        """
        with self._lock:
            if self._cut:
                made.close()
                raise TimeoutError
            self._handles.append(made.dup())
        return made

    def cut(self) -> None:
        """End the connections, so that whoever waits for one goes on; there will be no others."""
        with self._lock:
            self._cut = True
            for handle in self._handles:
                with suppress(OSError):  # the other side was quicker
                    handle.shutdown(socket.SHUT_RDWR)

    def hang_up(self) -> None:
        """Give the handles back."""
        with self._lock:
            while self._handles:
                self._handles.pop().close()

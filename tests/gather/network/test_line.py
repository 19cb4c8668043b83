"""The connections of a fetch can be cut from outside."""

import socket
import threading

import pytest

from newsletter.gather.network.line import Line


def test_who_waits_for_a_connection_that_is_cut_goes_on():
    """It hears the end of it; also when the library has put another in its place, as for TLS."""
    ours, theirs = socket.socketpair()
    line, heard = Line(), []
    line.watch(ours)
    replaced = socket.socket(fileno=ours.detach())
    waiting = threading.Thread(target=lambda: heard.append(replaced.recv(1)), daemon=True)
    waiting.start()
    line.cut()
    waiting.join(2)
    line.hang_up()
    replaced.close()

    assert heard == [b""]
    assert theirs.recv(1) == b""
    theirs.close()


def test_a_line_that_is_cut_takes_no_new_connection():
    """One that was being made meanwhile is closed."""
    ours, theirs = socket.socketpair()
    line = Line()
    line.cut()

    with pytest.raises(TimeoutError):
        line.watch(ours)

    assert theirs.recv(1) == b""
    theirs.close()

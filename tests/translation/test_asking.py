"""Services are asked within limits, and faults are told in plain words."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from werkzeug import Response

from newsletter.errors import TranslationError
from newsletter.translation.asking import LIMIT, Service


def ask(httpserver, seconds=2, path="/a"):
    return Service(httpserver.url_for("/"), seconds, {}).ask(path, {"q": "ñ"})


def test_a_question_is_json_in_utf_8(httpserver):
    """Services count bytes: no letter is written as six."""
    httpserver.expect_request("/a", data='{"q": "ñ"}'.encode()).respond_with_json({"a": [1]})

    assert ask(httpserver).content == {"a": [1]}


def test_a_status_and_a_wish_to_wait_are_told(httpserver):
    """A wait that is no number of seconds is none."""
    for wish, seconds in (("120", 120), ("soon", 0), ("-5", 0), ("9" * 400, 0)):
        httpserver.expect_oneshot_request("/a").respond_with_data(
            "<html>", 429, headers={"Retry-After": wish}
        )
        found = ask(httpserver)
        assert (found.status, found.content, found.wait) == (429, None, seconds)


@pytest.mark.parametrize(
    ("response", "words", "passing"),
    [
        (Response("<html>"), "cannot be read", False),
        (Response(b"\xff"), "cannot be read", False),
        (Response("[" * 100_000), "cannot be read", False),
        (Response("", 302, {"Location": "/b"}), "another address", False),
        (Response(b"x" * (LIMIT + 1)), "far too long", False),
        (Response(b"x" * 99, headers={"Content-Encoding": "gzip"}), "cannot be read", False),
    ],
)
def test_an_answer_that_is_none(httpserver, response, words, passing):
    """What was wrong, where, and what to do; and whether waiting helps."""
    httpserver.expect_request("/a").respond_with_response(response)

    with pytest.raises(TranslationError, match=words) as raised:
        ask(httpserver)

    assert raised.value.passing is passing
    assert raised.value.where == httpserver.url_for("/")
    assert raised.value.remedy


def speak(server, dripping):
    """Answer one question: with a byte now and then, or not at all."""
    with server.accept()[0] as line, suppress(OSError):
        line.recv(9999)
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
        for _ in range(30):
            time.sleep(0.05)
            if dripping:
                line.sendall(b" ")


@pytest.mark.parametrize("dripping", [False, True])
def test_a_slow_service_is_left(dripping):
    """Whether it says nothing, or little at a time."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        speaker = threading.Thread(target=speak, args=(server, dripping))
        speaker.start()
        service = Service(f"http://127.0.0.1:{server.getsockname()[1]}", 0.4, {})
        began = time.monotonic()

        with pytest.raises(TranslationError, match=r"within 0.4 seconds") as raised:
            service.ask("/a")

        took = time.monotonic() - began
        speaker.join()
    assert raised.value.passing
    assert took < 1.2


def test_a_service_that_is_away():
    """Waiting may help."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        service = Service(f"http://127.0.0.1:{taken.getsockname()[1]}", 2, {})

        with pytest.raises(TranslationError, match="cannot be reached") as raised:
            service.ask("/a")

    assert raised.value.passing

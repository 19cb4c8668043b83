"""Servers that drip, lie, go on for ever, or say nothing."""

import time
from collections.abc import Iterator
from itertools import chain, repeat

from tests.whole.hostile.answers import RESET, Hostile, Pieces, answer, item, rss

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GOOD = rss(item())

#: Seconds after which what never ends does end.
EVER = 25


def slowly(pieces: Iterator[bytes], pause: float = 1) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        time.sleep(pause)


def endless(start: bytes, piece: bytes) -> Pieces:
    """Return what sends *start* and then *piece* without end, as fast as it is taken."""

    def pieces() -> Iterator[bytes]:
        yield start
        until = time.monotonic() + EVER
        while time.monotonic() < until:
            yield piece

    return pieces


def dripping(start: bytes, piece: bytes, pause: float = 1) -> Pieces:
    return lambda: chain([start], slowly(repeat(piece, EVER), pause))


def sent(*pieces: bytes) -> Pieces:
    return lambda: pieces


def silent() -> Iterator[bytes]:
    time.sleep(EVER)
    yield b""


def manners() -> list[Hostile]:
    lines = b"".join(b"X-%d: a\r\n" % n for n in range(10_000))
    block = b"x" * 65_536
    etag = 'ETag: "' + "x" * 50_000 + '"'
    chunk = b"%x\r\n" % len(GOOD) + GOOD + b"\r\n"
    answers: dict[str, Pieces] = {
        "headers that never end": endless(OK, b"X-More: " + b"a" * 1_000 + b"\r\n"),
        "a header that never ends": endless(OK + b"X-More: ", block),
        "header of 1 MB": sent(OK + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n" + GOOD),
        "10,000 headers": sent(OK + lines + b"\r\n" + GOOD),
        "50 headers of 60 KB": sent(OK + (b"X: " + b"a" * 60_000 + b"\r\n") * 50 + b"\r\n" + GOOD),
        "100 Continue for ever": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
        "status line that never ends": endless(b"HTTP/1.1 200 ", block),
        "headers that drip": dripping(OK + b"X: ", b"a"),
        "a body that drips": dripping(OK + b"\r\n", b"<"),
        "chunks that drip": dripping(CHUNKED, b"1\r\n<\r\n"),
        "endless body": endless(OK + b"\r\n", block),
        "endless zeros": endless(OK + b"\r\n", bytes(65_536)),
        "endless chunks": endless(CHUNKED, b"1\r\n<\r\n" * 1_000),
        "endless empty gzips": endless(
            OK + b"Content-Encoding: gzip\r\n\r\n",
            bytes.fromhex("1f8b08000000000002ff030000000000000000 00") * 1_000,
        ),
        "an extension that never ends": endless(CHUNKED + b"5;a=", block),
        "extensions for ever": endless(CHUNKED, (b"1;" + b"a" * 60_000 + b"\r\n<\r\n")),
        "trailers for ever": endless(CHUNKED + chunk + b"0\r\n", b"X: a\r\n" * 1_000),
        "a trailer that never ends": endless(CHUNKED + chunk + b"0\r\nX: ", block),
        "a chunk of huge size": endless(CHUNKED + b"f" * 60 + b"\r\n", block),
        "a chunk of negative size": sent(CHUNKED + b"-1\r\n" + GOOD),
        "a length that is too long": sent(OK + b"Content-Length: 99999\r\n\r\n" + GOOD),
        "a length that is too short": sent(OK + b"Content-Length: 50\r\n\r\n" + GOOD),
        "a length that is negative": sent(OK + b"Content-Length: -5\r\n\r\n" + GOOD),
        "a length that is no number": sent(OK + b"Content-Length: 1e9\r\n\r\n" + GOOD),
        "two lengths": sent(OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + GOOD),
        "a length of 5,000 digits": sent(OK + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n" + GOOD),
        "reset in the middle": sent(OK + b"\r\n" + GOOD[:30], RESET),
        "reset at once": sent(RESET),
        "closed at once": sent(),
        "it says nothing": silent,
        "no HTTP": sent(b"SSH-2.0-OpenSSH_9.2\r\n"),
        "HTTP/0.9": sent(GOOD),
        "HTTP/9.9": sent(b"HTTP/9.9 200 OK\r\n\r\n" + GOOD),
        "status that is no number": sent(b"HTTP/1.1 abc OK\r\n\r\n" + GOOD),
        "a header without a name": sent(OK + b": a\r\n b\r\nno colon\r\n\r\n" + GOOD),
        "headers with strange signs": sent(
            OK + b'ETag: "\xff\x01\x7f"\r\nLast-Modified: \x0b\xe9\r\nAge: \xb2\r\n'
            b"Cache-Control: max-age=" + b"9" * 9_000 + b"\r\nExpires: \xff\r\nDate: -\r\n\r\n" + GOOD
        ),
        "etag of 50 KB": sent(answer(GOOD, etag)),
    }  # fmt: skip
    return [Hostile(name, pieces) for name, pieces in answers.items()]

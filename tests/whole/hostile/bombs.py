"""Small things that become large: entities, packed bodies, and what refers to itself."""

import gzip
import zlib
from functools import cache

import brotli

from tests.whole.hostile.answers import Hostile, item, rss, sending

#: Bytes of a bomb when it has gone off.
BOMB = 100_000_000


def declared(doctype: str, text: str) -> bytes:
    """Return a feed with declarations, whose only item has the title *text*."""
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{doctype}]>'.encode()
    return rss(f"<item><title>{text}</title></item>", head)


def billion_laughs() -> bytes:
    doctype = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
    )
    return declared(doctype, "&a10;")


def quadratic() -> bytes:
    return declared(f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 100_000)


def external() -> bytes:
    return declared('<!ENTITY a SYSTEM "file:///etc/passwd">', "Users: &a;")


def outside() -> bytes:
    return declared('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;', "Canal &a;")


def parameters() -> bytes:
    doctype = '<!ENTITY % p0 "x">' + "".join(
        f"<!ENTITY % p{n} '{f'&#37;p{n - 1};' * 9}'> %p{n};" for n in range(1, 9)
    )
    return declared(doctype, "Canal")


def recursion() -> bytes:
    return declared('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;")


def many_entities() -> bytes:
    return declared("".join(f'<!ENTITY e{n} "{n}">' for n in range(250_000)), "&e9;")


def attribute_entities() -> bytes:
    return declared(
        "<!ATTLIST rss " + "".join(f'a{n} CDATA "x" ' for n in range(200_000)) + ">", "x"
    )


@cache
def gzipped() -> bytes:
    return gzip.compress(rss(item(text="x" * BOMB)), 1)


@cache
def deflated() -> bytes:
    return zlib.compress(bytes(BOMB), 1)


@cache
def brotlied() -> bytes:
    return brotli.compress(bytes(BOMB), quality=1)


def bombs() -> list[Hostile]:
    entities = (
        billion_laughs, quadratic, external, outside, parameters, recursion, many_entities,
        attribute_entities,
    )  # fmt: skip
    good = rss(item())
    packed = {
        "gzip bomb": (gzipped, "gzip"),
        "deflate bomb": (deflated, "deflate"),
        "brotli bomb": (brotlied, "br"),
        "gzip twice": (lambda: gzip.compress(gzipped()), "gzip, gzip"),
        "brotli in gzip": (lambda: gzip.compress(brotlied()), "br, gzip"),
        "a thousand packings": (lambda: gzip.compress(good), ", ".join(["gzip"] * 1_000)),
        "gzip that is none": (lambda: good, "gzip"),
        "gzip cut off": (lambda: gzip.compress(good)[:-12], "gzip"),
        "gzip with a tail": (lambda: gzip.compress(good) + b"x" * 1_000_000, "gzip"),
        "empty gzips": (lambda: gzip.compress(b"") * 400_000, "gzip"),
        "brotli that is none": (lambda: good, "br"),
        "unknown packing": (lambda: good, "lzma"),
        "file that is gzipped": (lambda: gzip.compress(good), "identity"),
    }
    return [
        *(sending(one.__name__, one) for one in entities),
        *(sending(name, make, f"Content-Encoding: {how}") for name, (make, how) in packed.items()),
    ]

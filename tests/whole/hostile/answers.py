"""What a hostile source is, and how its answers are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

#: Makes the pieces of an answer, to be sent one after the other as they are.
Pieces = Callable[[], Iterable[bytes]]

#: A piece that breaks the connection off (TCP RST).
RESET = b"RESET"

#: Bytes of a large body: below what we read at most, so that it reaches the parser.
LARGE = 9_000_000


@dataclass(frozen=True, slots=True)
class Hostile:
    """A source that does harm."""

    name: str
    #: What it answers.
    pieces: Pieces = tuple
    #: Which of the server's ports it is read at, and how: see `Server.url`.
    front: str = "http"
    #: Its address, when it is not at our server.
    url: str = ""
    #: May it lead into a private network?
    private: bool = True


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/xml") -> bytes:
    """Return a whole answer over HTTP."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*head, *headers, "Connection: close", "", ""]).encode("latin-1") + body


def rss(inside: str | bytes, before: bytes = b"") -> bytes:
    """Return an RSS feed whose channel holds *inside*."""
    inner = inside.encode() if isinstance(inside, str) else inside
    return before + b'<rss version="2.0"><channel><title>Valley</title>' + inner + END


END = b"</channel></rss>"


def item(number: int = 0, text: str = "The canal closes for nine days.", more: str = "") -> str:
    """Return an item of RSS."""
    return (
        f"<item><title>Canal {number}</title><guid>tag:{number}</guid>"
        f"<description>{escape(text, quote=False)}</description>{more}</item>"
    )


def filled(piece: str | bytes, size: int = LARGE) -> bytes:
    """Return *piece* again and again, in *size* bytes or a little less."""
    raw = piece.encode() if isinstance(piece, str) else piece
    return raw * (size // len(raw))


def sending(name: str, make: Callable[[], bytes], *headers: str, kind: str = "text/xml") -> Hostile:
    """Return a source that answers with the body that *make* makes."""
    return Hostile(name, lambda: [answer(make(), *headers, kind=kind)])

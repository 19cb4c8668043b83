"""What is something else than a feed, and statuses that are no 200."""

from tests.whole.hostile.answers import Hostile, answer, filled, item, rss, sending

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PAGE = b'<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="%s">'


def guises() -> list[Hostile]:
    good = rss(item())
    bodies = {
        "HTML for XML": b"<!DOCTYPE html><html><body><h1>Login</h1>" + filled("<p>x", 100_000),
        "JSON for XML": b'{"error": "no such feed"}',
        "a list for a feed": b'[{"title": "Canal"}]',
        "PDF": b"%PDF-1.7\n" + filled(bytes(range(256)), 300_000),
        "image": PNG + filled(bytes(range(256)), 300_000),
        "empty": b"",
        "only blanks": b" \r\n\t" * 100_000,
        "a mark and nothing": b"\xef\xbb\xbf",
        "a page that names itself": PAGE % b"",
        "a page that names a file": PAGE % b"file:///etc/passwd",
        "a page that names 100,000 feeds": (PAGE % b"/gone") * 70_000,
        "plain words": b"Service temporarily unavailable",
        "XML without items": b"<?xml version='1.0'?><rss/>",
        "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    }
    statuses = {
        "204": "204 No Content", "206": "206 Partial Content", "300": "300 Multiple Choices",
        "304 unasked": "304 Not Modified", "500": "500 Oops", "999": "999 Request denied",
        "status of 60 KB": "500 " + "x" * 60_000,
    }  # fmt: skip
    waits = {
        "503 with Retry-After": ("503 Busy", "Retry-After: 3600"),
        "503 for ever": ("503 Busy", "Retry-After: " + "9" * 5_000),
        "429": ("429 Slow down", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"),
        "401": ("401 Who?", 'WWW-Authenticate: Basic realm="x"'),
    }
    return [
        *(sending(name, lambda body=body: body) for name, body in bodies.items()),
        *(
            Hostile(name, lambda status=status: [answer(good, status=status)])
            for name, status in statuses.items()
        ),
        *(
            Hostile(name, lambda told=told: [answer(b"", told[1], status=told[0])])
            for name, told in waits.items()
        ),
    ]

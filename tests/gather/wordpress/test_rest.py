"""A site that refuses, over HTTP: what it says is told in plain words, and its manners are kept."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsletter.errors import SourceBusy, SourceError
from newsletter.gather import WebFetcher, read
from newsletter.model import Source, SourceKind
from tests.gather.samples import visit
from tests.gather.wordpress.newsroom import FEED

WALL = b"<html><title>403 Forbidden</title>A firewall is here."


@pytest.fixture
def site():
    """Serve a home page, a feed, and `refusal` (status, headers) for all else."""

    class Handler(BaseHTTPRequestHandler):
        refusal, feed = (404, {}), FEED

        def do_GET(self):
            status, headers = self.refusal
            found = {"/": b"<html>", "/feed/": Handler.feed}.get(self.path)
            self.send_response(200 if found else status)
            for name, value in headers.items() if not found else ():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(found or WALL)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Handler.url = f"http://127.0.0.1:{server.server_port}/"
    yield Handler
    server.shutdown()
    server.server_close()


def visited(site):
    """Read *site*."""
    source = Source("site", SourceKind.WORDPRESS, site.url, allow_private=True)
    return read(visit(source, WebFetcher()))


@pytest.mark.parametrize("status", [401, 403, 404, 500, 502])
def test_a_refusal_leads_to_the_feed_and_is_told(site, status):
    """The complaint says what the interface answered, and that it is tried again."""
    site.refusal = (status, {})
    gathered = visited(site)

    assert len(gathered.articles) == 1
    assert str(status) in gathered.complaints[0].what
    assert "was read, which holds the newest articles only" in gathered.complaints[0].what


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_a_refusal_without_a_feed_is_an_error(site, status):
    """It tells of both, and that it is tried again."""
    site.refusal, site.feed = (status, {}), b""

    with pytest.raises(SourceError, match=rf"{status}"):
        visited(site)


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_asks_for_time_is_given_it(site, status):
    """Nothing else of it is asked for, and it is known for how long."""
    site.refusal = (status, {"Retry-After": "240"})

    with pytest.raises(SourceBusy) as caught:
        visited(site)
    assert caught.value.wait == 240

"""Addresses are read within limits, from where we may, and failures are told in plain words."""

import gzip
import socket
import ssl
import threading
import time
from contextlib import closing
from email.utils import formatdate

import pytest
import trustme
import urllib3.util.connection
from pytest_httpserver import HTTPServer
from werkzeug import Response

from newsletter.errors import NewsletterError, SourceBusy, SourceError
from newsletter.gather import FetchLimits, WebFetcher

LIMITS = FetchLimits(connect=2, read=2, total=4, size=100_000, redirects=3)


def fetch(url, **facts):
    """Read *url* with small limits; it may be private."""
    return WebFetcher(LIMITS).fetch(url, **{"allow_private": True, **facts})


def refusal(url, **facts):
    """Say why *url* cannot be read."""
    with pytest.raises(SourceError) as caught:
        fetch(url, **facts)
    return caught.value


@pytest.fixture
def raw():
    """Return a function that serves bytes as they are, once, each piece after a pause."""
    listeners = []

    def serve(*pieces, pause=0.0):
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def answer():
            try:
                client, _ = listener.accept()
                with closing(client):
                    client.recv(65_536)
                    for piece in pieces:
                        client.sendall(piece)
                        time.sleep(pause)
            except OSError:
                return  # it has heard enough

        threading.Thread(target=answer, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield serve
    for listener in listeners:
        listener.close()


def test_a_page_is_read(httpserver):
    """With its address, its bytes and its headers, whose names are small."""
    httpserver.expect_request("/feed").respond_with_data("hello", headers={"ETag": '"1"'})

    found = fetch(httpserver.url_for("/feed"))

    assert (found.url, found.status) == (httpserver.url_for("/feed"), 200)
    assert (found.content, found.unchanged) == (b"hello", False)
    assert found.headers["etag"] == '"1"'


def test_we_say_who_we_are(httpserver):
    """No browser is pretended."""
    httpserver.expect_request("/").respond_with_data("x")

    fetch(httpserver.url_for("/"))

    (request, _), *_ = httpserver.log
    assert request.headers["User-Agent"].startswith("bilingual-newsletter/")
    assert "If-None-Match" not in request.headers


def test_what_we_know_is_not_sent_again(httpserver):
    """Validators go out, and 304 comes back without a body."""
    known = {"If-None-Match": '"1"', "If-Modified-Since": "Mon, 23 Nov 2026 10:00:00 GMT"}
    httpserver.expect_request("/", headers=known).respond_with_data(status=304)

    found = fetch(httpserver.url_for("/"), etag='"1"', modified="Mon, 23 Nov 2026 10:00:00 GMT")

    assert (found.unchanged, found.content) == (True, b"")


@pytest.mark.parametrize(
    ("status", "what"),
    [
        (401, "It wants a password (401)."),
        (403, "It does not let us in (403)."),
        (404, "It answers 404: there is nothing at this address."),
        (410, "It answers 410: this is gone for good."),
        (429, "It asks us to come less often (429)."),
        (500, "It has a fault of its own (500)."),
        (204, "It answers 204, and no text."),
        (418, "It answers 418, and no text."),
    ],
)
def test_refusals_are_told(httpserver, status, what):
    """What it answered, where, and what to do."""
    httpserver.expect_request("/").respond_with_data(status=status)

    error = refusal(httpserver.url_for("/"))

    assert (error.what, error.where) == (what, httpserver.url_for("/"))
    assert error.remedy


def test_redirects_are_followed(httpserver):
    """To where it is, be it said relatively or with accents, and with our validators."""
    httpserver.expect_request("/a").respond_with_data(status=301, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data(status=307, headers={"Location": "a%C3%B1o"})
    httpserver.expect_request("/año").respond_with_data("hello")

    found = fetch(httpserver.url_for("/a"), etag='"1"')

    assert found.content == b"hello"
    assert found.url == httpserver.url_for("/a%C3%B1o")
    assert [request.headers["If-None-Match"] for request, _ in httpserver.log] == ['"1"'] * 3


def test_a_circle_is_left(httpserver):
    """After a few redirects it is enough."""
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": "/a"})

    assert refusal(httpserver.url_for("/a")).what == "It sends us on and on."
    assert len(httpserver.log) == LIMITS.redirects + 1


def test_a_redirect_leads_to_no_file(httpserver):
    """Only the web is read."""
    httpserver.expect_request("/").respond_with_data(
        status=302, headers={"Location": "file:///etc/passwd"}
    )

    error = refusal(httpserver.url_for("/"))

    assert error.what == "It sends us on to file:///etc/passwd. Only http and https are read."
    assert error.where == httpserver.url_for("/")


def test_the_body_of_a_redirect_is_not_read(raw):
    """It may be without end."""
    endless = [b"HTTP/1.1 302 Found\r\nLocation: gopher://x/\r\n\r\n", *[b"x" * 100_000] * 500]
    began = time.monotonic()

    assert "gopher://x/" in refusal(raw(*endless, pause=0.01)).what
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_our_own_machine_is_refused(httpserver, host):
    """However it is written, unless the source allows it by name."""
    httpserver.expect_request("/").respond_with_data("secret")

    error = refusal(f"http://{host}:{httpserver.port}/", allow_private=False)

    assert error.what == "It leads into a private network."
    assert "allow_private" in error.remedy
    assert httpserver.log == []


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"])
def test_private_networks_are_refused(host):
    """Also those of clouds and providers."""
    assert (
        refusal(f"http://{host}/", allow_private=False).what == "It leads into a private network."
    )


def test_no_redirect_leads_inwards(httpserver, monkeypatch):
    """Every hop is looked at: a public server cannot send us to our own machine."""
    inner = httpserver.url_for("/secret")
    httpserver.expect_request("/public").respond_with_data(status=302, headers={"Location": inner})
    httpserver.expect_request("/secret").respond_with_data("secret")
    connect = urllib3.util.connection.create_connection

    def network(address, *args, **kwargs):
        """Lead the way to a public address to our server: there is no internet here."""
        public = address[0] == "93.184.216.34"
        return connect(("127.0.0.1", httpserver.port) if public else address, *args, **kwargs)

    monkeypatch.setattr(urllib3.util.connection, "create_connection", network)

    error = refusal("http://93.184.216.34/public", allow_private=False)

    assert error.what == f"It sends us on to {inner}, which leads into a private network."
    assert [request.path for request, _ in httpserver.log] == ["/public"]


def test_proxies_of_the_environment_are_not_used(httpserver, monkeypatch):
    """They would lead past all that is looked at."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    httpserver.expect_request("/").respond_with_data("hello")

    assert fetch(httpserver.url_for("/")).content == b"hello"


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("", "Only http and https are read."),
        ("file:///etc/passwd", "Only http and https are read."),
        ("gopher://x/", "Only http and https are read."),
        ("http://", "This is no address."),
        ("http:///x", "This is no address."),
        ("http://a b/", "This is no address."),
        ("http://x:99999/", "This is no address."),
        ("http://[::1", "This is no address."),
        ("http://" + "a" * 300 + ".example/", "This is no address."),
        ("http://nowhere.invalid/", "The address does not answer."),
        ("http://127.0.0.1:1/", "The address does not answer."),
    ],
)
def test_addresses_that_are_none_are_told(url, what):
    """No strange address makes it fail otherwise, be it looked at for its network or not."""
    assert refusal(url).what == what
    assert refusal(url, allow_private=False).what in {what, "It leads into a private network."}


def test_a_password_in_an_address_is_not_shown():
    """Errors are read by many."""
    error = refusal("http://ana:secret@127.0.0.1:1/feed")

    assert error.where == "http://127.0.0.1:1/feed"


def test_a_certificate_must_be_valid():
    """One that nobody vouches for is refused."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with HTTPServer(host="localhost", ssl_context=context) as server:
        server.expect_request("/").respond_with_data("x")

        assert refusal(server.url_for("/")).what.startswith("Its certificate is not valid")


def test_more_than_the_limit_is_refused(httpserver):
    """Exactly the limit is read."""
    httpserver.expect_request("/full").respond_with_data(b"x" * LIMITS.size)
    httpserver.expect_request("/more").respond_with_data(b"x" * (LIMITS.size + 1))

    assert len(fetch(httpserver.url_for("/full")).content) == LIMITS.size
    assert refusal(httpserver.url_for("/more")).what == "It sends more than 0.1 MB."


def test_what_is_packed_is_counted_unpacked(httpserver):
    """A few kilobytes may become a gigabyte, once or three times packed."""
    bomb = gzip.compress(b"\0" * 50_000_000)
    once = Response(bomb, headers={"Content-Encoding": "gzip"})
    twice = Response(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
    httpserver.expect_request("/once").respond_with_response(once)
    httpserver.expect_request("/twice").respond_with_response(twice)

    assert refusal(httpserver.url_for("/once")).what == "It sends more than 0.1 MB."
    assert refusal(httpserver.url_for("/twice")).what == "It sends more than 0.1 MB."


def test_what_is_packed_is_unpacked(httpserver):
    """Feeds are mostly sent so."""
    packed = Response(gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"})
    httpserver.expect_request("/").respond_with_response(packed)

    assert fetch(httpserver.url_for("/")).content == b"hello"


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123", "It broke off in the middle."),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nxx",
            "What it sends is packed wrongly.",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "It broke off in the middle.",
        ),
        (b"no HTTP at all\r\n\r\n", "The address does not answer."),
        (b"", "The address does not answer."),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n", "This is no address."),
    ],
)
def test_broken_answers_are_told(raw, answer, what):
    """A server may stop, lie, or speak another language."""
    assert refusal(raw(answer)).what == what


@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.1 200 OK\r\nX-Slow: ", *[b"a"] * 100],
        [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a"] * 100],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"1\r\na\r\n"] * 100],
    ],
)
def test_a_server_that_drips_does_not_hold_us(raw, pieces):
    """The time in all is kept, in its headers as in its body."""
    fetcher = WebFetcher(FetchLimits(connect=2, read=2, total=0.5))
    url = raw(*pieces, pause=0.1)
    began = time.monotonic()

    with pytest.raises(SourceError) as caught:
        fetcher.fetch(url, allow_private=True)

    assert caught.value.what == "It does not answer in time."
    assert time.monotonic() - began < 1.5


def test_a_server_that_says_nothing_does_not_hold_us(raw):
    """It is given up after a while, and tried again another time."""
    fetcher = WebFetcher(FetchLimits(connect=1, read=0.3, total=3))

    with pytest.raises(SourceError) as caught:
        fetcher.fetch(raw(b"", pause=2), allow_private=True)

    assert (caught.value.what, caught.value.remedy) == (
        "It does not answer in time.",
        "Ask its keeper if this lasts.",
    )


def fetching(url):
    """Return the threads that fetch *url*."""
    return [one for one in threading.enumerate() if one.name == f"fetch {url}"]


@pytest.mark.parametrize(
    ("scheme", "pieces", "pause"),
    [
        ("http", [b"HTTP/1.1 200 OK\r\nX-Slow: ", *[b"a"] * 100], 0.1),
        ("http", [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a"] * 100], 0.1),
        ("http", [b""], 10),
        ("https", [b""], 10),  # it does not even agree on TLS
    ],
)
@pytest.mark.parametrize("private", [True, False])
def test_a_fetch_whose_time_is_over_ends(raw, monkeypatch, scheme, pieces, pause, private):
    """No thread and no connection are left behind, whatever the server does."""
    port = raw(*pieces, pause=pause).rpartition(":")[2]
    connect = urllib3.util.connection.create_connection

    def network(address, *args, **kwargs):
        """Lead the way to a public address to our server: there is no internet here."""
        return connect(("127.0.0.1", address[1]), *args, **kwargs)

    monkeypatch.setattr(urllib3.util.connection, "create_connection", network)
    url = f"{scheme}://{'127.0.0.1' if private else '93.184.216.34'}:{port}"
    fetcher = WebFetcher(FetchLimits(connect=8, read=8, total=0.3))

    with pytest.raises(SourceError, match="in time"):
        fetcher.fetch(url, allow_private=private)

    until = time.monotonic() + 1
    while fetching(url) and time.monotonic() < until:
        time.sleep(0.02)
    assert fetching(url) == []


def test_a_turn_lasts_until_the_fetch_has_ended(monkeypatch):
    """A name server cannot be cut off; no second thread waits for the same host meanwhile."""
    asking, most = [], []

    def ask(*_, **__):
        asking.append(1)
        most.append(len(asking))
        time.sleep(0.6)
        asking.pop()
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    fetcher = WebFetcher(FetchLimits(total=0.2, per_host=1))

    for _ in range(2):
        with pytest.raises(SourceError, match="in time"):
            fetcher.fetch("http://slow.example/")

    while fetching("http://slow.example/"):
        time.sleep(0.02)
    assert most == [1, 1]


def test_closing_breaks_off_what_is_being_fetched(raw):
    """Whoever waits, for a server or for a turn, is told so at once; no source is to blame."""
    fetcher = WebFetcher(FetchLimits(total=8, per_host=1))
    url, ends = raw(b"", pause=10), []

    def fetch_it():
        with pytest.raises(NewsletterError) as caught:
            fetcher.fetch(url, allow_private=True)
        ends.append(type(caught.value))

    waiting = [threading.Thread(target=fetch_it, daemon=True) for _ in range(2)]
    for one in waiting:
        one.start()
    time.sleep(0.2)
    fetcher.close()
    for one in waiting:
        one.join(2)

    assert ends == [NewsletterError] * 2
    with pytest.raises(NewsletterError):
        fetcher.fetch(url, allow_private=True)


@pytest.mark.parametrize("date", [b"", b"Date: yesterday\r\n"])
def test_who_receives_an_answer_without_a_date_adds_one(raw, date):
    """Else a moment to come again at would mean nothing (RFC 9110 6.6.1)."""
    later = formatdate(time.time() + 3600, usegmt=True).encode()

    error = refusal(raw(b"HTTP/1.1 503 Busy\r\n" + date + b"Retry-After: " + later + b"\r\n\r\n"))

    assert isinstance(error, SourceBusy)
    assert 3500 < error.wait <= 3600


def test_a_picture_that_is_too_large_is_no_feed(httpserver):
    """What to do is said of pictures."""
    httpserver.expect_request("/").respond_with_data(b"x" * 200_000, content_type="image/png")

    assert refusal(httpserver.url_for("/")).remedy == "Give it a smaller picture."


def test_only_the_host_that_was_named_may_be_private(httpserver):
    """It cannot send us on to another within our network."""
    elsewhere = httpserver.url_for("/secret").replace("localhost", "127.0.0.2")
    httpserver.expect_request("/").respond_with_data(status=302, headers={"Location": elsewhere})

    error = refusal(httpserver.url_for("/"))

    assert error.what == f"It sends us on to {elsewhere}, which leads into a private network."
    assert error.where == httpserver.url_for("/")
    assert "own host" in error.remedy


def test_an_address_without_end_is_not_shown_whole():
    """It would fill a screen."""
    error = refusal(f"http://n.invalid/{'a' * 20_000}", allow_private=False)

    assert len(str(error)) < 400


def test_an_address_is_asked_for_its_head(httpserver):
    """Its status is told whatever it is, with its headers and the way that led to it."""
    httpserver.expect_request("/old").respond_with_data("", 301, headers={"Location": "/new"})
    httpserver.expect_request("/new", method="HEAD").respond_with_data("", content_type="image/png")
    asker = WebFetcher(LIMITS)

    there = asker.ask(httpserver.url_for("/old"), allow_private=True)
    gone = asker.ask(httpserver.url_for("/gone"), allow_private=True)

    assert (there.status, there.hops, there.content) == (200, 1, b"")
    assert there.headers["content-type"] == "image/png"
    assert there.url == httpserver.url_for("/new")
    assert gone.status >= 400


def test_who_refuses_to_show_a_head_is_asked_as_by_a_reader(httpserver):
    """And the body is left where it is, however long."""
    httpserver.expect_request("/a", method="HEAD").respond_with_data("", 405)
    httpserver.expect_request("/a", method="GET").respond_with_data("x" * 200_000)

    found = WebFetcher(LIMITS).ask(httpserver.url_for("/a"), allow_private=True)

    assert (found.status, found.content) == (200, b"")


def test_a_private_address_is_not_asked(httpserver):
    """The same rule holds as for reading."""
    with pytest.raises(SourceError, match="private network"):
        WebFetcher(LIMITS).ask(httpserver.url_for("/a"))

    assert httpserver.log == []

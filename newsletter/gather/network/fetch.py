"""Reads addresses over HTTP, with limits on where, how long and how much."""

import logging
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from newsletter import __version__
from newsletter.errors import SourceError
from newsletter.ports import Fetched

AGENT = "bilingual-newsletter"
USER_AGENT = f"{AGENT}/{__version__} (reads feeds for a newsletter)"

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, "
    "text/html;q=0.5, */*;q=0.1"
)

#: Statuses that send us on (RFC 9110 15.4).
REDIRECTS = frozenset({301, 302, 303, 307, 308})

#: Bytes that are taken at a time.
CHUNK = 65_536

LATER = "It is tried again next time."
ADDRESS = "Check the address in config.toml."

#: What a status means for us, and what to do.
REFUSALS = {
    401: ("It wants a password (401).", ADDRESS),
    403: ("It does not let us in (403).", f"Ask its keeper to admit {AGENT}."),
    404: ("It answers 404: there is nothing at this address.", ADDRESS),
    410: ("It answers 410: this is gone for good.", "Take the source out of config.toml."),
    429: ("It asks us to come less often (429).", LATER),
}

#: The library's errors, the narrower first, and what each means.
FAILURES: tuple[tuple[type[Exception], str, str], ...] = (
    (
        InvalidIPAddress,
        "It leads into a private network.",
        "If that is meant, set allow_private = true for this source.",
    ),
    (
        requests.exceptions.SSLError,
        "Its certificate is not valid, or it speaks no TLS that we know.",
        "Ask its keeper to renew the certificate.",
    ),
    (requests.Timeout, "It does not answer in time.", LATER),
    (urllib3.exceptions.TimeoutError, "It stopped answering.", LATER),
    (requests.exceptions.InvalidURL, "This is no address.", ADDRESS),
    (requests.exceptions.InvalidSchema, "This is no address.", ADDRESS),
    (requests.exceptions.MissingSchema, "This is no address.", ADDRESS),
    (urllib3.exceptions.LocationValueError, "This is no address.", ADDRESS),
    (requests.ConnectionError, "The address does not answer.", f"{ADDRESS} {LATER}"),
    (urllib3.exceptions.DecodeError, "What it sends is packed wrongly.", LATER),
    (requests.RequestException, "It cannot be read.", LATER),
    (urllib3.exceptions.HTTPError, "It broke off in the middle.", LATER),
    (OSError, "The address does not answer.", LATER),
    (ValueError, "This is no address.", ADDRESS),
)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much an address may take."""

    #: Seconds for the connection, between two pieces, and in all.
    connect: float = 10
    read: float = 15
    total: float = 30
    #: Bytes of a body, unpacked.
    size: int = 10_000_000
    redirects: int = 5


class WebFetcher:
    """Reads addresses over HTTP; safe to be used by several threads at once."""

    def __init__(self, limits: FetchLimits = FetchLimits()) -> None:
        self._limits = limits

    def fetch(
        self, url: str, *, etag: str = "", modified: str = "", allow_private: bool = False
    ) -> Fetched:
        """Return what *url* answers with status 200 or 304, redirects followed.

        The time in all is kept even where the library has no limit (the name of a host, a server
        that sends its headers letter by letter): the work is done by a thread that is left alone
        when its time is over, and ends with its connection.

        Raises:
            SourceError: it cannot be had; the message says why in plain words.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        answer: Future[Fetched] = Future()

        def work() -> None:
            try:
                answer.set_result(self._fetch(url, headers, allow_private=allow_private))
            except Exception as error:  # noqa: BLE001 - it is raised again where it is awaited
                answer.set_exception(error)

        threading.Thread(target=work, name=f"fetch {_shown(url)}", daemon=True).start()
        try:
            return answer.result(self._limits.total)
        except SourceError:
            raise
        except TimeoutError:
            raise _failure(requests.Timeout(), url) from None
        except tuple(kind for kind, _, _ in FAILURES) as error:
            raise _failure(error, url) from error

    def _fetch(self, url: str, headers: Mapping[str, str], *, allow_private: bool) -> Fetched:
        until = time.monotonic() + self._limits.total
        with _Session(allow_private=allow_private) as session:
            for _ in range(self._limits.redirects + 1):
                if urlsplit(url).scheme not in {"http", "https"}:
                    raise SourceError("Only http and https are read.", where=_shown(url))
                waits = (self._limits.connect, self._limits.read)
                with session.get(url, headers=headers, timeout=waits, stream=True) as response:
                    if response.status_code not in REDIRECTS:
                        return self._take(response, url, until)
                    url = _target(response, url)
        raise SourceError(
            "It sends us on and on.", where=_shown(url), remedy="Give the address that it ends at."
        )

    def _take(self, response: requests.Response, url: str, until: float) -> Fetched:
        status = response.status_code
        if status == HTTPStatus.NOT_MODIFIED:
            content = b""
        elif status == HTTPStatus.OK:
            content = self._read(response, url, until)
        else:
            fault = (f"It has a fault of its own ({status}).", LATER)
            other = (f"It answers {status}, and no text.", ADDRESS)
            what, remedy = REFUSALS.get(status, fault if status >= 500 else other)
            raise SourceError(what, where=_shown(url), remedy=remedy)
        found = {name.lower(): value for name, value in response.headers.items()}
        return Fetched(url, status, content, found)

    def _read(self, response: requests.Response, url: str, until: float) -> bytes:
        """Return the body of *response*, unpacked, as far as we allow."""
        pieces, size = [], 0
        while piece := response.raw.read1(CHUNK, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > self._limits.size:
                most = f"{self._limits.size / 1_000_000:g} MB"
                raise SourceError(
                    f"It sends more than {most}.",
                    where=_shown(url),
                    remedy="Ask its keeper for a feed of the newest articles only.",
                )
            if time.monotonic() > until:
                raise requests.Timeout
        return b"".join(pieces)


class _Session(requests.Session):
    """A session that goes nowhere by itself: not on, not through proxies, not inwards."""

    def __init__(self, *, allow_private: bool) -> None:
        super().__init__()
        # An address that is refused is reported as any other fault.
        logging.getLogger("requests_hardened").setLevel(logging.ERROR)
        self.trust_env = False
        self.headers.update({"User-Agent": USER_AGENT, "Accept": ACCEPT})
        if not allow_private:
            for secure in (False, True):
                adapter = IPFilterAdapter(is_https_proto=secure, tls_sni_support=True)
                self.mount("https://" if secure else "http://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """Say that *resp* leads nowhere: the library would read its body, however long it is."""
        return None


def _target(response: requests.Response, url: str) -> str:
    """Return where *response* sends us on to; headers are bytes, and mean UTF-8."""
    location = response.headers.get("location", "").encode("latin-1", "replace")
    return urljoin(url, location.decode("utf-8", "replace"))


def _failure(error: Exception, url: str) -> SourceError:
    what, remedy = next(
        (what, remedy) for kind, what, remedy in FAILURES if isinstance(error, kind)
    )
    return SourceError(what, where=_shown(url), remedy=remedy)


def _shown(url: str) -> str:
    """Return *url* without a password that may stand in it."""
    scheme, found, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{found}{host.rpartition('@')[2]}{slash}{path}"

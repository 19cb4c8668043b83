"""Reads addresses over HTTP, with limits on where, how long, how much, and how many at once."""

import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests

from newsletter import __version__
from newsletter.errors import SourceError
from newsletter.gather.network import faults
from newsletter.gather.network.session import Session
from newsletter.ports import Fetched

#: Statuses that send us on (RFC 9110 15.4).
REDIRECTS = frozenset({301, 302, 303, 307, 308})

#: Bytes that are taken at a time.
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long and how much an address may take."""

    #: Seconds for the connection, between two pieces, and in all.
    connect: float = 5
    read: float = 8
    total: float = 9
    #: Bytes of a body, unpacked.
    size: int = 10_000_000
    redirects: int = 5
    #: Addresses of one host that are read at the same time.
    per_host: int = 4


class WebFetcher:
    """Reads addresses over HTTP; safe to be used by several threads at once.

    Args:
        contact: where a keeper of a source can find out who reads it.
    """

    def __init__(self, limits: FetchLimits = FetchLimits(), contact: str = "") -> None:
        self._limits = limits
        about = f"+{contact}; reads" if contact else "reads"
        self._agent = f"{faults.AGENT}/{__version__} ({about} news for a newsletter)"
        self._gates: defaultdict[str, threading.BoundedSemaphore] = defaultdict(
            lambda: threading.BoundedSemaphore(limits.per_host)
        )
        self._opening = threading.Lock()

    def fetch(
        self, url: str, *, etag: str = "", modified: str = "", allow_private: bool = False
    ) -> Fetched:
        """Return what *url* answers with status 200 or 304, redirects followed.

        When as many addresses of its host are being read as is polite, it waits for its turn; its
        time begins afterwards. The time in all is kept even where the library has no limit (the
        name of a host, a server that sends its headers letter by letter): the work is done by a
        thread that is left alone when its time is over, and ends with its connection.

        Raises:
            SourceBusy: it asks us to come back later.
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

        with self._gate(url):
            began = time.monotonic()
            name = f"fetch {faults.shown(url)}"
            threading.Thread(target=work, name=name, daemon=True).start()
            try:
                found = answer.result(self._limits.total)
            except SourceError:
                raise
            except TimeoutError:
                raise faults.failed(url, requests.Timeout()) from None
            except faults.KINDS as error:
                raise faults.failed(url, error) from error
            return replace(found, seconds=time.monotonic() - began)

    def _gate(self, url: str) -> threading.BoundedSemaphore:
        """Return what lets only so many in to the host of *url* at once."""
        with self._opening:
            return self._gates[url.partition("://")[2].partition("/")[0].lower()]

    def _fetch(self, url: str, headers: Mapping[str, str], *, allow_private: bool) -> Fetched:
        until = time.monotonic() + self._limits.total
        allowed = _host(url) if allow_private else None
        for _ in range(self._limits.redirects + 1):
            if urlsplit(url).scheme not in {"http", "https"}:
                what = "Only http and https are read."
                raise SourceError(what, where=faults.shown(url), remedy=faults.ADDRESS)
            # Only the host that was named may be private: none that it sends us on to.
            with Session(self._agent, allow_private=_host(url) == allowed) as session:
                waits = (self._limits.connect, self._limits.read)
                with session.get(url, headers=headers, timeout=waits, stream=True) as response:
                    if response.status_code not in REDIRECTS:
                        return self._take(response, url, until)
                    url = _target(response, url)
        raise SourceError(
            "It sends us on and on.",
            where=faults.shown(url),
            remedy="Give the address that it ends at.",
        )

    def _take(self, response: requests.Response, url: str, until: float) -> Fetched:
        status = response.status_code
        headers = {name.lower(): value for name, value in response.headers.items()}
        if status == HTTPStatus.NOT_MODIFIED:
            content = b""
        elif status == HTTPStatus.OK:
            content = self._read(response, url, until)
        else:
            raise faults.refused(url, status, headers)
        return Fetched(url, status, content, headers)

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
                    where=faults.shown(url),
                    remedy="Ask its keeper for a feed of the newest articles only.",
                )
            if time.monotonic() > until:
                raise requests.Timeout
        return b"".join(pieces)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _target(response: requests.Response, url: str) -> str:
    """Return where *response* sends us on to; headers are bytes, and mean UTF-8."""
    location = response.headers.get("location", "").encode("latin-1", "replace")
    return urljoin(url, location.decode("utf-8", "replace"))

"""Reads addresses over HTTP, with limits on where, how long, how much, and how many at once."""

import threading
import time
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests

from newsletter import __version__
from newsletter.errors import SourceError
from newsletter.gather.network import faults
from newsletter.gather.network.line import Line
from newsletter.gather.network.session import Session
from newsletter.gather.network.turns import Turns
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


@dataclass(frozen=True, slots=True, eq=False)
class _Errand:
    """A fetch that is under way."""

    answer: Future[Fetched] = field(default_factory=Future)
    line: Line = field(default_factory=Line)


class WebFetcher:
    """Reads addresses over HTTP; safe to be used by several threads at once.

    Args:
        contact: where a keeper of a source can find out who reads it.
    """

    def __init__(self, limits: FetchLimits = FetchLimits(), contact: str = "") -> None:
        self._limits = limits
        about = f"+{contact}; reads" if contact else "reads"
        self._agent = f"{faults.AGENT}/{__version__} ({about} news for a newsletter)"
        self._turns = Turns(limits.per_host)
        self._errands: set[_Errand] = set()

    def fetch(
        self, url: str, *, etag: str = "", modified: str = "", allow_private: bool = False
    ) -> Fetched:
        """Return what *url* answers with status 200 or 304, redirects followed.

        When as many addresses of its host are being read as is polite, it waits for its turn; its
        time begins afterwards. The time in all is kept even where the library has no limit (the
        name of a host, a server that sends its headers letter by letter): the work is done by a
        thread whose connection is cut when its time is over. Its turn lasts until it has ended.

        Raises:
            SourceBusy: it asks us to come back later.
            SourceError: it cannot be had; the message says why in plain words.
            NewsletterError: this was closed.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        errand, host = _Errand(), _place(url)
        began = self._begin(errand, url, headers, host, allow_private=allow_private)
        try:
            found = errand.answer.result(self._limits.total)
        except SourceError:
            raise
        except CancelledError:
            raise faults.ended() from None
        except TimeoutError:
            errand.line.cut()
            raise faults.failed(url, requests.Timeout()) from None
        except faults.KINDS as error:
            raise faults.failed(url, error) from error
        return replace(found, seconds=time.monotonic() - began)

    def close(self) -> None:
        """Break off what is being fetched, and fetch no more."""
        self._turns.close()
        for errand in tuple(self._errands):
            _break_off(errand)

    def _begin(
        self, errand: _Errand, url: str, known: Mapping[str, str], host: str, *, allow_private: bool
    ) -> float:
        """Send a thread on the *errand* when it is its turn, and return when that was."""

        def work() -> None:
            try:
                try:
                    found = self._fetch(url, known, errand.line, allow_private=allow_private)
                finally:
                    self._end(errand, host)
            except Exception as error:  # noqa: BLE001 - it is raised again where it is awaited
                with suppress(InvalidStateError):  # nobody waits for it any more
                    errand.answer.set_exception(error)
            else:
                with suppress(InvalidStateError):
                    errand.answer.set_result(found)

        self._turns.take(host)
        self._errands.add(errand)
        if self._turns.closed:
            _break_off(errand)
        try:
            threading.Thread(target=work, name=f"fetch {faults.shown(url)}", daemon=True).start()
        except RuntimeError:  # there are too many
            self._end(errand, host)
            raise
        return time.monotonic()

    def _end(self, errand: _Errand, host: str) -> None:
        errand.line.hang_up()
        self._errands.discard(errand)
        self._turns.give_back(host)

    def _fetch(
        self, url: str, headers: Mapping[str, str], line: Line, *, allow_private: bool
    ) -> Fetched:
        until = time.monotonic() + self._limits.total
        allowed = _host(url) if allow_private else None
        sender = ""
        for _ in range(self._limits.redirects + 1):
            if urlsplit(url).scheme not in {"http", "https"}:
                raise faults.not_web(url, sender)
            # Only the host that was named may be private: none that it sends us on to.
            private = _host(url) == allowed
            with Session(self._agent, line, allow_private=private) as session:
                waits = (self._limits.connect, self._limits.read)
                with session.get(url, headers=headers, timeout=waits, stream=True) as response:
                    if response.status_code not in REDIRECTS:
                        return self._take(response, url, until)
                    sender, url = url, _target(response, url)
        raise SourceError(
            "It sends us on and on.",
            where=faults.shown(url),
            remedy="Give the address that it ends at.",
        )

    def _take(self, response: requests.Response, url: str, until: float) -> Fetched:
        status = response.status_code
        headers = {name.lower(): value for name, value in response.headers.items()}
        if not _is_date(headers.get("date", "")):  # who receives it shall add one (RFC 9110 6.6.1)
            headers["date"] = formatdate(usegmt=True)
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
                kind = response.headers.get("content-type", "")
                raise faults.too_long(url, self._limits.size, kind)
            if time.monotonic() > until:
                raise requests.Timeout
        return b"".join(pieces)


def _break_off(errand: _Errand) -> None:
    errand.answer.cancel()  # before it takes the end of the connection for that of the answer
    errand.line.cut()


def _place(url: str) -> str:
    """Return what stands for the host in *url*, which may be no address at all."""
    return url.partition("://")[2].partition("/")[0].lower()


def _is_date(text: str) -> bool:
    try:
        parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return False
    return True


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _target(response: requests.Response, url: str) -> str:
    """Return where *response* sends us on to; headers are bytes, and mean UTF-8."""
    location = response.headers.get("location", "").encode("latin-1", "replace")
    return urljoin(url, location.decode("utf-8", "replace"))

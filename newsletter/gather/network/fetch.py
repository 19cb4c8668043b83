"""Reads addresses over HTTP, with limits on where, how long, how much, and how many at once."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from requests_hardened.ip_filter import InvalidIPAddress

from newsletter import __version__
from newsletter.errors import SourceError
from newsletter.gather.network import faults
from newsletter.gather.network.limits import USUAL, FetchLimits
from newsletter.gather.network.line import Line
from newsletter.gather.network.session import Session
from newsletter.gather.network.turns import Turns
from newsletter.ports import Fetched

#: Statuses that send us on (RFC 9110 15.4).
REDIRECTS = frozenset({301, 302, 303, 307, 308})

#: Bytes that are taken at a time.
CHUNK = 65_536


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

    def __init__(self, limits: FetchLimits = USUAL, contact: str = "") -> None:
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

        def work(line: Line) -> Fetched:
            return self._fetch(url, headers, line, allow_private=allow_private)

        return self._run(url, work)

    def ask(self, url: str, *, allow_private: bool = False) -> Fetched:
        """Return how *url* answers, whatever its status, without its body; limits are the same.

        It is asked for its head (RFC 9110 9.3.2). A server that refuses that may still answer a
        reader: it is asked as one, and the body is left where it is.

        Raises:
            SourceError: it does not answer; the message says why in plain words.
            NewsletterError: this was closed.
        """

        def work(line: Line) -> Fetched:
            found = self._fetch(url, {}, line, allow_private=allow_private, method="HEAD")
            if found.status < HTTPStatus.BAD_REQUEST:
                return found
            return self._fetch(url, {}, line, allow_private=allow_private, whole=False)

        return self._run(url, work)

    def _run(self, url: str, work: Callable[[Line], Fetched]) -> Fetched:
        """Have *work* done when it is the turn of *url*, in the time that it may take."""
        errand = _Errand()
        began = self._begin(errand, url, work)
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

    def _begin(self, errand: _Errand, url: str, work: Callable[[Line], Fetched]) -> float:
        """Send a thread on the *errand* when it is its turn, and return when that was."""
        host = _place(url)

        def run() -> None:
            try:
                try:
                    found = work(errand.line)
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
            threading.Thread(target=run, name=f"fetch {faults.shown(url)}", daemon=True).start()
        except RuntimeError:  # there are too many
            self._end(errand, host)
            raise
        return time.monotonic()

    def _end(self, errand: _Errand, host: str) -> None:
        errand.line.hang_up()
        self._errands.discard(errand)
        self._turns.give_back(host)

    def _fetch(
        self, url: str, headers: Mapping[str, str], line: Line, *, allow_private: bool,
        method: str = "GET", whole: bool = True,
    ) -> Fetched:  # fmt: skip
        until = time.monotonic() + self._limits.total
        allowed = _host(url) if allow_private else None
        sender = ""
        for hops in range(self._limits.redirects + 1):
            if urlsplit(url).scheme not in {"http", "https"}:
                raise faults.not_web(url, sender)
            # Only the host that was named may be private: none that it sends us on to.
            private = _host(url) == allowed
            waits = (self._limits.connect, self._limits.read)
            try:
                with (
                    Session(self._agent, line, allow_private=private) as session,
                    session.request(
                        method, url, headers=headers, timeout=waits, stream=True
                    ) as response,
                ):
                    if response.status_code not in REDIRECTS:
                        if method == "HEAD" or not whole:
                            return Fetched(
                                url, response.status_code, b"", _named(response), 0, hops
                            )
                        return replace(self._take(response, url, until), hops=hops)
                    sender, url = url, _target(response, url)
            except InvalidIPAddress:
                if not sender:
                    raise
                raise faults.led_inside(url, sender) from None
        raise SourceError(
            "It sends us on and on.",
            where=faults.shown_short(url),
            remedy="Give the address that it ends at.",
        )

    def _take(self, response: requests.Response, url: str, until: float) -> Fetched:
        status = response.status_code
        headers = _named(response)
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


def _named(response: requests.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


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

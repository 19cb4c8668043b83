"""What stands between the network and every page: headers, forged forms, faults."""

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What a page of ours may load and do: nothing of strangers but pictures over https.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: https:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: The same for a page that shows a mail in a frame and fetches the next one by our script.
FRAMING_POLICY = f"{PAGE_POLICY}; frame-src 'self'; connect-src 'self'"

HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": that would make browsers send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

Refuse = Callable[[Request], Awaitable[Response]]

log = logging.getLogger(__name__)


class Shields:
    """Gives every answer its headers, answers HEAD like GET, and turns a crash into a page."""

    def __init__(self, app: ASGIApp, crashed: Refuse) -> None:
        self.app = app
        self.crashed = crashed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        shielded = _Shielded(send)
        if scope["method"] == "HEAD":
            # The server, which keeps the scope it made, leaves out the body.
            scope = {**scope, "method": "GET"}
        try:
            await self.app(scope, receive, shielded)
        except Exception:
            log.exception("A page failed.")
            if shielded.started:
                raise
            answer = await self.crashed(Request(scope))
            await answer(scope, receive, shielded)


class _Shielded:
    """The way back to the network."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self.send(message)


class SameOrigin:
    """Refuses what another site's page makes a browser send us (CSRF).

    Browsers say where a request comes from: in `Sec-Fetch-Site` (Fetch Metadata), and in
    `Origin` with every POST. What carries neither is no browser's form, and is refused too.
    The page for leaving is open to all: mail programs post to it from anywhere, and its
    address is its key.
    """

    def __init__(self, app: ASGIApp, base_url: str, refuse: Refuse) -> None:
        self.app = app
        self.host = urlsplit(base_url).netloc
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not self._lets_in(scope):
            answer = await self.refuse(Request(scope))
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _lets_in(self, scope: Scope) -> bool:
        if scope["method"] in SAFE_METHODS or scope["path"].startswith("/u/"):
            return True
        headers = Headers(scope=scope)
        if site := headers.get("sec-fetch-site"):
            return site == "same-origin"
        origin = urlsplit(headers.get("origin", "")).netloc
        return origin != "" and origin in {self.host, headers.get("host")}

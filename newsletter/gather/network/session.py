"""Connections that go nowhere by themselves: not on, not through proxies, not inwards."""

import logging
import socket
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from newsletter.gather.network.line import Line

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, "
    "text/html;q=0.5, */*;q=0.1"
)


class _Plain(HTTPConnection):
    line: Line

    def _new_conn(self) -> socket.socket:
        return self.line.watch(super()._new_conn())


class _Secure(HTTPSConnection):
    line: Line

    def _new_conn(self) -> socket.socket:
        return self.line.watch(super()._new_conn())


class _Watched(HTTPAdapter):
    """Makes connections that can be cut."""

    line: Line

    def get_connection_with_tls_context(self, *args: Any, **settings: Any) -> Any:
        """Return the library's pool, whose connections our line will know."""
        pool: Any = super().get_connection_with_tls_context(*args, **settings)
        kind = _Secure if pool.scheme == "https" else _Plain
        # The library makes them, and gives them nothing of ours but what their class has.
        pool.ConnectionCls = type(kind.__name__, (kind,), {"line": self.line})
        return pool


class _WatchedOutside(_Watched, IPFilterAdapter):  # type: ignore[misc]  # it has no types
    """Makes connections that can be cut, and lead into no private network."""


class Session(requests.Session):
    """A session that sends no cookies, follows nothing, and believes no environment.

    Args:
        line: is told of every connection, and hung up at the end.
    """

    def __init__(self, agent: str, line: Line, *, allow_private: bool) -> None:
        super().__init__()
        # An address that is refused is reported as any other fault.
        logging.getLogger("requests_hardened").setLevel(logging.ERROR)
        self.trust_env = False
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.headers.update({"User-Agent": agent, "Accept": ACCEPT})
        self._line = line
        for scheme in ("http", "https"):
            adapter = _Watched() if allow_private else _WatchedOutside(scheme == "https")
            adapter.line = line
            self.mount(f"{scheme}://", adapter)

    def close(self) -> None:
        """End its connections."""
        super().close()
        self._line.hang_up()

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """Say that *resp* leads nowhere: the library would read its body, however long it is."""
        return None

"""Connections that go nowhere by themselves: not on, not through proxies, not inwards."""

import logging
from http.cookiejar import DefaultCookiePolicy

import requests
from requests_hardened.ip_filter_adapter import IPFilterAdapter

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, "
    "text/html;q=0.5, */*;q=0.1"
)


class Session(requests.Session):
    """A session that sends no cookies, follows nothing, and believes no environment."""

    def __init__(self, agent: str, *, allow_private: bool) -> None:
        super().__init__()
        # An address that is refused is reported as any other fault.
        logging.getLogger("requests_hardened").setLevel(logging.ERROR)
        self.trust_env = False
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.headers.update({"User-Agent": agent, "Accept": ACCEPT})
        if not allow_private:
            for secure in (False, True):
                adapter = IPFilterAdapter(is_https_proto=secure, tls_sni_support=True)
                self.mount("https://" if secure else "http://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """Say that *resp* leads nowhere: the library would read its body, however long it is."""
        return None

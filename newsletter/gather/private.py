"""Addresses that lead into a private network, as far as they show it themselves."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from newsletter.gather.network.ranges import is_inside

#: Ends of names that no public name server knows (RFC 6761, 6762, 8375; ICANN on .internal).
ENDINGS = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".home", ".corp", ".test")


def is_private(url: str) -> bool:
    """Is the host of *url* plainly inside a private network?

    No name server is asked: a public name may lead there, too, which shows when it is read.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    number = _number(host)
    if number is not None:
        return is_inside(number)
    return bool(host) and ("." not in host or host.endswith(ENDINGS))


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """Return the number that *host* is, however it is written: `127.1` is one, and `2130706433`."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None

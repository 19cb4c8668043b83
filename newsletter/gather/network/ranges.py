"""Which numbers of hosts lie inside a private network: those that no connection is made to."""

from ipaddress import IPv4Address, IPv6Address

from requests_hardened.ip_filter import EXTRA_BLOCKED_NET_RANGES


def is_inside(number: IPv4Address | IPv6Address) -> bool:
    """Does *number* belong to a private network, or to many hosts, or hide another number?

    It is the rule by which the library refuses a connection, so that nothing is promised that
    it does not keep.
    """
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    real = mapped or number
    special = any(real in block for block in EXTRA_BLOCKED_NET_RANGES)
    return real.is_private or real.is_multicast or special

"""Addresses in private networks are known by their look."""

from ipaddress import ip_address

import pytest
from requests_hardened.ip_filter import InvalidIPAddress, get_ip_address

from newsletter.gather import is_private


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/feed",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:192.168.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/",
        "http://224.0.0.1/",
        "http://[ff02::1]/",
        "http://LOCALHOST./",
        "http://intranet/feed",
        "https://news.local/",
        "https://nas.home.arpa/",
    ],
)
def test_private_addresses_are_known(url):
    """However the number is written."""
    assert is_private(url)


@pytest.mark.parametrize(
    "url",
    ["https://n.example.com/", "http://8.8.8.8/", "http://[2606:4700::1]/", "", "http://[", "x"],
)
def test_others_are_not(url):
    """What is no address is none that leads inside."""
    assert not is_private(url)


NUMBERS = (
    "0.0.0.0", "8.8.8.8", "10.0.0.1", "100.64.0.1", "172.31.0.1", "192.0.0.9", "192.88.99.1",
    "198.18.0.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::ffff:8.8.8.8", "::ffff:10.0.0.1", "64:ff9b::808:808", "64:ff9b:1::1", "2001:20::1",
    "2001:db8::1", "2002::1", "2606:4700::1", "3fff::1", "5f00::1", "fc00::1", "fe80::1", "ff02::1",
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_refused_at_the_connection_is_known_before(number):
    """Both follow one rule."""
    try:
        get_ip_address(number, 80, allow_loopback=False)
        refused = False
    except InvalidIPAddress:
        refused = True
    host = f"[{number}]" if ip_address(number).version == 6 else number

    assert is_private(f"http://{host}/") is refused

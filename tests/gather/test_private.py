"""Addresses in private networks are known by their look."""

import pytest

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

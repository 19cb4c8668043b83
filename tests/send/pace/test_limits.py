"""Limits as they are written."""

import pytest

from newsletter.errors import ConfigError
from newsletter.send.pace import Limit, Limits, limits_of, limits_per


def test_a_limit_is_read():
    """One, or several with commas."""
    assert limits_of("20/minute") == (Limit(20, 60),)
    assert limits_of(" 2 / second,500/day ") == (Limit(2, 1), Limit(500, 86400))


@pytest.mark.parametrize(
    "text", ["", "20", "20/month", "0/day", "-1/day", "20/minute,", "1.5/second", "٣/day", "9" * 12]
)
def test_what_is_no_limit_is_refused(text):
    """The error shows how it is written."""
    with pytest.raises(ConfigError, match="20/minute"):
        limits_of(text)


def test_numbers_are_limits_too():
    """0 is none; what is below is refused by its name."""
    assert limits_per(second=3, day=500) == (Limit(3, 1), Limit(500, 86400))
    with pytest.raises(ConfigError, match="per_hour"):
        limits_per(hour=-1)


def test_a_provider_is_known_by_all_its_domains():
    """The star is for whoever has no line of their own; with neither there is no limit."""
    limits = Limits.read({"GoogleMail.com": "20/minute", "*": "9/second"}, {})

    assert limits.of_domain("gmail.com") == (Limit(20, 60),)
    assert limits.of_domain("example.org") == (Limit(9, 1),)
    assert Limits.read({"a.org": "1/day"}, {}).of_domain("b.org") == ()


def test_a_domain_has_a_dot():
    """What has none is a mistake."""
    with pytest.raises(ConfigError, match="'gmail' is no domain"):
        Limits.read({"gmail": "20/minute"}, {})

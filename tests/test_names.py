"""The DNS, asked."""

import pytest

from newsletter.errors import InputError, NewsletterError
from newsletter.names import Names
from tests.name_server import NameServer


@pytest.fixture
def server():
    started = NameServer(
        {("example.org", "TXT"): ['"a" "b"', '"c"'], ("example.org", "MX"): ["5 m.example.org."]}
    )
    yield started
    started.close()


def test_what_is_there_is_returned(server):
    """The strings of a text are joined, and a host has no full stop at its end."""
    names = Names(server.address)

    assert set(names.ask("example.org", "TXT")) == {"ab", "c"}
    assert names.ask("example.org", "MX") == ("5 m.example.org",)


def test_what_is_not_there_is_nothing(server):
    """Neither a kind of record nor a name that is missing is an error."""
    names = Names(server.address)

    assert names.ask("example.org", "A") == ()
    assert names.ask("gone.example.org", "A") == ()
    assert names.addresses("192.0.2.1") == ("192.0.2.1",)


@pytest.mark.parametrize(
    "name", ["a..b", "x" * 64 + ".org", ".".join(["x" * 60] * 5), "\ud800.org"]
)
def test_what_is_no_name_is_an_error_in_words(server, name):
    """It is never asked for."""
    with pytest.raises(NewsletterError, match="no answer"):
        Names(server.address).ask(name, "A")


@pytest.mark.parametrize("text", ["x", "1.2.3", "192.0.2.1:0", "192.0.2.1:99999", "[::1]:x", ":53"])
def test_a_resolver_is_an_address(text):
    """A name would have to be looked up first."""
    with pytest.raises(InputError, match="no address"):
        Names(text)


@pytest.mark.parametrize("text", ["192.0.2.1", "192.0.2.1:5353", "2001:db8::1", "[2001:db8::1]:53"])
def test_a_resolver_may_have_a_port(text):
    """Of both kinds of addresses."""
    assert Names(text)

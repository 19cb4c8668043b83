"""What may stand on an envelope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.send.envelope import objection


@pytest.mark.parametrize(
    "address",
    ["", "a", "@example.com", "a@", "a b@example.com", "a@example.com\r\nRCPT TO:<eve@example.net>",
     "<a@example.com>", "a@example.com> AUTH=<evil", "a\0@example.com", "a\u2028@example.com",
     "a\u00a0@example.com", "a@ex\x7fample.com", "\ud800@example.com", "a@exämple.com",
     "x" * 65 + "@example.com", "a@" + "x" * 253],
)  # fmt: skip
def test_a_hostile_address_is_refused(address):
    """The reason is said, in printable words."""
    assert objection(address).startswith("not sent: ")
    assert objection(address).isprintable()


@pytest.mark.parametrize(
    "address", ["ann@example.com", "a+b=c'd@xn--exmple-cua.com", "josé@example.com", '"a"@b.org']
)
def test_an_ordinary_address_passes(address):
    """There is nothing to object."""
    assert objection(address) == ""


@given(st.text(st.characters()) | st.text("a@<> \r\n.", max_size=20))
def test_no_address_that_passes_can_end_a_command(address):
    """Whatever passes is one word."""
    if not objection(address):
        assert f"RCPT TO:<{address}>".split() == ["RCPT", f"TO:<{address}>"]
        assert not set(address) & set("<>\r\n\0")

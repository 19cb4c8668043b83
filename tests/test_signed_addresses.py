"""Addresses of ours that say of which message to whom they were made."""

import base64
import hmac
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.signed_addresses import SignedAddresses, Trace, Use, is_signed

OLD, NEW = b"old key" * 5, b"new key" * 5
NUMBER = st.integers(0, 9_999_999)


@given(use=st.sampled_from(Use), issue=NUMBER, reader=st.integers(0, 9_999_999_999))
def test_what_is_written_is_read(use, issue, reader):
    """In small letters and in capitals, too, and never longer than a local part may be."""
    trace, ours = Trace(use, issue, reader), SignedAddresses([NEW])

    address = ours.write("a-mailbox-of-20-char@news.example.org", trace)

    assert re.fullmatch(r"[a-z0-9+-]{1,64}@news\.example\.org", address)
    assert [ours.read(one) for one in (address, address.upper(), address.title())] == [trace] * 3


@given(key=st.binary(max_size=80), use=st.sampled_from(Use), issue=NUMBER, reader=NUMBER)
def test_an_address_is_signed_as_it_always_was(key, use, issue, reader):
    """Mail that is under way comes back to an address that we know."""
    own = hmac.digest(key, f"newsletter.address.{use}".encode(), "sha256")
    proof = hmac.digest(own, f"{issue}-{reader}".encode(), "sha256")[:15]

    address = SignedAddresses([key]).write("r@example.org", Trace(use, issue, reader))

    signature = base64.b32encode(proof).decode().lower()
    assert address == f"r+{issue}-{reader}-{signature}@example.org"


def test_an_old_key_is_believed_and_the_newest_signs():
    """Returns of mail that went out before the key was changed are still known."""
    trace = Trace(Use.RETURN, 12, 345)
    before, after = SignedAddresses([OLD]), SignedAddresses([NEW, OLD])

    old, new = (ours.write("r@example.org", trace) for ours in (before, after))

    assert after.read(old) == after.read(new) == trace
    assert before.read(new) is None


def test_a_use_is_not_taken_for_another():
    """Who knows where a message returns to can let nobody leave."""
    ours = SignedAddresses([NEW])

    back, leave = (ours.write("r@example.org", Trace(use, 1, 2)) for use in Use)

    assert back != leave
    assert ours.read(back).use is Use.RETURN
    assert ours.read(leave).use is Use.LEAVE


def test_one_letter_less_or_another_number_is_not_believed():
    """Every altered address is told from ours, and still seen to claim that it is one."""
    ours = SignedAddresses([NEW])
    address = ours.write("r@example.org", Trace(Use.LEAVE, 12, 345))

    for altered in (address.replace("12", "13"), address.replace("345", "346"),
                    address.replace("+12", "+012")):  # fmt: skip
        assert ours.read(altered) is None
        assert is_signed(altered)
    for place in range(address.index("5-") + 2, address.index("@")):
        letter = "b" if address[place] == "a" else "a"
        assert ours.read(address[:place] + letter + address[place + 1 :]) is None
        assert ours.read(address[:place] + address[place + 1 :]) is None


def test_a_forwarder_may_write_the_sender_anew():
    """SRS puts our name behind its own."""
    ours = SignedAddresses([NEW])
    name = ours.write("r@example.org", Trace(Use.RETURN, 1, 2)).partition("@")[0]

    assert ours.read(f"SRS0=x7Yz=TT=example.org={name}@forward.example.net") == Trace(
        Use.RETURN, 1, 2
    )


@settings(max_examples=200)
@given(st.text(max_size=60) | st.from_regex(r"r\+[0-9]{0,12}-[0-9]{0,12}-[a-z2-9]{0,30}@x"))
def test_whatever_comes_is_answered(address):
    """Nothing invented is believed, and nothing raises."""
    assert SignedAddresses([NEW, OLD]).read(address) is None


@pytest.mark.parametrize("address", ["", "+@", "r+1-2-@x", "é+1-2-" + "a" * 24 + "@x"])
def test_no_keys_believe_nothing(address):
    """Before the first message there is no key."""
    assert SignedAddresses([]).read(address) is None

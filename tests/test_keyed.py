"""Signatures by a key."""

import hmac

from hypothesis import example, given
from hypothesis import strategies as st

from newsletter import keyed


@given(key=st.binary(max_size=200), octets=st.binary(max_size=300))
@example(b"", b"")
@example(b"k" * 64, b"x")
@example(b"k" * 65, b"x")
def test_it_is_hmac_as_the_standard_library_has_it(key, octets):
    """Whatever key and text, and however often: one text leaves no trace in the next."""
    expected = hmac.digest(key, octets, "sha256")

    assert keyed.digest(key, octets) == expected
    assert keyed.digest(key, b"another") != expected
    assert keyed.digest(key, octets) == expected

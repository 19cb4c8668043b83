"""The relaxed form, beside that of another program."""

import pytest
from dkim.canonicalization import Relaxed
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import SendError
from newsletter.send.dkim import canonical

BODY = st.lists(
    st.sampled_from([b" ", b"\t", b"\r\n", b"  ", b"x", b"=20", b"word " * 9, b" \r\n", b"\xf1"]),
    max_size=40,
).map(b"".join)


@settings(max_examples=400, deadline=None)
@given(body=BODY)
def test_a_body_is_what_another_program_makes_of_it(body):
    """Another program agrees on every mixture of blanks and line ends (RFC 6376 3.4.4)."""
    whole = body if body.endswith(b"\r\n") or not body else body + b"\r\n"

    assert canonical.body(body) == Relaxed.canonicalize_body(whole)


@pytest.mark.parametrize(
    ("body", "relaxed"),
    [
        (b"", b""),
        (b"\r\n\r\n", b""),
        (b" C \r\nD \t E\r\n\r\n\r\n", b" C\r\nD E\r\n"),
        (b"no end", b"no end\r\n"),
    ],
)
def test_the_examples_of_the_standard(body, relaxed):
    """RFC 6376 3.4.5, and the two ends of it."""
    assert canonical.body(body) == relaxed


def test_a_folded_field_is_one_line():
    """Blanks count once, none at the ends, and the name is in small letters."""
    found = canonical.fields(b"A: X\r\nB : Y\t\r\n\tZ  \r\na:2")

    assert found == {b"a": [b"a:X", b"a:2"], b"b": [b"b:Y Z"]}


@pytest.mark.parametrize("head", [b"", b"no field", b": nameless", b"A: 1\r\n\r\nB: 2"])
def test_a_head_that_is_none_is_refused(head):
    """It would be believed for what it is not."""
    with pytest.raises(SendError, match="no field"):
        canonical.fields(head)

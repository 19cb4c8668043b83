"""Quoted-printable that may be joined."""

import quopri

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter.send.quoted_printable import SOFT_BREAK, encode

TEXT = st.text(max_size=400) | st.text("=.\n\t é\r\0F", max_size=400)


@settings(max_examples=200, deadline=None)
@given(TEXT)
@example(".\n..\n.x")
@example("=" * 80)
@example("x" * 75 + " ")
def test_any_text_comes_back(text):
    """A decoder gives what was encoded, line ends as CRLF."""
    encoded = encode(text)

    assert quopri.decodestring(encoded) == text.replace("\n", "\r\n").encode()


@settings(max_examples=200, deadline=None)
@given(TEXT)
@example("x" * 76)
@example("." * 200)
@example("x" * 74 + "é" + "." * 80)
def test_lines_stay_within_bounds(text):
    """76 octets, the last line 75; ASCII; only CRLF; no stop first, no space last."""
    encoded = encode(text)

    lines = encoded.split(b"\r\n")
    assert all(len(line) <= 76 for line in lines)
    assert len(lines[-1]) <= 75
    assert not any(line.startswith(b".") or line.endswith((b" ", b"\t")) for line in lines)
    assert set(encoded.replace(b"\r\n", b"")) <= {9, *range(32, 127)}


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT)
def test_pieces_join_at_a_soft_break(first, second):
    """Two pieces encoded apart decode to the whole."""
    joined = encode(first) + SOFT_BREAK + encode(second)

    assert quopri.decodestring(joined) == (first + second).replace("\n", "\r\n").encode()

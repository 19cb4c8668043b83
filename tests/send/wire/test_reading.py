"""Replies, however they come."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.send.wire.reading import ReplyReader

SAID = (
    b"220 relay\r\n250-relay\r\n250-SIZE 10\r\n250 OK\r\n354\r\n550 5.1.1 no\n421 \xff\xe9\r\n"
    b"250 2.0.0 a\r\n250 2.1.5 b\r\n"
)
HEARD = [
    (220, "relay"), (250, "relay\nSIZE 10\nOK"), (354, ""), (550, "5.1.1 no"),
    (421, "\ufffd\ufffd"), (250, "2.0.0 a"), (250, "2.1.5 b"),
]  # fmt: skip


@given(st.lists(st.integers(0, len(SAID)), max_size=12))
def test_pieces_make_no_difference(cuts):
    """Wherever the octets are parted, the replies are the same."""
    reader = ReplyReader()
    places = [0, *sorted(cuts), len(SAID)]

    heard = [reply for start, end in pairwise(places) for reply in reader.feed(SAID[start:end])]

    assert [(reply.code, reply.text) for reply in heard] == HEARD
    assert reader.is_empty
    assert not reader.nonsense


@pytest.mark.parametrize(
    "said",
    [
        b"what?\r\n", b"\x16\x03\x01", b"250", b"25", b"999 no\r\n", b"250-a\r\n251 b\r\n",
        b"250+x\r\n", b"250 " + b"x" * 20000, b"250-x\r\n" * 20000, b"\r\n", b"2500 x\r\n",
    ],
)  # fmt: skip
def test_what_is_no_reply_is_not_taken_for_one(said):
    """It is named, or waited for to go on; the reply before it counts."""
    reader = ReplyReader()

    heard = reader.feed(b"250 fine\r\n" + said)

    assert [reply.code for reply in heard] == [250]
    assert reader.nonsense or said in {b"250", b"25"}


@given(st.binary(max_size=200))
def test_no_octets_break_it(octets):
    """Whatever is said, it ends in replies, in waiting, or in nonsense that is told."""
    reader = ReplyReader()

    for reply in reader.feed(octets):
        assert 200 <= reply.code < 600
        assert "\n" not in reply.line

    assert len(reader.nonsense) < 300


def test_a_reply_is_told_on_one_line():
    """Its own words and its enhanced code are kept."""
    lines = [reply.line for reply in ReplyReader().feed(SAID)]

    assert lines[1] == "250 relay SIZE 10 OK"
    assert lines[3] == "550 5.1.1 no"

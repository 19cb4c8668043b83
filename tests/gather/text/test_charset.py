"""Text is read in whatever encoding it was saved."""

import pytest

from newsletter.gather.text.charset import decode

TEXT = "¿Dónde está la niña? — “Aquí”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_office_encodings_are_read(encoding):
    """UTF-8 with and without a mark, UTF-16, and what Windows wrote before."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_is_read_by_its_mark():
    """The mark says in which order the bytes stand."""
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_bytes_that_mean_nothing_are_marked():
    """A byte that cp1252 does not know is shown as such."""
    assert decode(b"a\x81b") == "a\ufffdb"


def test_broken_utf_16_does_not_fail():
    """An odd byte at the end is no reason to lose the text."""
    assert (decode("año".encode("utf-16") + b"x") or "").startswith("año")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x00\x00", "año".encode("utf-16-le")])
def test_what_is_no_text_is_none(content):
    """A picture is no article, nor is a text whose encoding nobody can tell."""
    assert decode(content) is None

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
    """A byte that cp1252 does not know is shown as such, if all else is in it."""
    assert decode(f"{TEXT} ".encode("cp1252") + b"\x81") == f"{TEXT} \ufffd"


def test_broken_utf_16_does_not_fail():
    """An odd byte at the end is no reason to lose the text."""
    assert (decode("año".encode("utf-16") + b"x") or "").startswith("año")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x00\x00", "año".encode("utf-16-le")])
def test_what_is_no_text_is_none(content):
    """A picture is no article, nor is a text whose encoding nobody can tell."""
    assert decode(content) is None


SPANISH = "El camión llegó aquí. ¿Dónde está la niña? Los jóvenes según México, él y José.\n"


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_old_encodings_are_told_by_their_words(encoding):
    """Of Windows, its command line, and old Macs: whichever makes no strange words."""
    assert decode((SPANISH * 3).encode(encoding)) == SPANISH * 3


@pytest.mark.parametrize(
    "text", ["It\u2019s 5\xa0km—or so. “Yes”", "Phoenix\u2013Tucson… “five” €5, 5°"]
)
def test_english_of_windows_stays_so(text):
    """Its quotes and dashes are letters in other encodings."""
    assert decode(text.encode("cp1252")) == text


def test_a_paragraph_from_elsewhere_spoils_no_other():
    """What is UTF-8 stays so, and only the rest is read otherwise."""
    content = "Título\n\n".encode() + SPANISH.encode("latin-1") + "Fin: ¡adiós!\n".encode()

    assert decode(content) == f"Título\n\n{SPANISH}Fin: ¡adiós!\n"

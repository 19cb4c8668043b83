"""Pages are read in the encoding they are in, whatever is said of them."""

import pytest

from newsletter.gather.pages.encoding import text_of

WORDS = "<p>El año, “sí”</p>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (WORDS.encode(), ""),
        (WORDS.encode(), "text/html; charset=iso-8859-1"),
        (WORDS.encode("utf-8-sig"), ""),
        (WORDS.encode("utf-16"), ""),
        (WORDS.encode("cp1252"), ""),
        (WORDS.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (WORDS.encode("cp1252"), "text/html; charset=utf-8"),
        (WORDS.encode("cp1252"), "text/html; charset=punycode"),
        (WORDS.encode("cp1252"), "text/html; charset=nonsense"),
        (WORDS.encode("mac-roman"), 'text/html; charset="macintosh"'),
    ],
)
def test_words_come_out_right(content, kind):
    """Whether the server is right, wrong or silent."""
    assert text_of(content, kind) == WORDS


def test_a_page_may_say_it_itself():
    """In either form; the server is believed before it."""
    for said in ('<meta charset="koi8-r">', '<meta content="text/html; charset=koi8-r">'):
        assert text_of(f"{said}Привет".encode("koi8-r")) == f"{said}Привет"
    assert text_of("<meta charset=koi8-r>é".encode("cp1252"), "text/html;charset=latin1")[-1] == "é"


def test_what_is_no_text_is_none():
    """Pictures and the like hold NULs."""
    assert text_of(b"GIF\0\xff") is None
    assert text_of(b"GIF\0\xff", "text/html; charset=latin1") is None

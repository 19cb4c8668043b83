"""Tests of setting plain text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.render.plain import columns, settle, wrap


def test_lines_end_between_words():
    """No line is longer than 72 columns."""
    lines = wrap("word " * 40).splitlines()

    assert len(lines) == 3
    assert max(len(line.rstrip()) for line in lines) <= 72


def test_wide_letters_count_double():
    """Eighty Japanese letters in words of four take three lines; Arabic vowel signs no room."""
    lines = wrap(" ".join(["漢字文字"] * 20)).splitlines()

    assert len(lines) == 3
    assert columns("تُغلق") == 4


def test_a_long_word_stands_alone_and_whole():
    """An address is never broken."""
    address = "https://news.example/" + "x" * 90

    assert wrap(f"see {address} now") == f"see\n{address}\nnow"


def test_later_lines_can_be_indented():
    """An item of a list begins with a star, its other lines under the words."""
    assert wrap("aaa bbb ccc", "* ", "  ", width=7) == "* aaa\n  bbb\n  ccc"


def test_words_that_are_held_stay_together():
    """A no-break space is no place to break, and is written as a plain one."""
    assert wrap("at 4\u00a0p.m.", width=5) == "at\n4 p.m."


@given(
    st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=90), max_size=30)
)
@settings(max_examples=100)
def test_no_word_is_lost(words):
    """Whatever the script, all words are there in order, and lines fit if their words do."""
    lines = wrap(" ".join(words)).split("\n")

    assert [word for line in lines for word in line.split(" ") if word] == words
    assert all(columns(line) <= 72 or " " not in line for line in lines)


def test_a_page_is_settled():
    """Trailing blanks and runs of empty lines go."""
    assert settle("\n\na  \n\n\n\nb\n \n") == "a\n\nb\n"

"""Headlines that fit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose.shortening import shorten


@pytest.mark.parametrize(
    ("headline", "short"),
    [
        ("Night buses return to Valle Sereno after two years", "Night buses return to Valle Sereno after two years"),
        ("Canal repairs begin: who loses water, and when, in the valley", "Canal repairs begin: who loses water, and when"),
        ("Vuelven los autobuses nocturnos a Valle Sereno tras dos años", "Vuelven los autobuses nocturnos a Valle Sereno…"),
        ("Police: two hurt in a crash on Main Street near the old canal", "Police: two hurt in a crash on Main Street near…"),
        ("Is the old bridge on Main Street safe? The city will not say so", "Is the old bridge on Main Street safe?"),
        ("Mayor vetoes the budget again \u2013 council to vote on it on Friday", "Mayor vetoes the budget again"),
        ("Council adopts a budget of $12,000,000 for streets, parks, police", "Council adopts a budget of $12,000,000 for streets"),
        ("Families sue (for the third, and last, time) over the old school's roof", "Families sue (for the third, and last, time) over…"),
        ("¿Cuándo abre el nuevo parque del norte, y quién paga la cuenta?", "¿Cuándo abre el nuevo parque del norte, y quién…"),
        ('A reader asks: "Who owns the river, the town or the tribe upstream?"', 'A reader asks: "Who owns the river, the town or…'),
    ],
)  # fmt: skip
def test_a_long_headline_ends_where_a_reader_would_pause(headline, short):
    """It ends with a clause if one is long enough and closed, else behind a word, with "…"."""
    assert shorten(headline, 50) == short


def test_a_word_longer_than_the_line_is_cut():
    """There is no other way; an accent stays with its letter."""
    assert shorten("x" * 100, 50) == "x" * 49 + "…"
    assert shorten("e\u0301" * 100, 50) == "e\u0301" * 24 + "…"


def test_a_headline_is_one_plain_line():
    """Line breaks become spaces; control characters and halves of pairs disappear."""
    assert shorten(" Two\r\n\tlines\0\x1b[1m \ud800\u2028here ", 50) == "Two lines[1m here"


@given(st.text(), st.integers(5, 120))
def test_it_fits_and_is_the_beginning(text, limit):
    """Whatever the text, the result fits and is how the text begins."""
    short = shorten(text, limit)
    whole = shorten(text, len(text) + 1)

    assert len(short) <= limit
    assert whole.startswith(short.removesuffix("…"))
    assert short == whole or len(whole) > limit


@given(st.lists(st.text("abcé,:;.!?-ñ", min_size=1, max_size=12), min_size=1), st.integers(20, 90))
def test_no_word_is_cut(words, limit):
    """Where words are shorter than the line, each is whole or absent."""
    short = shorten(" ".join(words), limit)
    last = short.removesuffix("…").split(" ")[-1]
    marks = "".join(letter for letter in " ".join(words) if unicodedata.category(letter)[0] == "P")

    assert last.rstrip(marks) in {word.rstrip(marks) for word in words}

"""Tests of setting foreign words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model import Place
from newsletter.render.typography import (
    clip,
    headline,
    hold_times,
    hold_widow,
    paragraphs,
    prose,
    safe_url,
    tidy,
)


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("  two\r\n\twords\u2028here ", "two words here"),
        ("nul\x00 bell\x07 esc\x1b[1m", "nul bell esc[1m"),
        ("half \ud83d a pair", "half a pair"),
        ("not\ufffe a\ufdd0 letter\U0001ffff", "not a letter"),
        ("turned \u202egnp.exe\u202c back", "turned gnp.exe back"),
        ("\u200fعربي\u200e 😀 👩\u200d🍳", "\u200fعربي\u200e 😀 👩\u200d🍳"),
        ("leave by __UNSUBSCRIBE__", "leave by _UNSUBSCRIBE_"),
    ],
)
def test_a_line_is_tidied(raw, tidied):
    """Line breaks, controls, half characters, turns of direction and our tokens go; marks stay."""
    assert tidy(raw) == tidied


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_no_text_breaks_out(raw):
    """Whatever comes in: one line, nothing that XML forbids, no token, and twice is once."""
    set_ = headline(raw)

    assert "\n" not in set_
    assert set_.encode().decode() == set_
    assert not any(place.value in set_ for place in Place)
    assert tidy(tidy(raw)) == tidy(raw)


def test_a_long_text_is_cut_between_words():
    """A cut text ends in an ellipsis and never in half a word, if it has words."""
    cut = clip("one two three, four", 15)

    assert cut == "one two three…"
    assert clip("x" * 30, 10) == "x" * 9 + "…"
    assert len(headline("x" * 50_000)) == 200


@pytest.mark.parametrize(
    ("plain", "held"),
    [
        ("a las 4 p. m. de hoy", "a las 4\u00a0p.\u00a0m. de hoy"),
        ("until 1:30 a.m.", "until 1:30\u00a0a.m."),
        ("6 a 10 a. m.", "6 a 10\u00a0a.\u00a0m."),
        ("vitamina p. mañana", "vitamina p. mañana"),
    ],
)
def test_a_time_stays_on_one_line(plain, held):
    """Hour and half of the day are held together."""
    assert hold_times(plain) == held


@pytest.mark.parametrize(
    ("plain", "held"),
    [
        ("A headline that ends so small", "A headline that ends so\u00a0small"),
        ("A headline with considerable consequences", "A headline with considerable consequences"),
        ("Just three words", "Just three words"),
        ("", ""),
    ],
)
def test_no_short_word_stands_alone(plain, held):
    """The last two words go down together when both are short."""
    assert hold_widow(plain) == held


def test_a_note_keeps_its_paragraphs():
    """Blank lines part paragraphs; single line breaks do not."""
    assert paragraphs("One\nline.\r\n \r\nTwo at 4 p.m.\n\n\n") == (
        "One line.",
        "Two at 4\u00a0p.m.",
    )


def test_a_paragraph_is_prose():
    """Summaries are tidied and their times held, but have no widows to care for."""
    assert prose(" At\n6 p.m.  it begins so. ") == "At 6\u00a0p.m. it begins so."


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("https://a.example/x?y=1&z=%20#f", "https://a.example/x?y=1&z=%20#f"),
        (" http://a.example ", "http://a.example"),
        ("https://a.example/panadería", "https://a.example/panader%C3%ADa"),
        ("https://peñón.example/", "https://xn--pen-8mak.example/"),
        ("https://a.example/?u=__UNSUBSCRIBE__", "https://a.example/?u=%5F%5FUNSUBSCRIBE%5F%5F"),
        ("javascript:alert(1)", ""),
        ("//a.example/x", ""),
        ("/x", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://a.example/a b", ""),
        ('https://a.example/"><b>', ""),
        ("https://a.example/\x00", ""),
        ("", ""),
    ],
)
def test_only_a_plain_address_is_linked(raw, safe):
    """Absolute HTTP addresses stay, in ASCII; our tokens in them are broken; all else is none."""
    assert safe_url(raw) == safe


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_no_address_breaks_out(raw):
    """Whatever follows the host, the address stays one ASCII word without quotes or tokens."""
    safe = safe_url(f"https://a.example/{raw}")

    assert safe.isascii()
    assert not set(safe) & set(' "<>\n\t')
    assert "__" not in safe

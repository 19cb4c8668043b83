"""Lines of words are fit to be shown, whatever they were made of."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather.text.words import CONTROLS, LINE_LIMIT, block, cut, line, unmarked

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Two\n\tlines \r\n", "Two lines"),
        ("a\x00b\x07c\x85d\u2028e\u2029f\x0bg", "a b c d e f g"),
        ("cafe\u0301", "café"),
        ("half \ud83d a pair", "half a pair"),
        ("\ufeffBOM", "BOM"),
        ("\u202eturned\u202c", "turned"),
        ("no\u00a0break", "no break"),
        ("שלמ \u200fעלמ", "שלמ \u200fעלמ"),
        ("\u200b\u2060", ""),
        ("   ", ""),
    ],
)
def test_a_line_holds_only_what_can_be_shown(text, shown):
    """Controls become blanks, blanks are folded, halves of characters are dropped."""
    assert line(text) == shown


def test_a_long_line_is_cut_at_a_word():
    """Ten thousand characters become three hundred, whole words and an ellipsis."""
    made = line("palabra " * 1_250)

    assert len(made) <= LINE_LIMIT
    assert made.endswith("palabra…")


def test_a_word_without_end_is_cut_where_it_is():
    """A text without blanks is cut as well."""
    assert len(line("x" * 10_000)) == LINE_LIMIT


def test_a_letter_keeps_its_accents():
    """What hangs on a letter is not torn off."""
    assert cut("q\u0303" * 20, 20) == "q\u0303" * 9 + "…"


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_any_text_becomes_a_line(text):
    """Whatever comes in: one line, in NFC, of limited length, and the same when it comes again."""
    made = line(text)

    assert len(made.splitlines()) <= 1
    assert not CONTROLS.search(made)
    assert made == unicodedata.normalize("NFC", made)
    assert len(made) <= LINE_LIMIT
    assert made.encode().decode() == made
    assert line(made) == made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>Bold</b> and<br>broken", "Bold and broken"),
        ("F<b>oo</b>", "Foo"),
        ("AT&amp;T, R&D, Q&amp;A", "AT&T, R&D, Q&A"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("&amp;amp; once", "&amp; once"),
        ("if x<y and y>z", "if x<y and y>z"),
        ("I <3 Phoenix", "I <3 Phoenix"),
        ("<script>alert(1)</script>News", "News"),
        ("<img src=x onerror=alert(1)>News", "News"),
        ("&copy=1 &unknown; &#39;&#x2019;&nbsp;", "&copy=1 &unknown; '\u2019"),
        ("a &#0; b &#xD800; c", "a \ufffd b \ufffd c"),
    ],
)
def test_markup_in_titles_is_removed(text, shown):
    """Tags go, entities are decoded once, and angle brackets that are no tags stay."""
    assert unmarked(text) == shown


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("<b>/ &;ampltg#x0script'\""), max_size=200))
def test_any_markup_becomes_a_line(text):
    """No heap of signs of HTML makes it fail."""
    assert len(unmarked(text)) <= LINE_LIMIT


def test_a_block_keeps_its_lines():
    """Line ends become one kind, and what no HTML may hold goes."""
    assert block("a\r\nb\rc\x00\td\ud800") == "a\nb\nc \td"

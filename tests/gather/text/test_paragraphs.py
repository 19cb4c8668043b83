"""Loose words are put into paragraphs."""

import pytest

from newsletter.gather.text import tree
from newsletter.gather.text.paragraphs import make, of_plain


@pytest.mark.parametrize(
    ("markup", "made"),
    [
        ("only words", "<p>only words</p>"),
        ("one<br><br>two", "<p>one</p><p>two</p>"),
        ("one<br>\n<br>two", "<p>one</p><p>two</p>"),
        ("one<br>two", "<p>one<br>two</p>"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        (
            "<div>one <b>two</b><p>three</p>four</div>",
            "<p>one <b>two</b></p><p>three</p><p>four</p>",
        ),
        ("\n<p>one</p>\n<hr>\n<p>two</p>\n", "<p>one</p><hr><p>two</p>"),
        ("<p>one</p>two<p>three</p>", "<p>one</p><p>two</p><p>three</p>"),
        ("one <b>two</b> three <i>four</i>", "<p>one <b>two</b> three <i>four</i></p>"),
        ("<p>one</p> <p>two</p>", "<p>one</p><p>two</p>"),
        ("<div><div><p>one</p></div></div>", "<p>one</p>"),
        ("one<hr>two", "<p>one</p><hr><p>two</p>"),
        ("<ul><li>one</li></ul>", "<ul><li>one</li></ul>"),
        ("<br><br>", ""),
        ("", ""),
    ],
)
def test_every_word_stands_in_a_block(markup, made):
    """Words, `div` and double line breaks become paragraphs; blocks stay."""
    root = tree.parse(markup)

    make(root)

    assert tree.write(root) == made


def test_plain_words_become_html():
    """An empty line parts paragraphs, and signs of HTML are only signs."""
    assert of_plain("a < b\nc\r\n \r\nd & e\n\n") == "<p>a &lt; b\nc</p><p>d &amp; e</p>"

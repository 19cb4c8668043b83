"""Loose words are put into paragraphs."""

import pytest

from newsletter.gather.text import tree
from newsletter.gather.text.paragraphs import make, of_plain, part


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
        ("one<div></div>two", "<p>one</p><p>two</p>"),
        ("<ul><li>a<div><div>b</div>c</div>d</li></ul>", "<ul><li>a<p>b</p><p>c</p>d</li></ul>"),
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


def test_nested_divisions_are_gone_through_once():
    """However deep what they hold, it comes out whole and in its order."""
    inside = "".join(f"<p>{n}</p>{n}<br><br>" for n in range(300))
    root = tree.parse("<div>a" * 90 + inside + "b</div>" * 90)

    make(root)

    expected = "<p>a</p>" * 90 + inside.replace("</p>", "</p><p>").replace("<br><br>", "</p>")
    assert tree.write(root) == expected + "<p>b</p>" * 90


@pytest.mark.parametrize(
    ("markup", "made"),
    [
        ("<p>one<br><br>two<br>three</p>", "<div><p>one</p><p>two<br>three</p></div>"),
        ("<td>one <b>a</b><br> <br>two</td>", "<td><p>one <b>a</b></p><p>two</p></td>"),
        ("<p>one<br>two</p>", "<p>one<br>two</p>"),
        ("<p><b>one<br><br>two</b></p>", "<p><b>one<br><br>two</b></p>"),
    ],
)
def test_double_line_breaks_part_a_paragraph(markup, made):
    """Other things stay as they are."""
    table = markup.startswith("<td")
    root = tree.parse(f"<table><tr>{markup}</tr></table>" if table else markup)

    part(root)

    assert made in tree.write(root)

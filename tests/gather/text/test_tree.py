"""HTML is read as a tree, in any state."""

import pytest

from newsletter.gather.text.tree import leaves, parse, text_of, write


@pytest.mark.parametrize("markup", ["", "<p>a</p>", "words <b>bold</b>", "<ul><li>a</li></ul>b"])
def test_what_is_read_is_written_again(markup):
    """Good HTML comes out as it went in."""
    assert write(parse(markup)) == markup


def test_text_has_blanks_where_lines_end():
    """A line break and the edge of a block part words; a tag in a word does not."""
    assert text_of(parse("<p>a<br>b</p><p>c<b>d</b></p>")) == "a b cd"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain  words ", "plain words"),
        ("a<i>b</i>c <a href='x'>d<b>e</b></a>f", "abc def"),
        ("a<i>b<br></i>c", "ab c"),
        ("<b>a</b>&nbsp;&amp;\n<i></i>b", "a & b"),
        ("", ""),
    ],
)
def test_tags_within_a_line_do_not_part_words(markup, text):
    """Whatever way the words are collected, they are the same."""
    assert text_of(parse(f"<p>{markup}</p>")[0]) == text
    assert text_of(parse(f"<p>{markup}</p>")) == text


def test_the_words_after_an_element_are_not_its_own():
    """They belong to what is around it."""
    assert text_of(parse("<p>a <b>c<i>d</i></b> e</p>")[0][0]) == "cd"


def test_blocks_within_inline_elements_count():
    """A link around a paragraph, in a list, is seen through."""
    root = parse("<ul><li><a href='x'><p>a</p></a></li><li>b</li></ul>")

    assert [leaf.tag for leaf in leaves(root)] == ["p", "li"]


def test_leaves_hold_no_other_block():
    """Of nested blocks the innermost count, in their order."""
    root = parse("<p>a</p><div><ul><li>b</li></ul></div><blockquote>c</blockquote>")

    assert [leaf.tag for leaf in leaves(root)] == ["p", "li", "blockquote"]

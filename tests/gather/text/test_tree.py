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


def test_leaves_hold_no_other_block():
    """Of nested blocks the innermost count, in their order."""
    root = parse("<p>a</p><div><ul><li>b</li></ul></div><blockquote>c</blockquote>")

    assert [leaf.tag for leaf in leaves(root)] == ["p", "li", "blockquote"]

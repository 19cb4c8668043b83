"""Markdown becomes HTML."""

import pytest

from newsletter.gather.folders.markdown import read
from newsletter.gather.text.clean import LIMIT, clean


def test_markdown_becomes_html():
    """Headings, lists, links, tables, and HTML within it."""
    draft = read("# A\n\n*b* [c](https://n.example/)<br>d\n\n- e\n\n| f |\n|---|\n| g |\n", "")

    assert draft.markup.startswith(
        '<h1>A</h1>\n<p><em>b</em> <a href="https://n.example/">c</a><br>d</p>'
    )
    assert "<li>e</li>" in draft.markup
    assert "<td>g</td>" in draft.markup
    assert draft.facts == {}


def test_scripts_in_markdown_do_not_come_through():
    """Neither as a link nor as HTML."""
    made = clean(
        read(
            "[x](javascript:alert(1)) <script>alert(1)</script> <img src=x onerror=alert(1)>", ""
        ).markup
    )

    assert "<script" not in made
    assert "href" not in made
    assert "onerror" not in made


def test_brackets_that_never_end_are_words():
    """The parser would look for the end of each from each; other marks still count."""
    made = read("*a* " + "[" * 100_000 + "\n\n[b](https://n.example/)", "").markup

    assert made.startswith("<p><em>a</em> [[[")


def test_brackets_that_end_are_no_nesting():
    """However many links there are."""
    made = read("[a](https://n.example/)\n[x] \\[ [\n\n" * 200, "").markup

    assert made.count("<a ") == 200


def test_no_more_is_read_than_is_kept():
    """A file of megabytes is cut before it is parsed, and that is told."""
    draft = read("word\n\n" * 100_000, "")

    assert (draft.markup.count("<p>"), draft.cut) == (LIMIT // 6 + 1, True)
    assert not read("word", "").cut


@pytest.mark.parametrize(
    "shape", ["![x](data:image/png;base64,{})\n", "![][i]\n\n[i]: <data:image/png;base64,{}>\n"]
)
def test_a_picture_in_the_text_takes_no_words_away(shape):
    """Programs that write Markdown put whole files there."""
    draft = read(f"First.\n\n{shape.format('iVBORw0KGgo' * 40_000)}\nThe last.\n", "")

    assert "The last." in draft.markup
    assert not draft.cut
    assert len(draft.markup) < 1_000

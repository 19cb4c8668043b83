"""Markdown becomes HTML."""

from newsletter.gather.folders.markdown import read
from newsletter.gather.text.clean import clean


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

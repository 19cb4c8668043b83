"""The running text of an article is told from what stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from newsletter.gather.text.clean import clean
from newsletter.gather.text.outline import (
    headline_of,
    paragraphs_in,
    paragraphs_of,
    without_headline,
)

LEAD = "<p>The council voted on Monday to keep the pool open.</p>"


def test_the_running_text_is_the_paragraphs():
    """Lists, quotations, tables, captions and labels are left out."""
    markup = (
        "<h2>Pool</h2><p>By Ana Ruiz</p><figure><figcaption>A pool in the sun.</figcaption></figure>"
        f"{LEAD}<ul><li>It is free.</li></ul><blockquote><p>Good!</p></blockquote><p>Read this in Spanish</p>"
    )

    assert paragraphs_of(markup) == ["The council voted on Monday to keep the pool open."]


def test_where_there_is_nothing_else_the_rest_counts():
    """A list is better than no text."""
    assert paragraphs_of("<ul><li>It is free.</li><li>It is open.</li></ul>") == [
        "It is free.", "It is open.",
    ]  # fmt: skip
    assert paragraphs_of("<p>Just a label</p>") == ["Just a label"]
    assert paragraphs_of("") == []


def test_a_heading_can_be_the_headline():
    """The first heading serves, wherever it stands."""
    assert headline_of(f"{LEAD}<h2>Pool stays open</h2>") == "Pool stays open"


def test_the_first_sentence_can_be_the_headline():
    """Without a heading it serves, cut where it is too long."""
    assert headline_of(f"<p>Pool stays open. All {'word ' * 50}</p>") == "Pool stays open."
    assert len(headline_of(f"<p>{'word ' * 50}</p>")) <= 120
    assert headline_of("") == ""


def test_a_headline_that_is_repeated_is_taken_out():
    """The title stands above the text already."""
    assert without_headline(f"<h2>Pool  stays OPEN</h2>{LEAD}", "Pool stays open") == LEAD


def test_another_heading_stays():
    """Only the title is a repetition."""
    assert without_headline(f"<h2>Why</h2>{LEAD}", "Pool stays open") == f"<h2>Why</h2>{LEAD}"
    assert without_headline("", "Pool") == ""


@given(
    st.lists(
        st.sampled_from(
            "<p> </p> & &amp; &lt;b&gt; &nbsp; &copy &#8230; &#x1; &#0; &#39; Share first <br> <b> é […]".split()
        )
        | st.text(max_size=5)
    ).map("".join)
)
def test_a_few_words_are_read_as_any_other_text(markup):
    """Reading them without a parser gives what the parser gives."""
    assert paragraphs_in(markup) == paragraphs_of(clean(markup))

"""A text file, as a newsroom saves a web page, gives its headline and its paragraphs."""

import pytest

from newsletter.gather.folders.plain_text import read
from newsletter.gather.text.clean import clean

LEAD = "The council of Palo Dulce voted on Monday to keep the pool open all year, and swimmers cheered."
SECOND = "It opens at 9 a.m."
SAVED = f"""Valley News
The best of two worlds

Pool stays open

{LEAD}

{SECOND}

Share this:
Facebook
X

Related: Other news
"""


@pytest.mark.parametrize("site", ["Valley News", "valley news", ""])
def test_a_saved_page_loses_the_sites_lines(site):
    """Name and motto on top, and what shares it below, with or without the name being known."""
    draft = read(SAVED, site)

    assert draft.facts == {"title": "Pool stays open"}
    assert clean(draft.markup) == f"<p>{LEAD}</p><p>{SECOND}</p>"


def test_a_saved_page_in_spanish_loses_them_too():
    """The buttons speak the site's language."""
    saved = SAVED.replace("Share this:", "Comparte esto:").replace("\n", "\r\n")

    assert clean(read(saved, "Valley News").markup) == f"<p>{LEAD}</p><p>{SECOND}</p>"


def test_a_known_name_may_stand_alone():
    """Without a motto the name must be known."""
    assert (
        read(f"Valley News\n\nPool stays open\n\n{LEAD}", "Valley News").facts["title"]
        == "Pool stays open"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Pool stays open\n\n{LEAD}\n\n{SECOND}",
        f"Pool stays open\n{LEAD}\n{SECOND}",
        f"Pool stays open\nBy Ana Ruiz\n\n{LEAD}\n\n{SECOND}",
        f"Pool stays open\n\nBy Ana Ruiz\nNovember 23, 2026\n\n{LEAD}\n\n{SECOND}",
        f"Pool stays open\n\n\n  {LEAD}  \n \n{SECOND}\n",
    ],
)
def test_a_plain_article_keeps_its_headline(text):
    """Where no site is, nothing is cut from the top."""
    draft = read(text, "")

    assert draft.facts["title"] == "Pool stays open"
    assert clean(draft.markup) == f"<p>{LEAD}</p><p>{SECOND}</p>"


def test_author_and_date_are_read_from_below_the_headline():
    """In both languages."""
    english = read(f"Pool\nBy Ana Ruiz\n\n23 Nov 2026\n\n{LEAD}", "").facts
    spanish = read(f"Alberca\n\nPor Ana Ruiz\n23 de noviembre de 2026\n\n{LEAD}", "").facts

    assert english == {"title": "Pool", "author": "Ana Ruiz", "date": "23 Nov 2026"}
    assert spanish == {"title": "Alberca", "author": "Ana Ruiz", "date": "23 de noviembre de 2026"}


def test_a_sentence_that_begins_with_by_is_text():
    """Friday has written nothing."""
    draft = read("Pool\n\nBy Friday it will rain.", "")

    assert draft.facts == {"title": "Pool"}
    assert draft.markup == "<p>By Friday it will rain.</p>"


def test_a_sentence_that_begins_with_a_date_is_text():
    """Nothing of what it says is lost."""
    told = "5 May 2026 12:30 the mayor came to the pool and swam."
    draft = read(f"Pool\n\n{told}\n\nShe liked it.", "")

    assert draft.facts == {"title": "Pool"}
    assert draft.markup == f"<p>{told}</p><p>She liked it.</p>"


def test_wrapped_lines_are_one_paragraph():
    """A line that was broken at a width goes on."""
    draft = read("Pool\n\nThe council voted\non Monday to keep\nit open.", "")

    assert draft.markup == "<p>The council voted on Monday to keep it open.</p>"


def test_lists_keep_their_lines():
    """Each is a paragraph of its own."""
    assert read("Pool\n\n- Monday\n- Tuesday", "").markup == "<p>- Monday</p><p>- Tuesday</p>"


def test_signs_of_html_are_only_signs():
    """A text file holds no markup."""
    assert read("A\n\n<script>x()</script>", "").markup == "<p>&lt;script&gt;x()&lt;/script&gt;</p>"


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "Valley News", "Valley News\nThe best of two worlds"]
)
def test_too_little_text_does_not_fail(text):
    """There may be nothing, or a single block, which is a headline then."""
    assert read(text, "Valley News").facts.get("title", "") in text


def test_many_facts_are_taken_off_one_by_one():
    """No line is moved for each line before it, and no more is read than is kept."""
    draft = read("Pool\n" + "By Ana\n\n" * 100_000 + "The end.", "")

    assert draft.facts == {"title": "Pool", "author": "Ana"}
    assert (draft.markup, draft.cut) == ("<p>By</p>", True)

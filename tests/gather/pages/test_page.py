"""Of a saved page its head is believed and its article taken."""

import pytest

from newsletter.gather.pages.page import read

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Pool stays open - News</title>
<meta name="Description" content="The council voted.">
<meta name="author" content="Ana Ruiz">
<meta property="og:site_name" content="News">
<meta property="og:title" content="Pool stays open">
<meta property="og:image" content="../images/pool.jpg">
<meta property="og:image:alt" content="A pool">
<meta property="article:published_time" content="2026-11-15T09:20:00-07:00">
<meta property="article:modified_time" content="2026-11-16T09:20:00-07:00">
<meta property="article:section" content="sports">
<link rel="canonical" href="https://n.example/en/pool">
<link rel="alternate" hreflang="es" href="https://n.example/es/alberca">
<link rel="alternate" type="application/rss+xml" href="/feed/">
</head><body><header><nav>Menu</nav></header>
<main><article><h1>Pool stays open</h1><p>The council voted on Monday.</p><footer>Tags</footer></article>
<aside><article><p>Other news</p></article></aside></main><footer>Address</footer>
<script>x()</script></body></html>"""


def test_a_page_says_much_of_itself():
    """Title, summary, author, dates, section, address, picture, languages."""
    draft = read(PAGE, "")

    assert draft.facts == {
        "title": "Pool stays open",
        "summary": "The council voted.",
        "author": "Ana Ruiz",
        "section": "sports",
        "date": "2026-11-15T09:20:00-07:00",
        "updated": "2026-11-16T09:20:00-07:00",
        "url": "https://n.example/en/pool",
        "image": "../images/pool.jpg",
        "image_alt": "A pool",
    }
    assert draft.alternates == {"es": "https://n.example/es/alberca"}
    assert draft.mark == "en"


def test_only_the_article_is_taken():
    """Menus, other articles, footers and scripts are left out."""
    markup = read(PAGE, "").markup

    assert "voted on Monday" in markup
    for around in ("Menu", "Other news", "Tags", "Address", "x()"):
        assert around not in markup


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Pool opens - News</title>", "", "Pool opens"),
        ("<title>News | Pool opens</title>", "", "Pool opens"),
        ("<title>Pool - park - News</title>", "", "Pool - park"),
        ("<title>News</title>", "<h1>Pool opens</h1>", "Pool opens"),
        ("<title>Pool opens - News</title>", "<h1>News</h1>", "Pool opens"),
        ("<title>Pool opens</title>", "<h1></h1>", "Pool opens"),
    ],
)
def test_the_name_of_the_site_is_no_headline(head, body, title):
    """Not at the end of a title, nor in front of it, nor as its heading."""
    assert (
        read(f"<html><head>{head}</head><body>{body}</body></html>", "News").facts["title"] == title
    )


def test_a_page_without_an_article_gives_its_body():
    """Or its main part."""
    assert read("<body><nav>x</nav><p>Text</p></body>", "").markup == "<p>Text</p>"
    assert read("<body><p>x</p><main><p>Text</p></main></body>", "").markup == "<p>Text</p>"
    assert "<p>Text</p>" in read("<p>Text</p>", "").markup


def test_dates_that_cannot_be_read_are_not_facts():
    """A page's template writes them, nobody can mend them; a marked time may serve."""
    page = '<meta name="date" content="soon"><p><time datetime="2026-11-15">Sunday</time></p>'

    assert read(page, "").facts == {"date": "2026-11-15"}


def test_an_author_is_a_name():
    """Open Graph has addresses there."""
    page = '<meta property="article:author" content="https://n.example/ana"><p>x</p>'

    assert "author" not in read(page, "").facts


@pytest.mark.parametrize("text", ["", " \n", "<!-- -->", "\x00", "<html>", "<a>" * 3_000])
def test_no_page_is_too_broken(text):
    """There may be nothing, or nothing but tags."""
    assert isinstance(read(text, "").markup, str)


def test_json_ld_fills_the_gaps():
    """What no `<meta>` says; a picture's description goes with the picture."""
    page = """<meta name="author" content="Ana"><meta property="og:image:alt" content="A logo">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pool", "author": "Leo",
    "image": "/pool.jpg", "dateModified": "2026-11-16", "inLanguage": "es",
    "workTranslation": {"url": "/en/pool", "inLanguage": "en"}}</script><p>x</p>"""
    draft = read(page, "")

    assert draft.facts == {
        "title": "Pool",
        "author": "Ana",
        "updated": "2026-11-16",
        "image": "/pool.jpg",
    }
    assert draft.alternates == {"en": "/en/pool"}
    assert draft.mark == "es"

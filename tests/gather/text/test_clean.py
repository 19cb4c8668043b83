"""Foreign HTML comes out harmless, whatever it was."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newsletter.gather.text.clean import (
    ATTRIBUTES,
    DEEPEST,
    LIMIT,
    LONGEST,
    SCHEMES,
    TAGS,
    clean,
    within,
)

BASE = "https://news.example/feed/"

TOKENS = [
    *(f"<{tag}{attribute}>" for tag in ("a", "p", "div", "span", "b", "ul", "li", "table", "td", "img", "h1", "svg",
      "math", "style", "script", "title", "noscript", "form", "br") for attribute in ("", ' href="https://a.example/"',
      ' src="x.jpg"', " onclick=x", ' href="javascript:x"')),
    *(f"</{tag}>" for tag in ("a", "p", "div", "span", "b", "ul", "table", "svg", "style", "script")),
    "&#1;", "&#x202e;", "&#13;", "&#xFFFF;", "words", "Share this:", "Continue reading", "&nbsp;", "&lt;p&gt;", "<", ">", "<!--", "-->", "\n", '"',
    "The post A appeared first on B.", "a text that is long enough to be taken for an article.",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(TOKENS), max_size=14).map("".join)


def is_harmless(markup):
    """Is there nothing in *markup* but what may be?"""
    return all(
        element.tag in TAGS
        and all(
            name in ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set()) for name in element.attrib
        )
        and all(
            element.get(name).partition(":")[0] in SCHEMES
            for name in ("href", "src")
            if element.get(name)
        )
        for element in html.fragment_fromstring(markup, create_parent="div").iter()
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1) style='color:red' class=x id=y>x</p>",
        "<a href=' java\nscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<img src=x onerror=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<iframe src='https://a.example/'></iframe><object data=x></object><embed src=x>",
        "<form action='https://a.example/'><input name=password><button>Send</button></form>",
        "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=//evil'>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;",
        "<<script>script>alert(1)<</script>/script>",
        "<a href='https://a.example/' target=_blank ping=//evil>x</a>",
        "<style>*{color:red}</style><link rel=stylesheet href=x>",
    ],
)
def test_nothing_live_comes_through(markup):
    """No script, handler, style, form, frame, base, or address of another kind."""
    made = clean(markup, BASE)

    assert is_harmless(made)
    assert not re.search(r"<script|onerror=|onclick=|javascript:|<style|<form|<iframe", made)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_any_markup_comes_out_harmless_and_stays_so(markup):
    """Only what may be comes out, and it comes out the same when it goes in again."""
    made = clean(markup, BASE)

    assert is_harmless(made)
    assert clean(made) == made


@pytest.mark.parametrize(
    "tag", ["form", "iframe", "svg", "math", "object", "nav", "button", "video"]
)
def test_some_elements_go_with_their_words(tag):
    """What is said in a form or a menu is no part of an article."""
    assert clean(f"<p>News</p><{tag}>Sign up</{tag}>") == "<p>News</p>"


def test_what_was_hidden_behind_boilerplate_goes_too():
    """It comes to light when the first is taken out."""
    assert clean("<span>Share this:<p>Share this:") == ""


def test_links_are_made_whole():
    """Relative links and pictures are seen from the page they were on."""
    made = clean('<p><a href="/nota">x</a><img src="../a.jpg" alt="Un bus"></p>', BASE)

    assert made == (
        '<p><a href="https://news.example/nota">x</a>'
        '<img src="https://news.example/a.jpg" alt="Un bus"></p>'
    )


def test_without_a_page_relative_links_become_words():
    """What cannot be made whole goes, its words stay."""
    assert clean('<p><a href="/nota">Nota</a><img src="a.jpg"></p>') == "<p>Nota</p>"


def test_the_headline_is_the_only_first_heading():
    """A heading of the first order in a text becomes one of the second."""
    assert clean("<h1>A</h1><p>b</p>") == "<h2>A</h2><p>b</p>"


def test_passages_in_another_language_stay_marked():
    """Screen readers need to know."""
    assert (
        clean('<p>A <i lang="es" dir="ltr">ristra</i></p>')
        == '<p>A <i lang="es" dir="ltr">ristra</i></p>'
    )


def test_pictures_that_wait_for_a_script_are_found():
    """What stands in <noscript> is for readers like ours."""
    made = clean('<p>x <noscript><img src="https://a.example/b.jpg" alt=""></noscript></p>')

    assert made == '<p>x <img src="https://a.example/b.jpg" alt=""></p>'


def test_control_characters_are_dropped():
    """NUL and halves of characters break databases and mails."""
    assert clean("<p>a\x00b\ud800c\x0bd</p>") == "<p>a bc d</p>"


@pytest.mark.parametrize(
    "name", ["&#1;", "&#x0B;", "&#x85;", "&#xFFFF;", "&#x202E;", "&#xD800;", "&#0;"]
)
def test_control_characters_are_dropped_under_whatever_name(name):
    """A reference to one is the same as itself, and nothing breaks down over it."""
    made = clean(f"<div>a{name}b<br><br>c</div>")

    assert re.fullmatch("<p>a[ \ufffd…]?b</p><p>c</p>", made)
    assert clean(made) == made


def test_a_control_character_hides_no_address():
    """What a browser overlooks in an address is overlooked here."""
    made = clean('<p><a href="&#1;javascript:x">a</a><a href="java&#x0B;script:x">b</a></p>', BASE)

    assert is_harmless(made)
    assert "javascript:" not in made


def test_each_text_is_seen_from_its_own_page():
    """Two sites, one after the other, do not lend each other their addresses."""
    pages = [clean('<p><a href="/a">x</a></p>', f"https://{site}.example/") for site in "mn"]

    assert ["https://m.example/a" in pages[0], "https://n.example/a" in pages[1]] == [True, True]


def test_many_marks_side_by_side_are_no_nesting():
    """A long article has hundreds of tags, one after the other."""
    told = "<p>one <b>two</b></p>" * (DEEPEST + 10)

    assert clean(told) == told


def test_absurd_nesting_loses_its_tags_and_keeps_its_words():
    """A heap of twenty thousand tags takes no time."""
    made = clean("<div>" * 20_000 + "one &amp; two")

    assert made == "<p>one &amp; two</p>"


def test_deep_but_real_nesting_stays():
    """Page builders nest dozens of boxes, and their text is kept with its marks."""
    made = clean("<div>" * (DEEPEST - 10) + "<p>one <b>two</b></p>")

    assert made == "<p>one <b>two</b></p>"


def test_a_text_without_end_is_cut():
    """A body of megabytes is no article."""
    made = clean("<p>word</p>" * 40_000)

    assert len(made) < LIMIT + 100
    assert made.endswith("<p>word</p>")


@pytest.mark.parametrize("tail", ["", "&am", "&am" + "p;" * 9, "<a href=x", "<p>x</p>"])
def test_a_long_text_of_a_single_piece_is_kept_up_to_the_limit(tail):
    """It is cut where no element, and no reference, is broken."""
    told = "word " * ((LIMIT - 4) // 5)
    made = clean(told + tail + "&amp; more " * 1_000)

    assert len(made) > LIMIT - 100
    assert made.startswith("<p>word word")
    assert "href" not in made
    assert not re.search(r"&(?!amp;)", made)


MARKS = "".join(f"<b lang=x{number}>" for number in range(60))


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One</p><p><a href=x>y </a></p>" + "<a href=x>y </a>" * 5_000, "<p>One</p><p>y"),
        ("<p>One</p>" + "<img src=x alt=a>" * 8_000, "<p>One</p>"),
        (f"<p>One{MARKS}</p>" + "<p>x</p>" * 2_000, "<p>One</p><p>x</p>"),
        ("<p>One</p><script>x()</script>" + "&" * 150_000, "<p>One</p><p>&amp;"),
        ("<div>" * 200 + "One " + "&" * 150_000, "<p>One &amp;"),
    ],
)
def test_a_text_that_grows_keeps_only_its_words(markup, words):
    """Neither a long address nor marks that are opened again and again make it endless."""
    losses = []
    made = clean(markup, f"https://n.example/{'a' * 1_900}/", losses)

    assert made.startswith(words)
    assert len(made) <= LONGEST
    assert losses[-1].startswith("Its text grows beyond 400,000 characters")


def test_many_links_may_stay():
    """A long list of them is no attempt to fill our disk."""
    losses = []
    made = clean("<p><a href=/x>one</a> two</p>" * 3_000, "https://n.example/", losses)

    assert made.count("https://n.example/x") == 3_000
    assert losses == []


def test_what_is_left_out_is_told():
    """Whoever asked learns what to do."""
    long, deep = [], []
    clean("<p>word</p>" * 40_000, losses=long)
    clean("<div>" * 200 + "words", losses=deep)

    assert [loss[:23] for loss in long] == ["Its text is longer than"]
    assert [loss[:18] for loss in deep] == ["Its text is nested"]


@pytest.mark.parametrize("host", ["256.256.256.256", "xn--a", "a b"])
def test_an_address_that_is_none_loses_no_text(host):
    """Links from there are dropped, and the words stay."""
    made = clean('<p>Words <a href="/x">here</a>.</p>', f"https://{host}/")

    assert made == "<p>Words here.</p>"


@pytest.mark.parametrize("tag", ["iframe", "object", "script", "style", "video", "svg", "nav"])
@pytest.mark.parametrize("inside", ["", ' src="https://a.example/x"', " data=x title='y'"])
def test_what_closes_itself_takes_no_words_with_it(tag, inside):
    """XML's `<iframe/>` is the beginning of one in HTML, and the article stands after it."""
    made = clean(f"<p>One</p><{tag}{inside} /><p>two</p><{tag}>gone</{tag}><p>three</p>")

    assert made == "<p>One</p><p>two</p><p>three</p>"


@pytest.mark.parametrize("tag", ["object", "form", "video", "iframe"])
def test_what_never_ends_takes_no_words_with_it(tag):
    """A forgotten end is no reason to lose the article."""
    made = clean(f"<p>One</p><{tag} data=x><param name=y><p>two</p>")

    assert made == "<p>One</p><p>two</p>"


@pytest.mark.parametrize("tag", ["script", "style"])
def test_code_that_never_ends_is_not_shown(tag):
    """It is no text; and what was hidden in another stays harmless."""
    assert clean(f"<p>One</p><{tag}>x()") == "<p>One</p>"
    assert is_harmless(clean(f"<<iframe/>{tag}>x()<{tag}/><object><{tag}>y()"))


def test_parts_of_a_page_are_parts_of_the_text():
    """A line ends at the edge of a section."""
    assert clean("<section>One</section><section>two</section>") == "<p>One</p><p>two</p>"
    assert clean("<article>One<aside/>two</article>three") == "<p>One</p><p>two</p><p>three</p>"


@pytest.mark.parametrize(
    "piece", ["<a>x</a>", "<b></b>x", "x<br><br>", "<div>x</div>", "<p>x", "!", "<object>x", "<br>"]
)
def test_the_work_grows_with_the_text(piece):
    """Twice as much of anything takes about twice as long."""

    def seconds(count):
        began = time.process_time()
        clean(piece * count)
        return time.process_time() - began

    ratios = [seconds(16_000) / seconds(4_000) for _ in range(3)]

    assert min(ratios) < 10  # 16 where each piece is compared with all others


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_picture_in_the_text_takes_no_words_away(quote):
    """Files that stand in the text itself are left out before its length counts."""
    picture = f"<img src={quote}data:image/png;base64,{'iVBORw0KGgo' * 40_000}{quote} alt=x>"
    losses = []

    made = clean(f"<p>The first.</p>{picture}<p>The last.</p>", losses=losses)

    assert "The first." in made
    assert "The last." in made
    assert losses == []


def test_a_long_text_is_cut_after_a_sentence():
    """Not in the middle of one, nor in a tag; where none ends near, between two elements."""
    sentence = 'He said <a title="So. Yes.">so</a>. '

    kept = within(sentence * 100, 1_000)

    assert kept.endswith("</a>.")
    assert 900 < len(kept) <= 1_000
    assert within("word " * 100 + "<b>x</b>", 502) == "word " * 100

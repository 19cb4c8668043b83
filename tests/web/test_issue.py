"""The page of an issue."""

import re

import pytest

from newsletter.model import Article, Story
from newsletter.web.shields import PAGE_POLICY
from tests.web.desk import STORIES, rendering

PATH = "/editor/issues/7"


def test_stories_show_which_languages_they_have(logged_in):
    """Each story names its titles, and what it lacks; a text of unknown language is shown too."""
    page = logged_in.get(PATH).text

    assert '<span lang="es" dir="auto">Una caja de zapatos</span>' in page
    assert page.count("English missing</span>") == 2
    assert page.count('<span class="mark good">All languages</span>') == 1
    assert page.count('<span class="mark lead">Lead</span>') == 1
    assert "Kua tae mai" in page


def test_titles_are_shown_as_words(logged_in):
    """Markup in a foreign title is words to us."""
    page = logged_in.get(PATH).text

    assert "The last bus &lt;now&gt; leaves later" in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "\x00\x1b",
        "\u202eevil",
        "\ud800",
        "x" * 10_000,
        '"><img onerror=x>',
    ],
)
def test_hostile_words_do_no_harm(logged_in, desk, hostile):
    """Whatever a source or an editor wrote, it stays words."""
    desk.stories = (*STORIES, Story(9, {"en": Article("desk", "9", "", "en", hostile)}))
    desk.renderings["en"] = rendering("en", subject=hostile, preheader=hostile, text=hostile)

    for look in ("html", "text", "source", "headers", "inbox"):
        answer = logged_in.get(f"{PATH}?look={look}")

        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img onerror" not in answer.text


def test_the_preview_is_a_frame_that_runs_nothing(logged_in):
    """The mail is shown in a frame without scripts, and the page may frame nothing else."""
    answer = logged_in.get(f"{PATH}?edition=en%2Bes&width=375&tone=dark")

    frame = re.search(r"<iframe [^>]+>", answer.text).group()
    assert 'src="/editor/issues/7/frame/en+es?dark=1"' in frame
    assert 'class="w375 dark"' in frame
    assert "allow-scripts" not in frame
    policy = answer.headers["content-security-policy"]
    assert policy == f"{PAGE_POLICY}; frame-src 'self'; connect-src 'self'"


def test_comparing_shows_both_languages(logged_in):
    """Side by side: English and Spanish, each with its subject and its readers."""
    page = logged_in.get(f"{PATH}?edition=compare").text

    assert re.findall(r'src="/editor/issues/7/frame/([^"]+)"', page) == ["en", "es"]
    assert "1,204 readers" in page
    assert "2,310 readers" in page


@pytest.mark.parametrize(
    ("look", "shown"),
    [
        ("text", "Leave: https://news.example/editor/preview/unsubscribe?lang=en"),
        ("source", "&lt;!DOCTYPE html&gt;"),
        ("source", "1 KB of the 102 KB that Gmail shows"),
        ("headers", "&lt;weekly.news.example&gt;"),
        ("inbox", "Gmail on a phone"),
    ],
)
def test_a_mail_can_be_looked_at_from_all_sides(logged_in, look, shown):
    """As text, as source with its weight, by its headers, and as it stands in an inbox."""
    assert shown in logged_in.get(f"{PATH}?look={look}").text


@pytest.mark.parametrize(("length", "over"), [(50, False), (51, True)])
def test_a_long_subject_is_marked(logged_in, desk, length, over):
    """A subject that phones cut is counted, and stands out."""
    desk.renderings["en"] = rendering("en", subject="x" * length)

    page = logged_in.get(PATH).text

    assert f"{length} / 50" in page
    assert ("data-over" in page) is over


def test_the_language_of_the_page_keeps_what_is_shown(logged_in):
    """Switching the page's language does not switch the edition."""
    page = logged_in.get(f"{PATH}?edition=en%2Bes&look=inbox").text

    toggle = re.search(r'href="(\?[^"]+lang=es)"', page).group(1).replace("&amp;", "&")
    assert toggle == "?edition=en%2Bes&look=inbox&lang=es"


def test_every_edition_is_listed_with_readers_and_weight(logged_in):
    """Who gets what, and how heavy it is, stands beside."""
    page = logged_in.get(PATH).text

    facts = page[page.index('class="facts"') :]
    assert facts.count("<tr>") == 1 + 5
    assert "1 KB" in facts


def test_an_issue_without_renderings_says_so(logged_in, desk):
    """Before it is laid out, the stories are there and a sentence stands for the preview."""
    desk.renderings = {}

    page = logged_in.get(PATH).text

    assert "has not been laid out yet" in page
    assert "Una caja de zapatos" in page


def test_an_unknown_issue_is_not_there(logged_in):
    """A number without an issue is told in words."""
    assert logged_in.get("/editor/issues/99").status_code == 404

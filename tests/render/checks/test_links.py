"""Links lead somewhere, into the reader's language, and say so."""

from dataclasses import replace

import pytest

from newsletter.model import Chosen, Edition
from newsletter.render import check
from tests.render.sample import ISSUE, SITE, STORIES

NINE = "https://news.example/en/nine-days-without-the"
NUEVE = "https://news.example/es/nueve-d%C3%ADas-sin-el"


@pytest.mark.parametrize(
    "href",
    ["", "#", "/story", "story.html", "javascript:alert(1)", "ftp://a.example/", "https://[::1"],
)
def test_a_link_leads_somewhere(found, href):
    """L-01: relative and strange addresses block everywhere."""
    assert found((f'href="{NINE}"', f'href="{href}"'), outbox=True)[0] == ("L-01", "block")


@pytest.mark.parametrize(
    "url", ["http://news.example/x", "https://localhost/x", "http://127.0.0.1:8000/x"]
)
def test_a_link_to_this_machine_is_fine_only_in_the_outbox(found, url):
    """L-01: nobody else can follow it; while mail goes to a folder it warns."""
    exchanged = {"text": [(NINE, url)]}

    assert found((NINE, url), **exchanged) == [("L-01", "block")]
    assert found((NINE, url), outbox=True, **exchanged) == [("L-01", "warn")]


def test_one_finding_names_the_first_bad_link_and_counts_the_others(stacked, strings):
    """L-01: twenty bad links are one finding."""
    local = replace(
        stacked,
        html=stacked.html.replace('href="https://news.example', 'href="http://localhost'),
        text=stacked.text.replace("https://news.example", "http://localhost"),
    )

    findings = check(local, Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings)

    assert [one.id for one in findings] == ["L-01"]
    assert (
        "http://localhost/en/issues/weekly/2026-11-26-0700/en+es (+" in findings[0].messages["en"]
    )


def test_a_bad_link_of_a_story_is_mended_there(findings):
    """L-01: its number, language and field are told."""
    bad = "http://news.example/x"
    english = replace(STORIES[1].articles["en"], url=bad)
    story = replace(STORIES[1], articles={**STORIES[1].articles, "en": english})

    found = findings((NINE, bad), text=[(NINE, bad)], stories={2: story})

    assert [one.where for one in found] == ["stories/2/en/url"]


def test_a_reader_gets_the_page_in_their_language(findings):
    """L-03: where there is one, among the stories or by what the source says."""
    other = {**STORIES[3].articles}
    other["en"] = replace(other["en"], alternates={"es": "https://news.example/es/pozo"})
    known = {one.id: one for one in STORIES} | {4: replace(STORIES[3], articles=other)}

    wrong = findings((NUEVE, NINE), text=[(NUEVE, NINE)])
    alternate = findings(stories=known)

    assert [(one.id, one.level, one.where) for one in wrong] == [
        ("L-03", "warn", "stories/2/es/url")
    ]
    assert [(one.id, one.where) for one in alternate] == [("L-03", "stories/4/es/url")]


def test_a_word_of_the_other_language_leads_where_it_is_explained(findings):
    """L-03: its link is marked as the word is, and is no fault."""
    words = replace(ISSUE, stories=(Chosen(2, "word"),))

    wrong = findings((NUEVE, NINE), text=[(NUEVE, NINE)], issue=words, word_sections=("word",))
    assert "L-03" not in {one.id for one in wrong}


@pytest.mark.parametrize(("old", "new"), [
    (">View online<", ">click here<"),
    (">Ver en l&#237;nea<", ">Clic aquí<"),
    (">View online<", ">Unsubscribe<"),
])  # fmt: skip
def test_a_link_says_where_it_leads(found, old, new):
    """L-04: vague words in each language, and one text for two addresses."""
    assert found((old, new)) == [("L-04", "warn")]


@pytest.mark.parametrize(
    "url", ["https://bit.ly/x", "https://www.t.co/x", "https://93.184.216.34/"]
)
def test_an_address_hides_nothing(found, url):
    """L-05: no shortener, no bare number."""
    assert found((NINE, url), text=[(NINE, url)]) == [("L-05", "warn")]

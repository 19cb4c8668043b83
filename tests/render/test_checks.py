"""Tests of the checks: each finds its fault, and nothing else."""

from dataclasses import replace

import pytest

from newsletter.model import Edition, Words
from newsletter.render import Level, check
from tests.render.sample import ISSUE, SITE, rendering


@pytest.fixture(scope="module")
def stacked(studio):
    """The sample, stacked."""
    return rendering("en+es", studio=studio)


@pytest.fixture
def found(stacked, strings):
    """Return what is found after exchanging words in the HTML or the text, as (id, level)."""

    def found(*exchanged, text=(), outbox=False, **changes):
        made = stacked
        for old, new in exchanged:
            assert old in made.html
            made = replace(made, html=made.html.replace(old, new))
        for old, new in text:
            assert old in made.text
            made = replace(made, text=made.text.replace(old, new))
        given = {"issue": ISSUE, "site": SITE} | changes
        findings = check(made, Edition.parse("en+es"), strings=strings, outbox=outbox, **given)
        return [(one.id, str(one.level)) for one in findings]

    return found


def test_a_good_edition_has_no_findings(found):
    """The sample is ready to be sent."""
    assert found() == []


@pytest.mark.parametrize("subject", ["", "  ", "x" * 151])
def test_a_subject_is_there_and_short(found, subject):
    """S-01: in each language."""
    words = {**ISSUE.words, "es": Words(subject, "", "")}

    assert found(issue=replace(ISSUE, words=words)) == [("S-01", "block")]


def test_a_language_without_words_lacks_a_subject(found):
    """S-01: nobody has written it yet."""
    assert found(issue=replace(ISSUE, words={"en": ISSUE.words["en"]})) == [("S-01", "block")]


def test_our_own_tokens_must_be_filled(found):
    """S-05: a place that nobody fills would be read by all."""
    assert found(("Water", "__NAME__"), text=[("Water", "__NAME__")]) == [("S-05", "block")]


@pytest.mark.parametrize("left", ["TK", "XXX", "None", "{{ name }}", "Lorem ipsum"])
def test_what_writers_leave_is_pointed_out(found, left):
    """S-05: it may be meant so."""
    assert found(("Water", left), text=[("Water", left)]) == [("S-05", "warn")]


def test_words_that_only_contain_such_are_fine(found):
    """S-05: Nonetheless, a TKO is news."""
    assert found(("Water", "Nonetheless TKO"), text=[("Water", "x")]) == []


@pytest.mark.parametrize(
    "href",
    ["", "#", "/story", "story.html", "javascript:alert(1)", "ftp://a.example/", "https://[::1"],
)
def test_a_link_leads_somewhere(found, href):
    """L-01: relative and strange addresses block everywhere."""
    linked = 'href="https://news.example/en/nine-days-without-the"'

    assert found((linked, f'href="{href}"'), outbox=True)[0] == ("L-01", "block")


@pytest.mark.parametrize(
    "url", ["http://news.example/x", "https://localhost/x", "http://127.0.0.1:8000/x"]
)
def test_a_link_to_this_machine_is_fine_only_in_the_outbox(found, url):
    """L-01: nobody else can follow it; while mail goes to a folder it warns."""
    old = "https://news.example/en/nine-days-without-the"

    exchanged = {"text": [(old, url)]}
    assert found((old, url), **exchanged) == [("L-01", "block")]
    assert found((old, url), outbox=True, **exchanged) == [("L-01", "warn")]


def test_one_finding_names_the_first_bad_link_and_counts_the_others(stacked, strings):
    """L-01: twenty bad links are one finding."""
    local = replace(
        stacked,
        html=stacked.html.replace("https://news.example", "http://localhost"),
        text=stacked.text.replace("https://news.example", "http://localhost"),
    )

    findings = check(local, Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings)

    assert len(findings) == 1
    assert (
        "http://localhost/en/issues/weekly/2026-11-26-0700/en+es (+" in findings[0].messages["en"]
    )


@pytest.mark.parametrize("size", ['width="100%"', 'width="auto"', ""])
def test_a_picture_has_its_size(found, size):
    """I-04: Outlook needs it in figures."""
    assert found(('width="544"', size))[0] == ("I-04", "block")


@pytest.mark.parametrize(
    ("size", "wanted"), [(79_000, []), (81_000, [("Z-01", "warn")]), (96_000, [("Z-01", "block")])]
)
def test_the_size_is_watched(found, stacked, size, wanted):
    """Z-01: Gmail cuts a mail at 102 kB."""
    filling = " " * (size - len(stacked.html))

    assert found(("</body>", f"{filling}</body>")) == wanted


@pytest.mark.parametrize(
    "exchanged",
    [
        ('<html lang="en"', "<html"),
        ('<html lang="en" dir="ltr"', '<html lang="en"'),
        ('role="article"', ""),
        ('<html lang="en"', '<html lang="es"'),
    ],
)
def test_languages_are_marked(found, exchanged):
    """A-01: root and article name language and direction."""
    assert found(exchanged) == [("A-01", "block")]


def test_the_other_language_is_marked(found):
    """A-01: a screen reader would read Spanish as English; and no Spanish way out is found."""
    assert found(('lang="es"', "")) == [("A-01", "block"), ("C-01", "block")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("<h1", "<h2"), ("<h2", "<h4"), (">Sixty-two students, thirty&#160;violins<", "><")],
)
def test_headings_are_in_order(found, old, new):
    """A-03: one h1, no level skipped, none empty."""
    assert found((old, new)) == [("A-03", "block")]


def test_every_language_has_a_way_out(found):
    """C-01 and X-01: no unsubscribe link in either language."""
    assert found(
        ('href="__UNSUBSCRIBE__"', 'href="https://news.example/x"'),
        text=[("__UNSUBSCRIBE__", "https://news.example/x")],
    ) == [
        ("C-01", "block"),
        ("C-01", "block"),
        ("X-01", "block"),
    ]


def test_the_postal_address_is_there(found):
    """C-03: the law wants it, in the mail and in the configuration."""
    assert found(("12 Mesquite Street", "")) == [("C-03", "block")] * 2
    assert found(site=replace(SITE, postal_address={})) == [("C-03", "block")] * 2


def test_readers_are_told_why(found):
    """C-05: in each language."""
    assert found(("Recibes este correo", "Hola")) == [("C-05", "block")]


@pytest.mark.parametrize("lost", ["3. SIXTY-TWO STUDENTS", "https://news.example/es/nueve-d"])
def test_the_text_part_is_complete(found, lost):
    """P-01: every headline and every link of the HTML stands in the text."""
    assert found(text=[(lost, "")]) == [("P-01", "block")]


def test_a_mail_has_a_text_part(stacked, strings):
    """P-01: without one nothing of it is complete."""
    findings = check(
        replace(stacked, text=""), Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings
    )

    assert [one.id for one in findings] == ["P-01", "X-01"]


def test_a_reader_s_own_links_stand_in_both_parts_only(found, stacked, strings):
    """X-01: not in the text is wrong, in the subject too."""
    assert found(text=[("__PREFERENCES__", "x")]) == [("X-01", "block")]
    named = replace(stacked, subject="__UNSUBSCRIBE__")
    findings = check(named, Edition.parse("en+es"), issue=ISSUE, site=SITE, strings=strings)
    assert [one.id for one in findings] == ["X-01"]


def test_a_finding_speaks_every_language(stacked, strings):
    """Editors read it in theirs; the language at fault is named in it."""
    issue = replace(ISSUE, words={"en": ISSUE.words["en"]})

    finding = check(stacked, Edition.parse("en+es"), issue=issue, site=SITE, strings=strings)[0]

    assert finding.level is Level.BLOCK
    assert finding.edition == "en+es"
    assert finding.messages == {
        "en": "Write a subject in Spanish, of 150 characters at most.",
        "es": "Escribe un asunto en español, de 150 caracteres como máximo.",
    }

"""Tests of rendering editions."""

import functools
import re
from dataclasses import replace

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from newsletter.model import Chosen, Edition, Missing, Place, Words
from newsletter.render import check
from newsletter.render.anatomy import Anatomy
from newsletter.render.editions import envelope
from tests.render.arabic import ARABIC_ISSUE, ARABIC_STORIES
from tests.render.sample import ISSUE, NEWSLETTER, SITE, STORIES, article, rendering, story

CODES = ("en", "es", "en+es", "es+en", "en~es")
#: The one kept rule that no element's own style stands against.
ROOT = "color-scheme:light dark;supported-color-schemes:light dark"
ARABIC_CODES = ("ar", "en+ar", "ar+en", "en~ar", "ar~en")


class _Page(SingleFileSnapshotExtension):
    """Keeps a golden page as a file that a browser opens."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


class _Text(_Page):
    """Keeps a golden text as a file."""

    file_extension = "txt"


@pytest.fixture(scope="module")
def edition(studio):
    """Return a rendering of the sample; the unchanged one is made once."""
    plain = functools.cache(functools.partial(rendering, studio=studio))

    def edition(code, issue=ISSUE, **changes):
        if issue is ISSUE and not changes:
            return plain(code)
        return rendering(code, issue, studio=studio, **changes)

    return edition


@pytest.fixture(scope="module")
def arabic_edition(arabic):
    """Return a rendering of the Arabic sample; each is made once."""
    made = {"studio": arabic, "stories": ARABIC_STORIES}
    return functools.cache(functools.partial(rendering, issue=ARABIC_ISSUE, **made))


@pytest.mark.parametrize("code", CODES)
def test_the_sample_is_as_it_was_approved(edition, snapshot, code):
    """Every byte: a change to what readers see is looked at (`pytest --snapshot-update`)."""
    made = edition(code)

    assert made.html == snapshot(extension_class=_Page)
    assert made.text == snapshot(extension_class=_Text)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_found_wrong_with_the_sample(edition, strings, code):
    """All checks pass on all editions."""
    found = check(edition(code), Edition.parse(code), issue=ISSUE, site=SITE, strings=strings)

    assert found == ()


@pytest.mark.parametrize("code", CODES)
def test_the_frame_is_as_mail_programs_want_it(edition, code):
    """ASCII, doctype first, balanced tables for Outlook, and kept styles of 8 KB at most."""
    html = edition(code).html

    assert html.isascii()
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    assert html.count("<!--[if mso]>") == html.count("<![endif]-->")
    ghosts = "".join(re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", html, re.DOTALL))
    for name in ("table", "tr", "td"):
        assert len(re.findall(rf"<{name}\b", ghosts)) == ghosts.count(f"</{name}>")
    assert len("".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))) <= 8_000


@pytest.mark.parametrize("code", CODES)
def test_columns_touch(edition, code):
    """White space between two columns would push the second one down."""
    html = edition(code).html

    assert not re.search(r"</div>\s+<!--\[if mso\]></td><td", html)
    assert not re.search(r'<!\[endif\]-->\s+<div class="c2', html)


@pytest.mark.parametrize("code", CODES)
def test_styles_hold_nothing_that_mail_programs_drop(edition, code):
    """No modern colours, no layout, no urls, no short hex in elements; weight in kept rules."""
    html = edition(code).html
    inline = " ".join(re.findall(r' style="([^"]*)"', html))
    kept = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))

    assert not re.search(r"rgb|hsl|var\(|url\(|flex|grid|position|!important", inline)
    assert all(len(hex_) == 7 for hex_ in re.findall(r"#\w+", inline))
    assert not re.search(r"url\(|@import|@font-face|@supports", kept)
    rules = re.findall(r"\{([^{}]+)\}", kept.partition("@media")[2])
    assert [rule for rule in rules if "!important" not in rule] == [ROOT]


@pytest.mark.parametrize("code", CODES)
def test_eight_stories_stay_far_below_gmail_s_limit(edition, code):
    """Gmail cuts at 102 kB."""
    assert len(edition(code).html) <= 70_000


def test_each_language_is_marked_where_it_is_spoken(edition):
    """The Spanish half says so, and what stands in it in English says that."""
    anatomy = Anatomy(edition("en+es").html)
    headings = {one.text: one.language for one in anatomy.named("h2", "h3")}

    assert headings["Edición en español"] == "es"
    assert headings["Sixty-two students, thirty violins"] == "en"
    assert headings["What the county's new well means for your bill"] == "en"


def test_a_stacked_edition_has_a_way_to_its_other_half(edition):
    """Each half begins with a bar: where one is, and a link to the other."""
    anatomy = Anatomy(edition("es+en").html)
    anchors = [one.attributes["id"] for one in anatomy.named("a") if "id" in one.attributes]
    jumps = [one for one in anatomy.named("a") if one.attributes.get("href", "").startswith("#")]

    assert anchors == ["es", "en"]
    assert [(one.attributes["href"], one.text) for one in jumps] == [
        ("#en", "Go to English ↓"),
        ("#es", "Volver a español ↑"),
    ]


def test_a_single_edition_has_a_way_to_the_other_language(edition):
    """One click leads to the same issue in the other language."""
    links = {one.text: one.attributes.get("href") for one in Anatomy(edition("es").html).named("a")}

    assert links["Read in English"] == "https://news.example/en/issues/weekly/2026-11-26-0700/en"
    assert links["Ver en línea"] == "https://news.example/es/issues/weekly/2026-11-26-0700/es"


@pytest.mark.parametrize("code", CODES)
def test_a_reader_can_leave_in_every_language(edition, code):
    """Each language has both of the reader's links, as whole addresses."""
    links = [
        (one.language, one.attributes.get("href"))
        for one in Anatomy(edition(code).html).named("a")
        if one.attributes.get("href") in list(Place)
    ]

    wanted = {(tag, place) for tag in Edition.parse(code).languages for place in Place}
    assert set(links) == wanted


def test_side_by_side_a_lone_story_stands_once(edition):
    """A story in one language takes the whole width, and the other is told."""
    anatomy = Anatomy(edition("en~es").html)
    titles = [one.text for one in anatomy.named("h2", "h3")]
    labels = {
        one.text: one.language
        for one in anatomy.named("span")
        if "only" in one.attributes.get("class", "")
    }

    assert titles.count("What the county's new well means for your bill") == 1
    assert labels["Solo en inglés"] == "es"
    assert labels["Spanish only"] == "en"


def test_left_out_means_left_out(edition):
    """With the rule "omit" the Spanish half lacks what has no Spanish, without a label."""
    omit = replace(NEWSLETTER, when_translation_missing=Missing.OMIT)

    pages = [edition(code, newsletter=omit).html for code in ("en+es", "en~es")]

    for page in pages:
        titles = [one.text for one in Anatomy(page).named("h3")]
        assert titles.count("What the county's new well means for your bill") == 1
        assert "Solo en ingl" not in page


def test_a_story_without_an_address_has_no_link(edition):
    """Its headline is plain and there is no button."""
    homeless = replace(STORIES[0], articles={"en": article("en", "Nowhere else", url="")})

    html = edition("en", replace(ISSUE, stories=(Chosen(1),)), stories=[homeless]).html

    assert re.search(r"<h2[^>]*>Nowhere else</h2>", html)
    assert "Read the full story" not in html


def test_a_story_without_a_picture_leaves_no_gap(edition):
    """No picture, no cell for one; without any pictures the mail has none."""
    html = edition("en+es", pictures={}).html

    assert "<img" not in html
    assert "tcell" not in html


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [0, 1, 40])
def test_any_number_of_stories_is_laid_out(edition, strings, code, count):
    """None, one, or more than the cap: headings stay in order and nothing but size is wrong."""
    many = [
        story(n, [article("en", f"Story number {n}"), article("es", f"Nota número {n}")])
        for n in range(count)
    ]
    issue = replace(ISSUE, stories=tuple(Chosen(n) for n in range(count)))

    made = edition(code, issue, stories=many)

    assert check(made, Edition.parse(code), issue=issue, site=SITE, strings=strings) == ()


@pytest.mark.parametrize("code", CODES)
def test_hostile_words_stay_words(edition, strings, code):
    """Markup, template braces, our own tokens, turned direction and endless words do no harm."""
    evil = "X<script>alert(1)</script>\"'&amp; {{ 7*7 }} __UNSUBSCRIBE__ \u202e\u200f\x00\ud800 "
    hostile = [
        article(
            tag,
            evil + "W" * 300,
            evil * 300,
            author=evil,
            url=f"https://e.example/?q={tag}__UNSUBSCRIBE__",
        )
        for tag in ("en", "es")
    ]
    issue = replace(
        ISSUE, stories=(Chosen(1),), words={tag: Words(evil, evil, evil) for tag in ("en", "es")}
    )

    made = edition(code, issue, stories=[story(1, hostile, "bus")])

    found = check(made, Edition.parse(code), issue=issue, site=SITE, strings=strings)
    assert ("S-05", "warn") in [(one.id, one.level) for one in found]
    assert "block" not in [one.level for one in found]
    assert "<script" not in made.html
    assert "{{ 7*7 }}" in made.html
    assert "49" not in made.subject
    assert made.html.count(Place.UNSUBSCRIBE) == len(Edition.parse(code).languages)
    assert "\n" not in made.subject


@pytest.mark.parametrize("code", ARABIC_CODES)
def test_arabic_runs_from_right_to_left(arabic_edition, arabic, code):
    """Every block says its direction, lines begin on the right, and nothing is found wrong."""
    made = arabic_edition(code)
    edition = Edition.parse(code)
    blocks = [one for one in Anatomy(made.html).named("div", "html") if "lang" in one.attributes]

    wanted = {"ar": "rtl", "en": "ltr"}
    assert all(one.attributes["dir"] == wanted[one.attributes["lang"]] for one in blocks)
    assert "text-align:right" in made.html
    assert check(made, edition, issue=ARABIC_ISSUE, site=arabic.site, strings=arabic.strings) == ()


def test_columns_stand_in_reading_order(arabic_edition):
    """The first language begins where its readers begin, in mail programs and in Outlook."""
    rows = [
        re.findall(r'<td class="colrow cols" dir="(\w+)"', arabic_edition(code).html)
        for code in ("en~ar", "ar~en")
    ]
    ghosts = re.findall(r'<table [^>]*width="612" dir="(\w+)"', arabic_edition("ar~en").html)

    assert set(rows[0]) == {"ltr"}
    assert set(rows[1]) == {"rtl"}
    assert set(ghosts) == {"rtl"}


def test_letters_that_join_are_not_spaced(arabic_edition):
    """Arabic letters hang together: no letter spacing, no slanting."""
    html = arabic_edition("ar").html

    assert "letter-spacing:0.6px" not in html
    assert "<em>" not in html


@pytest.mark.parametrize(
    ("code", "subject", "preheader"),
    [
        ("en", "E", "e"),
        ("es", "S", "s"),
        ("en+es", "E | S", "s · e"),
        ("es+en", "S | E", "e · s"),
        ("en~es", "E | S", "s · e"),
    ],
)
def test_the_envelope_speaks_both_languages(code, subject, preheader):
    """The subject begins with the first language, the preheader with the second."""
    issue = replace(ISSUE, words={"en": Words("E", "e", ""), "es": Words("S", "s", "")})

    assert envelope(issue, Edition.parse(code)) == (subject, preheader)


def test_a_subject_is_one_line():
    """A line break in a subject would begin another header."""
    issue = replace(ISSUE, words={"en": Words("A\r\nBcc: x@y.example", "b\nc", "")})

    assert envelope(issue, Edition.parse("en")) == ("A Bcc: x@y.example", "b c")


def test_the_text_part_says_it_all(edition):
    """Both languages are announced, stories numbered, addresses alone on their lines."""
    text = edition("en+es").text
    lines = text.splitlines()

    assert "El español comienza después de la línea «ESPAÑOL»." in lines
    assert lines.count("ESPAÑOL") == 1
    assert "1. THE LAST BUS NOW LEAVES AFTER THE NIGHT SHIFT ENDS" in lines
    assert "* sáb 28 de noviembre: Ayuda gratis con los trámites de ciudadanía" in lines
    assert all(line.startswith("https://") and " " not in line for line in lines if "://" in line)
    assert max(len(line) for line in lines if "://" not in line) <= 72
    assert lines.count(Place.UNSUBSCRIBE) == 2

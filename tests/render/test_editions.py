"""Tests of rendering editions."""

import functools
import re
from dataclasses import replace

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from newsletter.model import Block, Brand, Chosen, Edition, Missing, Place, Sponsor, Words
from newsletter.render import check
from newsletter.render.anatomy import Anatomy
from newsletter.render.editions import envelope
from tests.render.arabic import ARABIC_ISSUE, ARABIC_STORIES
from tests.render.sample import ISSUE, NEWSLETTER, SITE, STORIES, article, rendering, story
from tests.render.sample import studio as studio_of

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
    assert len(edition(code).html) <= 72_000


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


PARTS = {
    Block.LEAD: "The last bus now leaves",
    Block.SPONSOR: "Sponsored by Mesquite Credit Union",
    Block.STORIES: "Sixty-two students",
    Block.EVENTS: "Farmers market opens early",
    Block.WORD: "la acequia",
}


@pytest.mark.parametrize("code", ["en", "en+es", "en~es"])
@pytest.mark.parametrize(
    "blocks",
    [
        tuple(Block),
        tuple(reversed(Block)),
        (Block.WORD, Block.STORIES, Block.LEAD),
        (Block.SPONSOR, Block.LEAD, Block.EVENTS),
    ],
    ids="-".join,
)
def test_blocks_stand_in_the_newsletter_s_order(edition, strings, code, blocks):
    """The same in text; what is not among them is nowhere, and all checks still pass."""
    newsletter = replace(NEWSLETTER, blocks=blocks)

    made = edition(code, newsletter=newsletter)

    page = Anatomy(made.html).text.replace("\u00a0", " ").casefold()
    text = " ".join(made.text.split()).casefold()
    for whole in (page, text):
        places = [whole.find(PARTS[block].casefold()) for block in blocks]
        assert places == sorted(places)
        assert min(places) >= 0
        assert not any(PARTS[block].casefold() in whole for block in set(Block) - set(blocks))
    assert check(made, Edition.parse(code), issue=ISSUE, site=SITE, strings=strings) == ()


def test_stories_are_numbered_in_reading_order(edition):
    """Wherever the lead stands."""
    newsletter = replace(NEWSLETTER, blocks=(Block.STORIES, Block.LEAD))

    for code in ("en", "en~es"):
        lines = edition(code, newsletter=newsletter).text.splitlines()
        assert "8. THE LAST BUS NOW LEAVES AFTER THE NIGHT SHIFT ENDS" in lines
        assert "2. SIXTY-TWO STUDENTS, THIRTY VIOLINS" in lines


@pytest.mark.parametrize("code", CODES)
def test_a_sponsor_says_so_in_each_language(edition, code):
    """And its links tell search engines."""
    anatomy = Anatomy(edition(code).html)
    said = {one.text: one.language for one in anatomy.named("p") if "kick" in one.classes}
    links = [one for one in anatomy.named("a") if one.attributes.get("rel") == "sponsored"]

    wanted = {
        "en": "Sponsored by Mesquite Credit Union",
        "es": "Patrocinado por Cooperativa Mesquite",
    }
    languages = Edition.parse(code).languages
    assert {said[wanted[one]] for one in languages} == set(languages)
    assert [one.language for one in links] == list(languages)


@pytest.mark.parametrize("code", CODES)
def test_a_word_speaks_its_own_language(edition, code):
    """Spanish in the English words, and the other way round; its meaning does not."""
    anatomy = Anatomy(edition(code).html)
    heard = {one.text: one.language for one in anatomy.named("h2", "h3", "p")}

    assert {"la acequia": "es", "wash": "en"}.items() >= {
        (word, heard[word]) for word in ("la acequia", "wash") if word in heard
    }
    assert ("la acequia" in heard) is ("en" in Edition.parse(code).languages)
    assert all(
        heard.get(text, tongue) == tongue
        for text, tongue in (
            ("Word of the week", "en"),
            ("Palabra de la semana", "es"),
        )
    )


def test_an_edition_counts_what_it_shows(edition):
    """Its stories without events and word; minutes only where all lengths are known."""
    unknown = [
        replace(one, articles={**one.articles, "es": replace(one.articles["es"], body="")})
        if one.id == 2
        else one
        for one in STORIES
    ]
    made = edition("en+es", stories=unknown, newsletter=replace(NEWSLETTER, max_stories_stacked=3))
    one = edition("es", replace(ISSUE, stories=(Chosen(1), Chosen(21))))
    none = edition("en", replace(ISSUE, stories=(Chosen(21), Chosen(31, "word"))))

    lines = [line for line in made.text.splitlines() if re.match(r"\d+ (stor|nota)", line)]
    assert lines == ["3 stories · 9 min read", "3 notas"]
    assert "3 notas</p>" in made.html
    assert "1 nota · 3 min de lectura" in one.text
    assert not re.search(r"\d+ stor(y|ies)\b", none.text)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "stories", [(Chosen(31, "word"),), (Chosen(21), Chosen(22)), ()], ids=["word", "events", "none"]
)
def test_an_edition_without_stories_is_whole(edition, strings, code, stories):
    """A word alone, events alone, a sponsor alone."""
    issue = replace(ISSUE, stories=stories)

    made = edition(code, issue)

    assert check(made, Edition.parse(code), issue=issue, site=SITE, strings=strings) == ()


@pytest.mark.parametrize("code", CODES)
def test_hostile_words_and_sponsors_stay_words(edition, strings, code):
    """Markup, braces, turned direction, endless words."""
    evil = "<script>alert(1)</script> {{ 7*7 }} \u202e\u200f" + "W" * 300
    both = dict.fromkeys(("en", "es"), evil)
    newsletter = replace(NEWSLETTER, sponsors=(Sponsor(both, both),))
    word = story(31, [article(tag, evil, evil, url="") for tag in ("en", "es")])
    issue = replace(ISSUE, stories=(Chosen(31, "word"),))

    made = edition(code, issue, newsletter=newsletter, stories=[word])

    found = check(made, Edition.parse(code), issue=issue, site=SITE, strings=strings)
    assert {one.id for one in found} <= {"S-05", "L-04"}
    assert "<script" not in made.html
    assert "{{ 7*7 }}" in made.text
    assert "\u202e" not in made.text


def test_a_logo_stands_above_the_name(strings):
    """On white also in the dark; with images off the name is there as a heading."""
    brand = Brand(logo="https://news.example/media/x-logo.png", logo_width=120, logo_height=40)
    site = replace(SITE, brand=brand)

    made = rendering("en~es", studio=studio_of(site))

    anatomy = Anatomy(made.html)
    logo = anatomy.named("img")[0]
    assert [logo.attributes[one] for one in ("alt", "width", "height")] == [
        "Two Rivers Bilingual News", "120", "40",
    ]  # fmt: skip
    assert made.html.index('class="plate"') < made.html.index("<h1")
    assert "[data-ogsb] .plate{background-color:#ffffff !important}" in made.html
    assert anatomy.named("h1")[0].text == "Two Rivers Bilingual News"
    edition = Edition.parse("en~es")
    assert check(made, edition, issue=ISSUE, site=site, strings=strings) == ()


def test_a_logo_of_unknown_height_says_its_width():
    """Of an address nobody knows more; without any there is no picture."""
    brand = Brand(logo="https://cdn.example/logo.png")

    html = rendering("en", studio=studio_of(replace(SITE, brand=brand))).html

    (logo,) = re.findall(r"<img [^>]*logo\.png[^>]*>", html)
    assert 'width="120"' in logo
    assert "height=" not in logo
    assert "plate" not in rendering("en", studio=studio_of(SITE)).html


def test_the_newsroom_s_fonts_are_everywhere():
    """In every style, and as Word knows them."""
    brand = Brand(headline_font="Charter,Cambria,serif", text_font="Avenir,Verdana,sans-serif")

    html = rendering("en", studio=studio_of(replace(SITE, brand=brand))).html

    assert not re.search(r"Georgia|Helvetica|Arial", html)
    assert "font-family:Verdana,sans-serif !important" in html
    assert "font-family:Cambria,serif !important" in html
    assert "font-family:Charter,Cambria,serif" in html


def test_what_gmail_would_cut_is_made_to_fit(studio):
    """The last stories wait; the lead never does; the rendering knows what it shows."""
    long = [
        replace(one, articles={
            tag: replace(article, summary="ñ" * 4_000, event=None)
            for tag, article in one.articles.items()
        })
        for one in STORIES
    ]  # fmt: skip
    made = rendering("en+es", studio=studio, stories=long)
    whole = rendering("en+es", studio=studio)

    assert len(made.html) <= 95_000
    shown, all_of_it = ({story for story, _ in one.shows} for one in (made, whole))
    assert shown < all_of_it
    assert next(one.story for one in ISSUE.stories if one.lead) in shown

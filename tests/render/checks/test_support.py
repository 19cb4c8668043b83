"""Only what all mail programs show is used."""

import re
import tomllib

import pytest

from bench.support_table import day_of, latest, names, written
from newsletter.model import Edition
from newsletter.render import check
from newsletter.render.checks.support import ALLOWED, TABLE, allowances, answers, clients, table
from tests.render.arabic import ARABIC_ISSUE, ARABIC_SITE, ARABIC_STORIES
from tests.render.sample import ISSUE, SITE, STORIES, rendering

AFTER = "#outlook a{padding:0}"
BODY = '<body id="body"'
FIVE = ("en", "es", "en+es", "es+en", "en~es")
READERS = {"R-01", "A-06"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</body>", "<section></section></body>", "<section> fails in Outlook (Windows), Yahoo."),
        ("</body>", "<marquee></marquee></body>", "<marquee> fails in Gmail, Outlook (Windows)."),
        ("</body>", "<blink></blink></body>", "<blink> is not among"),
        ("</body>", "<svg><path d='M0'></path></svg></body>", "<svg> fails in Gmail, Outlook, Yahoo."),
        (AFTER, AFTER + ".x{box-shadow:0 0 1px #000000}", "box-shadow fails in Gmail (web), Outlook (Windows), Yahoo."),
        (AFTER, AFTER + ".x{text-box:trim-both}", "text-box is not among"),
        (AFTER, AFTER + "@font-face{font-family:x;src:y}", "@font-face fails in Gmail, Outlook (Outlook.com, iOS, macOS), Yahoo."),
        (AFTER, AFTER + "@media (hover){.x{color:#000000 !important}}", "@media (hover) fails in Gmail, Outlook (Windows), Yahoo."),
        (AFTER, AFTER + "@media (scripting){.x{color:#000000 !important}}", "@media (scripting) is not among"),
        (AFTER, AFTER + ".x>.y{color:#000000}", "a > b fails in Outlook (Windows)."),
        (AFTER, AFTER + ".x:has(p){color:#000000}", ":has fails in Gmail, Outlook, Yahoo."),
        ('width="544"', 'width="544" srcset="x 2x"', "srcset fails in Gmail, Outlook, Yahoo."),
        ('width="544"', 'width="544" shiny="1"', "shiny is not among"),
        (BODY, BODY + ' style="position:absolute"', "position fails in Gmail, Outlook (Windows, iOS)."),
        (BODY, BODY + ' style="display:grid"', "display:grid fails in Outlook (Windows)."),
        (BODY, BODY + ' style="object-fit:cover"', "object-fit fails in Outlook (Windows), Yahoo."),
        (BODY, BODY + ' style="margin:0 1.5rem"', "rem fails in Outlook (Windows), Yahoo."),
        (BODY, BODY + ' style="background:url(https://a.example/b.png)"', "background-image fails in Outlook (Windows)."),
    ],
)  # fmt: skip
def test_what_fails_or_nobody_knows_is_pointed_out(findings, old, new, said):
    """R-01: with the programs that fail, as far as they were tested."""
    found = [one for one in findings((old, new)) if one.id == "R-01"]

    assert [one.level for one in found] == ["warn"]
    assert found[0].messages["en"].startswith(said)


def test_each_half_of_a_picture_element_is_found(findings):
    """R-01: `<picture>`, its `<source>`, and what stands in that."""
    change = ("</body>", '<picture><source srcset="a.jpg"></picture></body>')

    found = {one.messages["es"] for one in findings(change) if one.id == "R-01"}

    assert found == {f"{x} falla en Gmail, Outlook, Yahoo." for x in ("<picture>", "<source>", "srcset")}  # fmt: skip


@pytest.mark.parametrize("code", FIVE)
def test_our_editions_ask_for_nothing_that_fails(studio, code):
    """R-01, A-06: nor are their lines too long, or their letters too small."""
    made = rendering(code, studio=studio)

    found = check(made, Edition.parse(code), issue=ISSUE, site=SITE, strings=studio.strings,
                  stories={one.id: one for one in STORIES})  # fmt: skip

    assert [one for one in found if one.id in READERS] == []


@pytest.mark.parametrize("code", ["ar", "en+ar", "en~ar"])
def test_nor_do_those_from_right_to_left(arabic, code):
    """R-01, A-06: likewise."""
    made = rendering(code, ARABIC_ISSUE, studio=arabic, stories=ARABIC_STORIES)

    found = check(made, Edition.parse(code), issue=ARABIC_ISSUE, site=ARABIC_SITE,
                  strings=arabic.strings)  # fmt: skip

    assert [one for one in found if one.id in READERS] == []


def test_the_table_says_where_it_comes_from():
    """Origin, licence and date; and a day for every line."""
    head = TABLE.read_text(encoding="utf-8").partition("\n\n")[0]
    lines = tomllib.loads(TABLE.read_text(encoding="utf-8"))["features"].values()

    assert all(word in head for word in ("caniemail.com", "MIT licence", "Rémi Parmentier"))
    assert all(re.fullmatch(r"[ynau]{3} [ynau]{4} [ynau]{2} [ynau]{3}, 20\d\d-\d\d(-\d\d)?", one)
               for one in lines)  # fmt: skip


def test_no_allowance_is_idle():
    """Each line has a reason, names programs that there are, and lets something pass."""
    programs = [*next(iter(table().values())), "*"]
    families = {one.partition(".")[0] for one in programs}
    idle = [
        one.feature
        for one in allowances()
        if (known := answers(one.feature))
        and not any(a == "n" and one.covers(one.feature, p) for p, a in known.items())
    ]

    assert idle == []
    assert all(one.reason and set(one.programs) <= {*programs, *families} for one in allowances())
    assert all(known == ("*",) for known in (
        one.programs for one in allowances() if answers(one.feature) is None))  # fmt: skip
    assert ALLOWED.read_text(encoding="utf-8").isascii()


def test_a_family_that_fails_as_a_whole_is_named_as_one():
    """Of others each program."""
    assert clients(["yahoo.desktop-webmail", "yahoo.ios", "yahoo.android"]) == "Yahoo"
    assert clients(["gmail.ios", "apple-mail.macos"]) == "Gmail (iOS), Apple Mail (macOS)"


@pytest.mark.parametrize(
    ("answered", "wanted"),
    [
        ({"2019": "n", "2007": "y", "2024": "a #1 #2"}, "a"),
        ({"16.80": "n", "2011": "y", "2016": "y", "2019-02": "y"}, "n"),
        ({"16.80": "y", "2024-10": "a #4"}, "a"),
        ({"9.3": "n", "12.1": "y"}, "y"),
        ({"2020-02": ""}, "u"),
        ({}, "u"),
    ],
)
def test_the_latest_answer_counts(answered, wanted):
    """Whatever order they stand in: years, months, and versions."""
    assert latest(answered) == wanted


def test_the_table_is_written_anew():
    """From what caniemail publishes: sorted, each feature of a slug, none that mails have no use for."""
    told = {"title": "", "last_test_date": "\t", "stats": {"gmail": {"ios": {"2022-07": "n #1"}}}}

    made = tomllib.loads(written({"html-srcset": told, "css-unit-rem": told, "amp": told}))

    line = "unu uuuu uu uuu, 2022-07"
    assert made["features"] == {"rem": line, "sizes=": line, "srcset=": line}
    assert list(made["features"]) == sorted(made["features"])
    assert day_of(told) == "2022-07"
    assert [names(slug) for slug in ("css-at-media-hover", "html-dir", "image-webp", "bimi")] == [
        ("@media (any-hover)", "@media (hover)"), ("dir=",), (".webp",), (),
    ]  # fmt: skip

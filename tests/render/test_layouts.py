"""Tests of layout, in a browser."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from newsletter.model import Chosen
from newsletter.render import MailName
from tests.render.arabic import ARABIC_ISSUE, ARABIC_STORIES
from tests.render.sample import ISSUE, STORIES, article, rendering, story
from tests.render.sample_mails import mail

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (320, 375, 500, 600, 639, 640, 1024)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium")


@pytest.fixture(scope="module")
def page():
    """An empty page that loads nothing."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        page = browser.new_page()
        page.route("**", lambda route: route.abort())
        yield page
        browser.close()


@pytest.fixture(scope="module")
def mails(studio, arabic):
    """All editions, with endless words in two stories, and all other mails, as name -> HTML."""
    endless = story(99, [article(tag, "W" * 300, "x" * 300) for tag in ("en", "es")], "bus")
    stories = (*STORIES, endless)
    issue = replace(ISSUE, stories=(Chosen(99), *ISSUE.stories))
    codes = ("en", "es", "en+es", "en~es")
    ours = {code: rendering(code, issue, studio=studio, stories=stories).html for code in codes}
    theirs = {
        code: rendering(code, ARABIC_ISSUE, studio=arabic, stories=ARABIC_STORIES).html
        for code in ("ar", "ar+en", "en~ar", "ar~en")
    }
    others = {
        f"{name} {made.site.languages[-1]}": mail(made, name, made.site.languages[-1]).html
        for made in (studio, arabic)
        for name in MailName
    }
    return ours | theirs | others


@pytest.mark.parametrize("strip", [False, True], ids=["with styles", "without styles"])
def test_no_mail_is_wider_than_its_screen(page, mails, strip):
    """From 320 to 1024 px nothing scrolls sideways, not even where style blocks are dropped."""
    wider = []
    for code, html in mails.items():
        bare = re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL) if strip else html
        page.set_content(bare, wait_until="domcontentloaded")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wider.append((code, width))

    assert wider == []


def test_columns_stand_side_by_side_on_a_desk_and_below_one_another_on_a_phone(page, mails):
    """The first language is left in English, right in Arabic, and above on a phone."""
    places = {}
    for code in ("en~es", "ar~en"):
        page.set_content(mails[code], wait_until="domcontentloaded")
        for width in (640, 375):
            page.set_viewport_size({"width": width, "height": 700})
            boxes = [one.bounding_box() for one in page.query_selector_all(".c2")[:2]]
            places[code, width] = [(box["x"], box["y"]) for box in boxes]

    (left, top), (right, top_too) = places["en~es", 640]
    assert left < right
    assert top == top_too
    assert places["ar~en", 640][0][0] > places["ar~en", 640][1][0]
    assert places["en~es", 375][0][1] < places["en~es", 375][1][1]


def test_words_can_be_read_in_light_and_dark(page, mails):
    """Every text has a contrast of at least 4.5 to its ground (WCAG 2.2, 1.4.3)."""
    worst = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for code in ("en", "en+es", "en~es", "ar", "confirm es", "welcome ar", "nudge es"):
            page.set_content(mails[code], wait_until="domcontentloaded")
            worst[scheme, code] = page.evaluate(CONTRAST)

    assert {where: least for where, least in worst.items() if least < 4.5} == {}


CONTRAST = """() => {
  const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const ground = element => {
    const colour = numbers(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 ? ground(element.parentElement) : colour;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 21;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.className === "pre") continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
}"""

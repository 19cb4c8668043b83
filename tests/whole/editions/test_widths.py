"""Whether mails fit on their screens, from a small phone to a desk."""

import re

import pytest

from tests.whole.editions.samples import SHEETS, Sheet

WIDTHS = (320, 375, 500, 600, 639, 640, 1024)
PHONES = (320, 375)
#: By how many px something can be scrolled to, or stands out on either side, where nobody can.
OVERHANG = """() => {
  const wide = document.documentElement.clientWidth;
  const boxes = [...document.body.querySelectorAll("*")].map(one => one.getBoundingClientRect());
  const out = boxes.filter(box => box.width > 1).flatMap(box => [box.right - wide, -box.left]);
  return Math.round(Math.max(document.documentElement.scrollWidth - wide, ...out));
}"""
LOADED = "() => [...document.images].filter(one => one.naturalWidth !== 1400).map(one => one.src)"


def overhangs(page, widths):
    """Return width -> overhang, where there is any."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(OVERHANG)
    return {width: over for width, over in found.items() if over > 0}


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_no_edition_is_wider_than_its_screen(page, press, sheet):
    """Nothing scrolls sideways, with pictures that are larger than they are shown."""
    page.set_content(press.html(sheet), wait_until="load")

    assert page.evaluate(LOADED) == []
    assert overhangs(page, WIDTHS) == {}


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_no_edition_needs_its_styles_or_pictures_on_a_phone(bare_page, press, sheet):
    """Where style blocks are dropped and pictures are off, it still fits."""
    bare = re.sub(r"<style.*?</style>", "", press.html(sheet), flags=re.DOTALL)

    bare_page.set_content(bare, wait_until="load")

    assert overhangs(bare_page, PHONES) == {}


@pytest.mark.parametrize(
    "broken",
    [
        '<table width="700"><tr><td>wide</td></tr></table>',
        '<p style="width:300px;margin-left:-600px">out</p>',
    ],
)
def test_what_is_broken_is_found(page, press, broken):
    """A table of 700 px on a desk of 640, and what stands out where nobody can scroll to."""
    html = press.html(Sheet("es", "en", 1))

    page.set_content(html.replace("<h1", f"{broken}<h1", 1), wait_until="load")

    assert overhangs(page, [640])[640] > 50

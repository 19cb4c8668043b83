"""What axe-core finds in the mails, in a browser: WCAG and good practice."""

import pytest

from tests.whole.editions.samples import LETTERS, SHEETS, Sheet

#: Scheme and width. Both rules left out ask for landmarks of a page; a mail stands within one.
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (640, 375)]
#: What a dark page would have behind words that stayed dark.
DARK_CARD = ".card{background-color:#1b2128 !important}"
RUN = """() => axe.run({
  resultTypes: ["violations"],
  rules: {region: {enabled: false}, "landmark-one-main": {enabled: false}},
}).then(found => found.violations.map(
  one => [one.impact, one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 120))]))"""


@pytest.fixture
def violations(axe, page):
    """Return what is found in a page, in every look: (scheme, width, impact, rule, where)."""

    def look(html, looks=LOOKS):
        page.set_content(html, wait_until="load")
        page.evaluate(axe)
        found = []
        for scheme, width in looks:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            found += [(scheme, width, *one) for one in page.evaluate(RUN)]
        return found

    return look


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_an_edition_is_for_everybody(violations, press, sheet):
    """Nothing is found, light or dark, on a desk or a phone: not even what is minor."""
    assert violations(press.html(sheet)) == []


@pytest.mark.parametrize("letter", LETTERS, ids=str)
def test_a_mail_is_for_everybody(violations, press, letter):
    """Nor in a confirmation, a welcome, a farewell, a nudge."""
    assert violations(press.html(letter)) == []


@pytest.mark.parametrize(
    ("whole", "broken", "rule", "impact"),
    [
        ('<html lang="en"', "<html", "html-has-lang", "serious"),
        (' alt="', ' data-was="', "image-alt", "critical"),
        ("color:#57606a", "color:#d0d4d9", "color-contrast", "serious"),
        ("</head>", f"<style>{DARK_CARD}</style></head>", "color-contrast", "serious"),
    ],
)
def test_what_is_broken_is_found(violations, press, whole, broken, rule, impact):
    """Without a language, without alternative texts, pale, or with half of the dark colours."""
    html = press.html(Sheet("es", "en", 8))
    assert whole in html

    found = violations(html.replace(whole, broken), LOOKS[:1])

    assert (impact, rule) in [(one[2], one[3]) for one in found]

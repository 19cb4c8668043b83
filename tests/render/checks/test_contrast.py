"""Everything can be read, by day and in the dark."""

import pytest

from newsletter.render.checks.contrast import Paint


def test_contrast_is_measured_as_wcag_says():
    """Black on white is 21, a colour on itself 1."""
    assert round(Paint("#000000", "#ffffff").contrast, 2) == 21
    assert Paint("#c2562f", "#c2562f").contrast == 1
    assert round(Paint("#767676", "#ffffff").contrast, 2) == 4.54


def test_large_letters_need_less():
    """From 24 px, or 18.66 px when bold."""
    needed = [Paint(size=size, bold=bold).enough for size, bold in
              ((24, False), (23, False), (19, True), (18, True))]  # fmt: skip

    assert needed == [3, 4.5, 3, 4.5]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("color:#0b5563", "color:#8fb8bf", "Low contrast: #8fb8bf on #"),
        (".card{background-color:#1b2128 !important}", ".card{background-color:#edeff2 !important}",
         "Low contrast in the dark: #"),
        (".bg{background-color:#12161b !important}", "", "Low contrast in the dark: #"),
    ],
)  # fmt: skip
def test_pale_words_are_found(findings, old, new, key):
    """A-04: the worst pair is named, and the brand's colours are where it is mended."""
    found = [one for one in findings((old, new)) if one.id == "A-04"]

    assert found[0].level == "block"
    assert found[0].where == "config/brand"
    assert found[0].messages["en"].startswith(key)


def test_small_letters_are_found(found):
    """A-06: under 14 px, or 12 px when bold."""
    assert found(("font-size:14px;line-height:21px", "font-size:11px;line-height:21px")) == [
        ("A-06", "warn")
    ]

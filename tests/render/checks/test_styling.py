"""Styles are those that Gmail and Outlook keep."""

import pytest

AFTER = "#outlook a{padding:0}"


@pytest.mark.parametrize(
    "css",
    [
        ".x{background-color:url(x.png)}",
        "@import 'x.css';",
        "@media screen{@media print{.x{color:#000000 !important}}}",
        ".x{.y{color:#000000}}",
        ".x{color:#000000",
        ".long-name-of-a-class{color:#000000}" * 250,
    ],
)
def test_what_makes_gmail_drop_a_sheet_is_found(found, css):
    """Z-02: addresses, at-rules within at-rules, nesting, open braces, length."""
    assert ("Z-02", "block") in found((AFTER, AFTER + css))


@pytest.mark.parametrize("exchange", [(" !important", ""), ("@media", "@page")])
def test_styles_for_phones_win(found, exchange):
    """Z-04: they are important, and there are some."""
    assert ("Z-04", "block") in found(exchange)


@pytest.mark.parametrize(
    "style",
    [
        "color:rgb(0 0 0 / 50%)", "color:hsl(0,0%,0%)", "color:var(--x)", "width:calc(1px + 1px)",
        "background-color:url(x.png)", "display:flex", "display:inline-grid", "position:absolute",
        "float:left", "margin:0 -4px", "color:#fff", "color:#ffffff80", "/* x */color:#000000",
    ],
)  # fmt: skip
def test_what_fails_in_a_style_is_found(found, style):
    """Z-05: Gmail drops the whole attribute, Outlook the declaration."""
    assert ("Z-05", "block") in found(('<body id="body"', f'<body id="body" style="{style}"'))

"""Lines are no longer than the eye can follow."""

import pytest

LONG = "Nothing in this town moves without somebody writing it down. " * 5
TOP = "</body>"


def cell(inside, table="", style=""):
    """Return a table with one cell that has *inside*."""
    return f'<table role="presentation" {table}><tr><td style="{style}">{inside}</td></tr></table>'


@pytest.mark.parametrize(
    "block",
    [
        f'<p style="font-size:14px">{LONG}</p>',
        cell(f"<p style='font-size:14px'>Also <b>bold</b>: {LONG}</p>", 'width="620"'),
        f'<div style="max-width:600px"><p style="font-size:14px">{LONG}</p></div>',
    ],
)
def test_long_lines_are_found(findings, block):
    """A-06: with about how many characters a line has, and how the text begins."""
    found = [one for one in findings((TOP, block + TOP)) if one.id == "A-06"]

    assert [(one.level, one.where) for one in found] == [("warn", "templates/editions")]
    assert found[0].messages["en"].startswith("Lines are too long to read well: about ")
    assert "75" in found[0].messages["es"]


@pytest.mark.parametrize(
    "block",
    [
        '<p style="font-size:14px">One short line.</p>',
        f'<p style="font-size:16px">{LONG}</p>',
        f'<p style="font-size:14px">{LONG}<br>{LONG}</p>',
        f'<div style="display:none"><p style="font-size:14px">{LONG}</p></div>',
        cell(f"<p style='font-size:14px'>{LONG}</p>", 'width="560"'),
        cell(f"<p style='font-size:14px'>{LONG}</p>", style="padding:0 30px 0 40px"),
        cell(f"<p style='font-size:14px'>{LONG}</p>", style="padding-right:80px"),
        f'<div style="max-width:80%"><p style="font-size:14px">{LONG}</p></div>',
        cell(f"1</td><td><p style='font-size:14px'>{LONG}</p>").replace(
            "<td", '<td width="200"', 1
        ),
    ],
)
def test_others_are_not(found, block):
    """A-06: short, large, broken by hand, hidden, or in a column that is narrow enough."""
    assert ("A-06", "warn") not in found((TOP, block + TOP))

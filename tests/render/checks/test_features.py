"""What a mail asks of a mail program is found out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.render.anatomy import Anatomy
from newsletter.render.checks.features import named, valued

#: What every style sheet has.
SHEET = {"<style>"}


def sheet(css):
    """Return a mail with nothing but *css*."""
    return Anatomy(f"<style>{css}</style>")


@pytest.mark.parametrize(
    ("css", "wanted"),
    [
        ("p{color:red}", {"color"}),
        ("/* @x{y:z} */p{--own:1}", set()),
        (".a.b>p,#c *{}", {".class", ".a.b", "a > b", "a, b", "#id", "*", "a b"}),
        ("a + b{}a~b{}", {"a + b", "a ~ b"}),
        (":root p{}", {":root", "a b"}),
        ("a:after{}a::before{}a:not(.b){}", {"::after", "::before", ":not"}),
        ("[title='x > y'] p{}", {"[title]", "a b"}),
        ("@import url(x.css);p{margin:0}", {"@import", "margin"}),
        ("@font-face{src:url(x)}", {"@font-face"}),
        ("@keyframes x{from{top:0}50%{top:1px}}", {"@keyframes", "top"}),
        ("@media screen and (min-width:1px) and (hover){p{top:0}}",
         {"@media", "@media (min-width)", "@media (hover)", "top"}),
        ("@supports (display:grid){p{top:0}}", {"@supports", "top"}),
        ("p{a{top:0}}", {"&"}),
        ("p{content:'@media (hover)'}", {"content"}),
    ],
)  # fmt: skip
def test_sheets_name_properties_rules_and_selectors(css, wanted):
    """Those in at-rules too, and none in quotes, comments or the mail's own variables."""
    assert named(sheet(css)) - SHEET == wanted


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("margin:0 1.5rem -2EM .5%", {"rem", "em", "%"}),
        ("color:#1e2e3e;width:calc(100% - 2vw)", {"calc()", "%", "vw"}),
        ("background:#ffffff url(a1px.png)", {"background-image"}),
        ("font-family:'3 rem',system-ui", {"system-ui"}),
        ("display:Grid", {"display:grid"}),
        ("--x:1px;color:var(--x)", {"var()", "px"}),
    ],
)
def test_values_show_functions_units_and_words(style, wanted):
    """Of elements as of sheets; a colour has no unit, nor have quoted words."""
    assert valued(Anatomy(f'<p style="{style}">x</p>')) == wanted
    assert valued(sheet(f"p{{{style}}}")) == wanted


def test_elements_and_attributes_are_named():
    """What stands in a drawing is the drawing's."""
    mail = Anatomy('<meta name="color-scheme"><a href="#x">x</a><svg id="y"><path d="z"></svg>')

    assert named(mail) == {
        '<meta name="color-scheme">', "name=", "<a>", "href=", "<svg>", "id=",
    }  # fmt: skip
    assert valued(mail) == {'href="#"'}


@settings(max_examples=100)
@given(st.text("{}@;:/*!p.a >+~#[]()'\"-&", max_size=60))
def test_no_sheet_breaks_the_reading(css):
    """Whatever stands in it."""
    assert named(sheet(css)) >= SHEET
    assert isinstance(valued(Anatomy(f"<p style='{css}'>")), set)

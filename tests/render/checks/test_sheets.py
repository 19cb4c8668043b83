"""Style sheets are read as far as mails use them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.render.checks.sheets import declarations, rules, weight


def test_rules_are_read_within_at_rules_too():
    """With what stands around them; comments are passed over."""
    css = "p{color:red}/* a{b:c} */@media screen{.a,h1 .b{margin:0 !important;x}}"

    found = [(rule.around, rule.selectors, rule.declarations) for rule in rules(css)]

    assert found == [
        ("", ("p",), (("color", "red", False),)),
        ("@media screen", (".a", "h1 .b"), (("margin", "0", True),)),
    ]


def test_an_import_stands_before_no_rule():
    """It has no braces: the rule after it is a rule of its own."""
    found = [(one.around, one.selectors) for one in rules("@import 'a';p{b:c}@media x{q{b:c}}")]

    assert found == [("", ("p",)), ("@media x", ("q",))]


def test_nesting_is_seen():
    """A brace within braces."""
    assert [rule.nested for rule in rules("p{a{b:c}}")] == [True]


def test_a_class_outweighs_an_element():
    """And a selector that cannot be followed means nobody."""
    weights = [weight(one, "p", frozenset("sl")) for one in ("p", ".s", "p.s", "h1", "[x] p", "")]

    assert weights == [(0, 1), (1, 0), (1, 1), None, None, None]


@settings(max_examples=100)
@given(st.text("{}@;:/*!p.a ", max_size=60))
def test_no_sheet_breaks_the_reading(css):
    """Whatever stands in it."""
    assert all(rule.selectors for rule in rules(css))
    assert all(len(one) == 3 for one in declarations(css))

"""Text made plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.folding import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ÁGUA", "agua"),
        ("\u0662\u066b\u0665 مليون", "2.5 مليون"),
        ("\uff11\uff18\uff10\uff10人\uff0c三", "1800人, 三"),
        ("오후", "오후"),
        ("العَرَبِيَّة", "العربية"),
    ],
)
def test_accents_and_foreign_figures_go(text, plain):
    """Letters stay whole, and figures are those that everybody uses."""
    assert fold(text) == plain


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text):
    """Folded text stays as it is."""
    once = fold(text)

    assert fold(once) == once

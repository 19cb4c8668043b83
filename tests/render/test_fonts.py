"""Tests of fonts for Word."""

import pytest

from newsletter.model import Brand
from newsletter.render.fonts import for_word


@pytest.mark.parametrize(
    ("stack", "known"),
    [
        (Brand().headline_font, "Georgia,serif"),
        (Brand().text_font, "Arial,sans-serif"),
        ("Avenir, Trebuchet MS, Arial, sans-serif", "Trebuchet MS,sans-serif"),
        ("Charter,serif", "Georgia,serif"),
        ("Menlo,monospace", "Courier New,monospace"),
        ("Whatever", "Arial,sans-serif"),
    ],
)
def test_word_gets_a_font_that_it_knows(stack, known):
    """The first of the list that is on every Windows, else one of its kind."""
    assert for_word(stack) == known

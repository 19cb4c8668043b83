"""Tests of colours."""

from newsletter.model import Brand
from newsletter.render.inks import palette


def test_a_language_keeps_its_colour_in_every_edition():
    """Spanish is terracotta, alone or first or second."""
    alone, first, second = (
        palette(Brand(), ("en", "es"), shown) for shown in (("es",), ("es", "en"), ("en", "es"))
    )

    assert alone[0] == first[0] == second[1]
    assert first[1] == second[0] != alone[0]
    assert alone[0].colour == "#9a3412"


def test_two_languages_never_share_a_colour():
    """A third language takes the colour that is free beside the other."""
    inks = palette(Brand(), ("en", "es", "ar"), ("en", "ar"))

    assert inks[0] != inks[1]
    assert len(palette(Brand(), ("en", "es", "ar"), ("en", "es", "ar"))) == 3

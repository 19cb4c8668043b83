"""Words are looked for as a language's catalogue lists them."""

from newsletter.render.checks.listed import found_in, in_a_row, words_for


def test_a_list_is_parted_by_commas(strings):
    """In small letters."""
    assert "click here" in words_for(strings, "en", "vague")
    assert "haz clic aquí" in words_for(strings, "es", "vague")


def test_whole_words_are_found():
    """In any case, over any blanks."""
    assert found_in("You\n WON a prize.", ["you won", "prize", "won a pri"]) == ["you won", "prize"]


def test_of_many_the_first_are_named():
    """And the others counted."""
    assert in_a_row("gfedcbaa") == "a, b, c, d, e (+2)"
    assert in_a_row("ba") == "a, b"

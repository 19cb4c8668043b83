"""When the machine asks nobody."""

import pytest

from newsletter.stories.certainty import disagrees


@pytest.mark.parametrize(
    ("amounts", "title_amounts", "said"),
    [
        (0.0, 0.0, False),
        (-0.2, 0.0, False),
        (-0.5, 1.0, True),
        (-1.0, 0.0, True),
        (0.3, -1.0, True),
        (0.8, -1.0, False),
    ],
)
def test_texts_with_other_amounts_are_two_things(amounts, title_amounts, said):
    """Unless nearly all of the text's amounts agree, and the titles alone differ."""
    assert disagrees({"amounts": amounts, "title_amounts": title_amounts}) is said

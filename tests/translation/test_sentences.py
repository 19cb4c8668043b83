"""Texts are cut at the ends of sentences, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.translation.sentences import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["It opens.", "Doors close at 9."],
        ["¿Cuándo abre?", "¡Pronto!", "«Ya»."],
        ["He said: ⟦“We need water. We need it now.”⟧", "He left."],
        ["“It is time.”", "So she left."],
        ["Mr. Smith of the U.S. Senate met Gov. J. Doe on Nov. 24."],
        ["La Sra. Ruiz llegó a las 7 p.m. Luego habló."],
        ["It costs 3.50 dollars.", "12 came."],
        ["no end"],
        [],
    ],
)
def test_sentences_end_where_readers_see_it(expected):
    """Not after titles and initials, and never within marked words."""
    assert sentences(" ".join(expected)) == expected


@settings(max_examples=150)
@given(st.lists(st.sampled_from(["A", "a.", "B.", "⟦C. D⟧", "“", ".”", "!", "5", "Mr."])))
def test_nothing_is_lost(words):
    """Put together again, the sentences are the text."""
    text = " ".join(words)

    assert " ".join(sentences(text)) == text

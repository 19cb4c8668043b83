"""Texts as weighted marks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.vectors import (
    TELLING,
    backgrounds,
    likeness,
    rarity,
    shared_rarity,
    unit,
    weigh,
)

texts = st.lists(
    st.dictionaries(st.sampled_from("lorem ipsum dolor sit amet".split()), st.integers(1, 9)),
    min_size=1,
    max_size=6,
)


def test_what_few_texts_have_says_more():
    """A word of every text says less than a word of one."""
    rare = rarity([{"alpha": 1, "gamma": 1}, {"alpha": 1}, {"alpha": 1}])

    assert rare["gamma"] > rare["alpha"]


def test_what_most_texts_have_can_be_left_out():
    """A share beyond which a mark says nothing; two texts are no crowd."""
    counted = [{"alpha": 1}] * 3 + [{"gamma": 1}]

    assert set(rarity(counted, 0.5)) == {"gamma"}
    assert set(rarity(counted[:2], 0.5)) == {"alpha"}


def test_only_marks_of_both_languages_are_shared():
    """What one language alone has cannot make two texts alike."""
    assert set(shared_rarity([{"alpha": 1, "gamma": 1}], [{"gamma": 1, "delta": 1}])) == {"gamma"}


def test_only_the_most_telling_marks_are_kept():
    """A long text is known by its rarest marks."""
    counted = {f"mark{number}": 1 for number in range(TELLING + 50)}
    rare = {mark: 1.0 + number for number, mark in enumerate(counted)}
    kept = weigh(counted, rare)

    assert len(kept) == TELLING
    assert "mark0" not in kept


@given(texts, texts)
def test_likeness_lies_between_none_and_all(rows, columns):
    """A text is wholly like itself, and never more than wholly like another."""
    rare = dict.fromkeys("lorem ipsum dolor sit amet".split(), 1.0)
    ours, theirs = [weigh(row, rare) for row in rows], [weigh(column, rare) for column in columns]
    spans = [(0, len(theirs))] * len(ours)

    for row in likeness(ours, theirs, spans):
        assert all(0 < value < 1 + 1e-9 for value in row.values())
    for number, row in enumerate(likeness(ours, ours, [(0, len(ours))] * len(ours))):
        assert not ours[number] or math.isclose(row[number], 1.0)


@given(texts, st.data())
def test_a_row_meets_the_columns_of_its_span_only(columns, data):
    """What is too far away in time is not compared."""
    first = data.draw(st.integers(0, len(columns)))
    behind = data.draw(st.integers(first, len(columns)))
    vectors = [unit(column) for column in columns]
    everybody = likeness(vectors, vectors, [(0, len(columns))] * len(columns))
    some = likeness(vectors, vectors, [(first, behind)] * len(columns))

    assert some == [
        {column: value for column, value in row.items() if first <= column < behind}
        for row in everybody
    ]


def test_the_background_is_how_alike_the_others_are():
    """The nearest is left out; a prior stands for neighbours that are missing."""
    rows, columns = backgrounds([{0: 0.9, 1: 0.4, 2: 0.3}, {1: 0.8}], 3, prior=0.2)

    assert rows == pytest.approx([(0.4 + 0.3 + 3 * 0.2) / 5, 0.2])
    assert columns == pytest.approx([0.2, (0.4 + 4 * 0.2) / 5, 0.2])

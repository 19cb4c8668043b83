"""A choice by weight, and shares of the window."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.send.routing import Weights, shares


def test_the_choice_is_smooth():
    """The lesser is not left to the end."""
    weights = Weights({"a": 5, "b": 1, "c": 1})

    assert "".join(weights.choose("abc") for _ in range(14)) == "aabacaa" * 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=5))
def test_each_is_chosen_as_often_as_its_weight_says(numbers):
    """Exactly, once all weights have been given out."""
    weights = {str(index): number for index, number in enumerate(numbers)}
    chooser = Weights(weights)

    assert Counter(chooser.choose(weights) for _ in range(sum(numbers))) == weights


def test_only_those_that_are_named_are_chosen():
    """One that is away gathers no claim meanwhile."""
    weights = Weights({"a": 1, "b": 1})
    for _ in range(50):
        assert weights.choose(["a"]) == "a"

    assert Counter(weights.choose("ab") for _ in range(10)) == {"a": 5, "b": 5}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8), st.integers(0, 500))
def test_all_of_the_window_is_shared_out(weights, more):
    """Everybody gets something, and nobody of less weight gets more."""
    window = len(weights) + more
    found = shares(weights, window)

    assert sum(found) == window
    assert min(found) >= 1
    ranked = [share for _, share in sorted(zip(weights, found, strict=True))]
    assert all(one <= other + 1 for one, other in pairwise(ranked))

"""Who goes with whom."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.assign import assign, chances

cells = st.tuples(st.integers(0, 4), st.integers(0, 4))
gains = st.dictionaries(cells, st.one_of(st.integers(-2, 4), st.floats(-2, 9)), max_size=14)


def assignments(pairs):
    """Yield every set of *pairs* in which no row and no column comes twice."""
    for size in range(min(5, len(pairs)) + 1):
        for some in combinations(pairs, size):
            if len({row for row, _ in some}) == len({column for _, column in some}) == size:
                yield some


@given(gains)
def test_no_assignment_is_better(table):
    """The sum is the greatest of all that there are, and nobody has two partners."""
    found = assign(table)
    best = max(math.fsum(table[cell] for cell in some) for some in assignments(table))

    assert len(set(found.values())) == len(found)
    assert all(table[cell] > 0 for cell in found.items())
    assert math.fsum(table[cell] for cell in found.items()) == pytest.approx(best)


def test_what_gains_nothing_is_left_alone():
    """A row without a good column has none."""
    assert assign({(0, 0): -1.0, (1, 1): 0.0, (2, 0): 1.0}) == {2: 0}
    assert assign({}) == {}


def test_a_row_gives_way_when_all_gain_by_it():
    """The second best for one is better than nothing for the other."""
    assert assign({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 3.0}) == {0: 1, 1: 0}


@given(st.floats(-6, 18))
def test_without_rivals_the_chance_is_that_of_the_odds(score):
    """One pair alone is as likely as its odds say."""
    odds = math.exp(score)

    assert chances({(0, 0): score})[0, 0] == pytest.approx(odds / (1 + odds))


@given(st.floats(-3, 5), st.floats(-3, 5), st.floats(-3, 5))
def test_where_rivals_form_no_ring_chances_are_exact(first, second, third):
    """Each pair is as likely as the assignments that it is in, of all that there are."""
    scores = {(0, 0): first, (0, 1): second, (1, 1): third}
    weights = {
        some: math.exp(math.fsum(scores[cell] for cell in some)) for some in assignments(scores)
    }
    found = chances(scores)

    for cell in scores:
        with_it = math.fsum(weight for some, weight in weights.items() if cell in some)
        assert found[cell] == pytest.approx(with_it / math.fsum(weights.values()), abs=1e-6)


def test_equal_rivals_share():
    """Two that are equally good get less than half each."""
    found = chances({(0, 0): 8.0, (0, 1): 8.0})

    assert found[0, 0] == found[0, 1] == pytest.approx(0.5, abs=0.01)


def test_a_rival_that_has_a_better_partner_does_not_count():
    """What another surely takes is left to it."""
    assert chances({(0, 0): 5.0, (0, 1): 5.0, (1, 1): 18.0})[0, 0] > 0.98


@given(st.dictionaries(cells, st.floats(-1000, 1000), max_size=14))
def test_chances_are_chances(scores):
    """Between 0 and 1 whatever the scores, and in all at most 1 for a row or column."""
    found = chances(scores)

    assert found.keys() == scores.keys()
    for side in (0, 1):
        for number in range(5):
            given_out = math.fsum(value for cell, value in found.items() if cell[side] == number)
            assert 0 <= given_out <= 1.01

"""Counting what happened in the last so many seconds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.send.pace.windows import SECOND, Window

STEPS = st.lists(st.integers(0, 20 * SECOND), min_size=1, max_size=80)


def obeying(window, steps, begin=1_700_000_000 * SECOND):
    """Let messages go as soon as they may after each of *steps*; return when they went."""
    now, went = begin, []
    for step in steps:
        now += step
        now += window.wait(now)
        assert window.wait(now) == 0
        window.take(now)
        went.append(now)
    return went


@given(STEPS, st.integers(1, 9), st.sampled_from([1, 7, 60, SECOND]))
@settings(max_examples=80, deadline=None)
def test_no_time_holds_more_than_the_limit(steps, limit, length):
    """Whatever stretch one looks at, from any moment on: never one too many."""
    length *= SECOND if length < SECOND else 1
    went = obeying(Window(limit, length), steps)

    assert all(later - first >= length
               for first, later in zip(went, went[limit:], strict=False))  # fmt: skip


@given(STEPS, st.integers(1, 9))
@settings(max_examples=80, deadline=None)
def test_nobody_waits_much_longer_than_needed(steps, limit):
    """A sixtieth of the window at most."""
    window, now, went = Window(limit, 10 * SECOND), 0, []
    for step in steps:
        now += step
        wait = window.wait(now)
        needed = max(0, went[-limit] + 10 * SECOND - now) if len(went) >= limit else 0
        assert needed <= wait <= needed + window.part
        now += wait
        window.take(now)
        went.append(now)


@given(st.integers(1, 9), st.integers(0, 12), st.integers(0, 60))
@settings(max_examples=80, deadline=None)
def test_those_ahead_are_let_go_first(limit, taken, ahead):
    """The wait with others ahead is when these are gone, if all go as soon as they may."""
    window = Window(limit, 60 * SECOND)
    now = obeying(window, [SECOND] * taken)[-1] if taken else 0
    wait = window.wait(now, ahead)

    last = obeying(window, [0] * (ahead + 1), begin=now)[-1] - now

    assert last <= wait <= last + ahead // limit * window.part


def test_a_clock_that_is_set_back_blocks_nobody_for_ever():
    """What was counted in the future counts as now."""
    window = Window(1, 60 * SECOND)
    window.take(10**15)

    wait = window.wait(10**15 - 86400 * SECOND)

    assert 59 * SECOND <= wait <= 62 * SECOND


def test_a_count_survives_in_few_numbers():
    """However many were counted, at most 62 pairs; what is no count is left alone."""
    window, other = Window(5000, 86400 * SECOND), Window(5000, 86400 * SECOND)
    for second in range(5000):
        window.take(second * 17 * SECOND)
    now = 5000 * 17 * SECOND

    other.load([*window.dump(), ["x", 1], [1], None, [3, -4]])

    assert len(window.dump()) <= 62
    assert other.wait(now) == window.wait(now) > 0
    other.load("nonsense")
    assert other.count == window.count

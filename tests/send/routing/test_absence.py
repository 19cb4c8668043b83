"""For how long a relay that failed is left alone."""

from datetime import UTC, datetime, timedelta

from newsletter.send.routing import Absence

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_it_is_left_for_longer_and_longer():
    """Up to ten minutes."""
    absence, waits = Absence(), []
    for _ in range(40):
        absence.failed(NOW)
        waits.append(next(s for s in range(1000) if absence.is_over(NOW + timedelta(seconds=s))))

    assert waits[:9] == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert waits[-1] == 600


def test_an_answer_makes_it_good():
    """Until then it is doubted, even when its time is over."""
    absence = Absence()
    assert not absence.is_doubted
    absence.failed(NOW)
    assert absence.is_doubted
    absence.ask_again()
    assert absence.is_over(NOW)
    assert absence.is_doubted

    absence.answered()

    assert not absence.is_doubted
    absence.failed(NOW)
    assert absence.is_over(NOW + timedelta(seconds=5))


def test_a_clock_that_is_set_back_makes_nobody_wait():
    """A wait that is longer than any is none."""
    absence = Absence()
    absence.failed(NOW)

    assert absence.is_over(NOW - timedelta(days=1))

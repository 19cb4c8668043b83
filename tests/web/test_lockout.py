"""Waiting after failed logins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from newsletter.web import lockout
from newsletter.web.lockout import FREE, LONGEST_WAIT, MEMORY, Lockout
from tests.web.desk import NOW


def test_the_wait_doubles_and_has_an_end():
    """Each failure after the free ones doubles the wait, up to a quarter of an hour."""
    one, now, waits = Lockout(), NOW, []
    for _ in range(FREE + 7):
        while wait := one.begin("a", now):
            waits.append(wait // timedelta(minutes=1))
            now += wait

    assert waits[:6] == [1, 2, 4, 8, 15, 15]


def test_nobody_waits_for_another():
    """Failures count for the address that failed."""
    one = Lockout()
    for _ in range(FREE):
        one.begin("a", NOW)

    assert one.begin("a", NOW)
    assert not one.begin("b", NOW)


def test_failures_are_forgotten():
    """After a quiet hour all tries are free again."""
    one = Lockout()
    for _ in range(FREE + 1):
        one.begin("a", NOW)

    later = NOW + MEMORY + timedelta(seconds=1)
    assert [one.begin("a", later) for _ in range(FREE)] == [timedelta()] * FREE


def test_many_at_once_are_no_way_around():
    """Of a hundred tries at the same moment only the free ones pass."""
    one = Lockout()
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: one.begin("a", NOW), range(100)))

    assert waits.count(timedelta()) == FREE
    assert max(waits) <= LONGEST_WAIT


def test_memory_is_bounded():
    """However many addresses are tried, no more than so many are remembered."""
    one = Lockout()
    for number in range(lockout.MOST + 50):
        one.begin(str(number), NOW)

    assert len(one._records) == lockout.MOST


def test_who_goes_on_failing_is_not_forgotten():
    """Beyond the bound those are forgotten who were quiet longest, not who came first."""
    one = Lockout()
    for number in range(lockout.MOST):
        one.begin(str(number), NOW)
    for _ in range(FREE - 1):
        one.begin("0", NOW)

    one.begin("another", NOW)

    assert one.begin("0", NOW)

"""So many are let in to a host at once, and no more."""

import threading

import pytest

from newsletter.errors import NewsletterError
from newsletter.gather.network.turns import Turns


def test_the_next_waits_until_one_has_left():
    """Another host is not concerned."""
    turns, came = Turns(1), threading.Event()
    turns.take("a")
    turns.take("b")

    def next_one():
        turns.take("a")
        came.set()

    threading.Thread(target=next_one, daemon=True).start()
    early = came.wait(0.1)
    turns.give_back("a")

    assert (early, came.wait(2)) == (False, True)


def test_who_waits_is_sent_away_at_the_end():
    """And so is who comes later."""
    turns, ends = Turns(1), []
    turns.take("a")

    def next_one():
        with pytest.raises(NewsletterError) as caught:
            turns.take("a")
        ends.append(caught.value)

    waiting = threading.Thread(target=next_one, daemon=True)
    waiting.start()
    turns.close()
    waiting.join(2)

    assert len(ends) == 1
    with pytest.raises(NewsletterError):
        turns.take("b")

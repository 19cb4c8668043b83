"""How far a site was read outlives the time between two visits."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from newsletter.gather.wordpress.cursor import Cursor, Reach, Span, Start, cursor_of
from newsletter.gather.wordpress.page import Page
from tests.gather.samples import NOW

ZONE = ZoneInfo("America/Phoenix")


def test_a_cursor_is_kept_as_text():
    """What comes back is what was kept."""
    left = Span(NOW - timedelta(days=3), NOW, 200, numbered=True, tries=1)
    cursor = Cursor(Reach(NOW, left), Reach(NOW - timedelta(hours=1)), Start(NOW, 77))

    assert cursor_of(cursor.text, ZONE) == cursor
    assert cursor_of(Cursor().text, ZONE) == Cursor()


def test_a_cursor_of_old_is_understood():
    """It was the moment of the newest post; a week before it changes were looked for."""
    cursor = cursor_of(NOW.isoformat(), ZONE)

    assert cursor == Cursor(Reach(NOW), Reach(NOW - timedelta(days=7)))


@pytest.mark.parametrize("text", ["", "x", "7", "{}", "[]", '{"news":1}', "null", '{"news":{}}'])
def test_what_is_no_cursor_is_a_blank_one(text):
    """The site is read as if for the first time."""
    assert cursor_of(text, ZONE) == Cursor()


def test_no_post_is_skipped_when_the_size_of_pages_changes():
    """By hundreds, 240 lies on the third page: when that is read, 300 are, not 340."""
    left = Span(NOW - timedelta(days=9), NOW, 240, numbered=True)

    assert left.beyond(Page(numbers=("1",)), 100, is_last=False).skip == 300
    assert left.beneath(20, lost=False).skip == 260

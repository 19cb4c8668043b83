"""What the checks of an issue go through."""

from newsletter.render import Desk
from tests.render.checks.conftest import DUE, NOW
from tests.render.sample import NEWSLETTER, SITE, STORIES


def test_stories_come_in_the_issue_s_order_and_pairs_in_that_of_languages(strings):
    """A story that is not known, or in one language only, is passed over."""
    known = {one.id: one for one in STORIES if one.id in {1, 4, 5, 2}}

    desk = Desk(NEWSLETTER, DUE, known, SITE, strings, NOW)

    assert [one.id for one in desk.told()] == [1, 2, 4, 5]
    assert [(story.id, one.language, two.language) for story, one, two in desk.pairs()] == [
        (1, "en", "es"),
        (2, "en", "es"),
    ]

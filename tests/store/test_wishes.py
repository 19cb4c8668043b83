"""Tests of what editors want of stories."""

import pytest

from newsletter.errors import NotFound
from newsletter.model import Missing, Wish
from tests.store.samples import DAY, NOW, article, pairing, remember

ALL = Wish(1, wanted=True, position=2, lead=True, missing=Missing.OMIT)


@pytest.fixture
def tables(store):
    """Open a transaction with the stories 1 to 3."""
    with store.writing() as tables:
        remember(tables, article("a"), article("b"), article("c", "es"))
        yield tables


def draft(tables, day, newsletter="weekly"):
    """Draft the issue of that day of November; return its number."""
    due = f"2026-11-{day}T07:00"
    return tables.issues.draft(newsletter, NOW + day * DAY, due, NOW)[0].id


def test_a_wish_is_remembered(tables):
    """All of it, in place of what was wanted before; of nothing else."""
    issue = draft(tables, 12)
    tables.wishes.want(issue, Wish(1, wanted=False))
    tables.wishes.want(issue, ALL)

    assert tables.wishes.of(issue) == {1: ALL}


def test_what_was_left_out_stays_out(tables):
    """Of later issues of the newsletter, not of others; what is pinned holds for one issue."""
    first, second = draft(tables, 12), draft(tables, 19)
    tables.wishes.want(first, Wish(1, wanted=False))
    tables.wishes.want(first, Wish(2, wanted=True, position=1))
    tables.wishes.want(first, Wish(3, missing=Missing.OMIT))

    assert tables.wishes.of(second) == {1: Wish(1, wanted=False), 3: Wish(3, missing=Missing.OMIT)}
    assert tables.wishes.of(draft(tables, 19, "daily")) == {}


def test_what_stands_is_put_together(tables):
    """Of two issues, each of which said something else; the later word counts."""
    first, second = draft(tables, 12), draft(tables, 19)
    tables.wishes.want(first, Wish(1, missing=Missing.OMIT))
    tables.wishes.want(second, Wish(1, wanted=False))

    assert tables.wishes.of(draft(tables, 26)) == {1: Wish(1, wanted=False, missing=Missing.OMIT)}


def test_a_later_draft_says_nothing_of_an_earlier_one(tables):
    """Two drafts may be open at once."""
    tables.wishes.want(draft(tables, 26), Wish(1, wanted=False))

    assert tables.wishes.of(draft(tables, 19)) == {}


def test_who_wants_it_after_all_gets_it(tables):
    """What an earlier issue left out is in again, for good."""
    first, second = draft(tables, 12), draft(tables, 19)
    tables.wishes.want(first, Wish(1, wanted=False))
    tables.wishes.want(second, Wish(1, lead=True))

    assert tables.wishes.of(second) == {1: Wish(1, lead=True)}
    assert tables.wishes.of(draft(tables, 26)) == {}


def test_what_is_forgotten_is_forgotten_everywhere(tables):
    """What was said of its gaps, too, and in earlier issues."""
    first, second = draft(tables, 12), draft(tables, 19)
    tables.wishes.want(first, Wish(1, wanted=False, missing=Missing.OMIT))
    tables.wishes.forget(second, 1)

    assert tables.wishes.of(second) == {}


def test_a_wish_goes_along_when_stories_are_joined(tables):
    """It is wanted of what its story has become, and can be taken back; the older story's counts."""
    issue = draft(tables, 12)
    tables.wishes.want(issue, Wish(3, wanted=False))
    tables.stories.join(pairing(1, 3))
    assert tables.wishes.of(issue) == {1: Wish(1, wanted=False)}

    tables.wishes.want(issue, Wish(1, wanted=True))
    assert tables.wishes.of(issue) == {1: Wish(1, wanted=True)}


def test_an_issue_must_be_there(tables):
    """Nothing can be wanted of none."""
    with pytest.raises(NotFound):
        tables.wishes.want(99, ALL)
    with pytest.raises(NotFound):
        tables.wishes.of(99)

"""Tests of joining stories and taking them apart."""

from dataclasses import replace

import pytest

from newsletter.errors import InputError, NotFound
from newsletter.model import Chosen, IssueState, StoryStatus
from tests.store.samples import NOW, article, pairing, remember


@pytest.fixture
def tables(store):
    """Open a transaction with articles 1 (en), 2 (es), 3 (fr), 4 (en) in stories 1 to 4."""
    with store.writing() as tables:
        remember(tables, article("a"), article("b", "es"), article("c", "fr"), article("d"))
        yield tables


def issue_with(tables, *stories, due="2026-11-26T07:00"):
    """Draft an issue with *stories*, the last one leading, and return its number."""
    issue, _ = tables.issues.draft("weekly", NOW, due, NOW)
    chosen = tuple(Chosen(story, "local", lead=story == stories[-1]) for story in stories)
    tables.issues.save(replace(issue, stories=chosen))
    return issue.id


def test_two_become_the_older_one(tables):
    """The joined story has the older number, both articles, and what spoke for it."""
    found = pairing(2, 1, StoryStatus.EDITOR, 0.5)

    number = tables.stories.join(found)

    story = tables.stories.get(number)
    assert number == 1
    assert sorted(story.articles) == ["en", "es"]
    assert (story.status, story.confidence) == (StoryStatus.EDITOR, 0.5)
    assert story.evidence == found.evidence


def test_joining_again_renews_what_speaks_for_it(tables):
    """Two that are one already stay so, with the newer status and evidence."""
    tables.stories.join(pairing(1, 2))

    again = tables.stories.join(pairing(1, 2, StoryStatus.EDITOR))

    assert again == 1
    assert tables.stories.get(1).status is StoryStatus.EDITOR


def test_three_languages_make_one_story(tables):
    """A third language joins the two, through either of them, whatever was joined before."""
    tables.stories.join(pairing(2, 3))
    tables.stories.join(pairing(3, 1))

    assert sorted(tables.stories.get(1).articles) == ["en", "es", "fr"]
    assert [tables.stories.get(number).id for number in (1, 2, 3)] == [1, 1, 1]


def test_one_language_twice_is_refused(tables):
    """A story cannot have two English texts, and the refusal changes nothing."""
    tables.stories.join(pairing(1, 2))

    with pytest.raises(InputError, match="both have an article"):
        tables.stories.join(pairing(2, 4))

    assert len(tables.stories.get(1).articles) == 2
    assert tables.stories.of(4).id == 4


def test_an_unknown_article_is_not_found(tables):
    """Nothing is joined to an article that is not there, nor taken from it."""
    with pytest.raises(NotFound, match="no article 99"):
        tables.stories.join(pairing(1, 99))
    with pytest.raises(NotFound, match="no article 99"):
        tables.stories.separate(99)


def test_what_was_sent_stays_sent(tables):
    """The ledger of both stories becomes the one of the joined story, each line once."""
    issue = issue_with(tables, 1)
    lines = [(1, "en", "en"), (1, "es", "en+es"), (2, "es", "en+es"), (2, "es", "es")]
    tables.ledger.record(issue, "weekly", lines, NOW)
    tables.ledger.record(issue, "daily", [(2, "es", "es")], NOW)

    tables.stories.join(pairing(1, 2))

    assert tables.ledger.sent("weekly") == {
        (1, "en", "en"), (1, "es", "en+es"), (1, "es", "es"),
    }  # fmt: skip
    assert tables.ledger.sent("daily") == {(1, "es", "es")}


def test_issues_show_the_joined_story_once(tables):
    """Where both stories stood, the joined one takes the first place, leading if either led."""
    both = issue_with(tables, 2, 4, 1)
    one = issue_with(tables, 4, 2, due="2026-12-03T07:00")

    tables.stories.join(pairing(1, 2))

    assert tables.issues.get(both).stories == (
        Chosen(1, "local", lead=True), Chosen(4, "local"),
    )  # fmt: skip
    assert tables.issues.get(one).stories == (Chosen(4, "local"), Chosen(1, "local", lead=True))


def test_issues_of_the_past_follow_too(tables):
    """An issue that has been sent keeps its stories, under the numbers they have now."""
    issue = issue_with(tables, 2)
    tables.issues.move(issue, [IssueState.DRAFT], IssueState.SENT, NOW)

    tables.stories.join(pairing(1, 2))

    assert [chosen.story for chosen in tables.issues.get(issue).stories] == [1]


def test_an_article_gets_its_own_story_again(tables):
    """Taken out, an article is alone, and so is the one it leaves."""
    tables.stories.join(pairing(1, 2))

    new = tables.stories.separate(2)

    left, taken = tables.stories.of(1), tables.stories.of(2)
    assert (left.id, taken.id) == (1, new)
    for story in (left, taken):
        assert story.status is StoryStatus.ALONE
        assert (story.confidence, story.evidence) == (1.0, ())


def test_those_who_stay_together_stay_paired(tables):
    """Of three, two go on as they were."""
    tables.stories.join(pairing(1, 2, StoryStatus.EDITOR))
    tables.stories.join(pairing(1, 3, StoryStatus.AUTO))

    tables.stories.separate(2)

    assert sorted(tables.stories.get(1).articles) == ["en", "fr"]
    assert tables.stories.get(1).status is StoryStatus.AUTO


def test_one_who_is_alone_stays(tables):
    """An article that is alone keeps its story."""
    assert tables.stories.separate(2) == 2
    assert len(tables.stories.all()) == 4


def test_what_was_sent_goes_with_its_text(tables):
    """After parting, each story is remembered as sent in the language of its own text."""
    issue = issue_with(tables, 1)
    tables.stories.join(pairing(1, 2))
    tables.ledger.record(issue, "weekly", [(1, "en", "en"), (1, "es", "es")], NOW)

    new = tables.stories.separate(2)

    assert tables.ledger.sent("weekly") == {(1, "en", "en"), (new, "es", "es")}


def test_parting_and_joining_again_loses_nothing(tables):
    """Back together, the story is remembered as before."""
    issue = issue_with(tables, 1)
    tables.stories.join(pairing(1, 2))
    lines = {(1, "en", "en"), (1, "es", "es"), (1, "es", "en+es")}
    tables.ledger.record(issue, "weekly", lines, NOW)

    tables.stories.separate(1)
    number = tables.stories.join(pairing(1, 2))

    assert tables.ledger.sent("weekly") == {(number, *line[1:]) for line in lines}

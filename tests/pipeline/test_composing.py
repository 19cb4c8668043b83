from newsletter.model import IssueState
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    send_issue,
)
from newsletter.subscriptions import Terms, add
from tests.newsrooms import THURSDAY, write_story


def test_the_next_issue_is_drafted(newsroom):
    """It is due on Thursday, with every story that is news, and words in both languages."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]

    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    assert (draft.issue.due_at, draft.issue.due) == (THURSDAY, "2026-11-26T07:00")
    assert len(draft.issue.stories) == 3
    assert draft.issue.words["es"].subject


def test_composing_again_refreshes_the_draft(newsroom, tmp_path):
    """A story that arrives before the issue goes out is in it; there is still one issue."""
    gather_sources(newsroom)
    weekly = newsroom.newsletters[0]
    first = compose_issue(newsroom, weekly, next_due(newsroom, weekly))
    write_story(tmp_path, "late", {"en": "A late story about the bridge"})
    gather_sources(newsroom)

    second = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    assert second.issue.id == first.issue.id
    assert len(second.issue.stories) == len(first.issue.stories) + 1


def test_an_approved_issue_is_left_alone(newsroom, approved):
    """What was approved is not composed anew."""
    weekly = newsroom.newsletters[0]

    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    assert (draft.issue.id, draft.issue.state) == (approved, IssueState.APPROVED)


def test_too_few_stories_have_a_reason(newsroom):
    """Nothing gathered, nothing to say."""
    weekly = newsroom.newsletters[0]

    assert compose_issue(newsroom, weekly, next_due(newsroom, weekly)).reason


def test_what_was_sent_is_not_composed_again(newsroom, approved, clock):
    """A week later only what is new makes the issue: here, nothing."""
    send_issue(newsroom, approved)
    clock.forward(days=7)
    gather_sources(newsroom)
    weekly = newsroom.newsletters[0]

    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    assert draft.issue.stories == ()
    assert draft.reason


def test_what_is_found_late_is_news_in_spite_of_its_date(newsroom, tmp_path, clock):
    """An article that its source shows a month after its date is in the next issue."""
    gather_sources(newsroom)
    clock.forward(days=30)
    write_story(tmp_path, "late", {"en": "The bridge report that nobody could read"})
    gather_sources(newsroom)
    weekly = newsroom.newsletters[0]

    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    with newsroom.store.reading() as tables:
        chosen = tables.stories.several([place.story for place in draft.issue.stories])
    assert [story.articles["en"].title for story in chosen.values()] == [
        "The bridge report that nobody could read"
    ]


def test_a_late_translation_is_sent_to_those_who_read_only_its_language(
    newsroom, tmp_path, approved, clock, box
):
    """The market story went out in Spanish; its English text comes: readers of English get it."""
    weekly = newsroom.newsletters[0]
    for edition in ("en", "es", "en~es"):
        terms = Terms(weekly, newsroom.site.languages, "asked at the fair", edition)
        add(newsroom.store, terms, f"{edition}@example.org", "", newsroom.clock())
    send_issue(newsroom, approved)
    box.messages.clear()
    clock.forward(days=5)
    write_story(tmp_path, "mercado", {"en": "The market opens early"})
    write_story(tmp_path, "park", {"en": "The park reopens", "es": "Reabre el parque"})
    gather_sources(newsroom)
    pair_articles(newsroom)

    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))
    clock.forward(days=2)
    send_issue(newsroom, approve(newsroom, draft.issue.id, by="test").issue.id)

    assert [place.editions for place in draft.issue.stories] == [(), ("en",)]
    told = [one.recipient for one in box.messages if b"The market opens" in one.data]
    assert told == ["en@example.org"]
    assert [b"Now in English" in one.data for one in box.messages if one.recipient in told] == [
        True
    ]
    clock.forward(days=3)
    assert compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue.stories == ()

"""What the coming issue lacks."""

from newsletter.pipeline import (
    compose_issue,
    find_gaps,
    gather_sources,
    next_due,
    pair_articles,
    send_issue,
)
from tests.newsrooms import THURSDAY, TUESDAY, write_story


def test_a_story_in_one_language_is_a_gap(newsroom):
    """Of three stories one has no English; it waits since the day that it came out."""
    gather_sources(newsroom)
    pair_articles(newsroom)

    report = find_gaps(newsroom, newsroom.newsletters[0])

    assert (report.newsletter, report.due.at, report.stories) == ("weekly", THURSDAY, 3)
    assert [(gap.story.title_in(["es"]), gap.missing) for gap in report.gaps] == [
        ("El mercado abre temprano", ("en",))
    ]
    assert report.gaps[0].since < TUESDAY


def test_no_issue_is_made_by_asking(newsroom):
    """The report looks, and leaves everything as it is."""
    gather_sources(newsroom)

    find_gaps(newsroom, newsroom.newsletters[0])

    with newsroom.store.reading() as tables:
        assert tables.issues.all() == []


def test_the_draft_is_what_is_looked_at(newsroom, tmp_path):
    """Once an issue is drafted, what came later is not its gap."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    compose_issue(newsroom, weekly, next_due(newsroom, weekly))
    write_story(tmp_path, "late", {"en": "A late story about the bridge"})
    gather_sources(newsroom)

    assert len(find_gaps(newsroom, weekly).gaps) == 1


def test_the_translation_closes_the_gap(newsroom, tmp_path):
    """When the missing version comes and finds its story, nothing is lacking."""
    gather_sources(newsroom)
    write_story(tmp_path, "mercado", {"en": "The market opens early"})
    gather_sources(newsroom)
    pair_articles(newsroom)

    assert find_gaps(newsroom, newsroom.newsletters[0]).gaps == ()


def test_two_stories_that_may_be_one_are_each_other_s_suggestion(newsroom, tmp_path):
    """An editor who sees the gap sees what may close it."""
    write_story(tmp_path, "a", {"en": "Library card 4417 wins the 2026 prize of $3,250"})
    write_story(tmp_path, "b", {"es": "La tarjeta 4417 gana el premio 2026 de $3,250"})
    gather_sources(newsroom)
    pair_articles(newsroom)
    with newsroom.store.reading() as tables:
        asked = tables.stories.suggestions()

    found = [gap.suggestions for gap in find_gaps(newsroom, newsroom.newsletters[0]).gaps]

    assert [one for one in found if one] == [(pairing,) for pairing in asked for _ in range(2)]


def test_an_issue_that_went_out_is_not_the_coming_one(newsroom, approved):
    """Sent before its time, it has no gaps any more: the next one is looked at."""
    send_issue(newsroom, approved)

    report = find_gaps(newsroom, newsroom.newsletters[0])

    assert report.due.at > THURSDAY
    assert report.stories == 0

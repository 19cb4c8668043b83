"""Tests of the stories, and of what an editor says of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta, timezone

import pytest

from newsletter.errors import NotFound
from newsletter.model import Event, StoryStatus
from tests.store.samples import DAY, NOW, article, pairing, remember


@pytest.fixture
def tables(store):
    """Open a transaction with four articles, numbers 1 to 4, in stories 1 to 4."""
    with store.writing() as tables:
        remember(tables, article("a"), article("a", "es", source="b"),
                 article("c", published_at=NOW - DAY), article("d", "es"))  # fmt: skip
        yield tables


def test_a_story_holds_its_articles_by_language(tables):
    """A story gives each of its language versions under its language."""
    number = tables.stories.join(pairing(1, 2))

    story = tables.stories.get(number)

    assert {language: one.id for language, one in story.articles.items()} == {"en": 1, "es": 2}
    assert story == tables.stories.of(1) == tables.stories.of(2)


def test_all_stories_are_listed_in_order(tables):
    """Each story is listed once, with all its articles; those joined to another are not."""
    tables.stories.join(pairing(1, 4))

    listed = [(story.id, [one.id for one in story.articles.values()])
              for story in tables.stories.all()]  # fmt: skip

    assert listed == [(1, [1, 4]), (2, [2]), (3, [3])]


def test_a_story_is_as_young_as_its_youngest_article(tables):
    """A story counts since a moment when any of its articles came out since, and comes whole."""
    tables.stories.join(pairing(3, 4))

    assert [story.id for story in tables.stories.since(NOW)] == [1, 2, 3]
    assert len(tables.stories.since(NOW)[2].articles) == 2
    assert tables.stories.since(NOW + DAY) == []


def test_sections_and_coming_events_count_however_old_they_are(tables):
    """Words of the week wait for months, and a calendar knows next year's fair."""
    old = {"published_at": NOW - 90 * DAY}
    fair = Event(NOW.astimezone(timezone(timedelta(hours=-7))) + 2 * DAY)
    past = Event(NOW - 9 * DAY)
    remember(
        tables, article("word", section="Palabra", **old), article("fair", event=fair, **old),
        article("past", event=past, **old),
    )  # fmt: skip
    later = NOW + DAY

    known = tables.stories.since(later, sections=["word", " PALABRA"], events_from=later)

    assert [story.articles["en"].guid for story in known] == ["word", "fair"]


def test_several_are_given_under_the_number_asked_for(tables):
    """Numbers that are not there are left out; one that was joined leads to where it went."""
    tables.stories.join(pairing(1, 2))

    found = tables.stories.several([3, 2, 99])

    assert {asked: story.id for asked, story in found.items()} == {3: 3, 2: 1}
    assert tables.stories.get(2).id == 1


def test_unknown_numbers_are_not_found(tables):
    """A story or an article that is not there says so."""
    with pytest.raises(NotFound, match="no story 99"):
        tables.stories.get(99)
    with pytest.raises(NotFound, match="no article 99"):
        tables.stories.of(99)


def test_an_editors_word_is_kept(tables):
    """What an editor said of two articles is kept in either order, and may be said anew."""
    tables.stories.decide(2, 1, together=True, now=NOW)
    tables.stories.decide(3, 4, together=False, now=NOW)
    tables.stories.decide(1, 2, together=False, now=NOW + DAY)

    assert tables.stories.decisions() == {(1, 2): False, (3, 4): False}


def test_an_editors_word_outlives_the_stories(tables):
    """Joining and parting the stories does not touch what an editor said."""
    tables.stories.decide(1, 2, together=False, now=NOW)
    tables.stories.join(pairing(1, 2))
    tables.stories.separate(2)

    assert tables.stories.decisions() == {(1, 2): False}


def test_a_word_on_nothing_is_refused(tables):
    """An editor cannot decide on an article that is not there."""
    with pytest.raises(NotFound, match="no article 99"):
        tables.stories.decide(1, 99, together=True, now=NOW)


def test_suggestions_replace_the_older_ones_about_the_same(tables):
    """What is asked now stands in place of what was asked of the same articles, likeliest first."""
    tables.stories.suggest([pairing(1, 2, StoryStatus.SUGGESTED, 0.6)], about=[1])
    asked = [
        pairing(3, 4, StoryStatus.SUGGESTED, 0.7),
        pairing(1, 4, StoryStatus.SUGGESTED, 0.8),
        pairing(1, 4, StoryStatus.SUGGESTED, 0.8),
    ]
    tables.stories.suggest(asked, about=[1, 3])

    assert tables.stories.suggestions() == [asked[1], asked[0]]
    tables.stories.suggest([], about=[4])
    assert tables.stories.suggestions() == []


def test_other_questions_stay(tables):
    """A run that looks at new articles only takes back nothing about the others."""
    old = pairing(1, 2, StoryStatus.SUGGESTED, 0.6)
    tables.stories.suggest([old], about=[1, 2])

    tables.stories.suggest([], about=[3, 4])

    assert tables.stories.suggestions() == [old]


def test_a_question_that_cannot_be_answered_is_not_asked(tables):
    """When one of the two has found its partner, nobody is asked whether it is another."""
    tables.stories.suggest([pairing(1, 2, StoryStatus.SUGGESTED)], about=[1])

    tables.stories.join(pairing(1, 4))

    assert tables.stories.suggestions() == []


def test_an_answer_closes_the_question(tables):
    """A suggestion that an editor accepts or rejects is asked no more; others stay."""
    questions = [
        pairing(1, 2, StoryStatus.SUGGESTED),
        pairing(3, 4, StoryStatus.SUGGESTED),
        pairing(2, 5, StoryStatus.SUGGESTED),
    ]
    remember(tables, article("e"))
    tables.stories.suggest(questions, about=[])

    tables.stories.decide(2, 1, together=False, now=NOW)
    tables.stories.join(pairing(3, 4))

    assert tables.stories.suggestions() == [questions[2]]


def test_two_who_pair_at_once_ask_once(store):
    """Programs that pair at the same moment ask an editor each question once."""
    with store.writing() as tables:
        remember(tables, article("a"), article("b", "es"))

    def ask(_number):
        with store.writing() as tables:
            tables.stories.suggest([pairing(1, 2, StoryStatus.SUGGESTED)], about=[])

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(ask, range(6)))

    with store.reading() as tables:
        assert len(tables.stories.suggestions()) == 1

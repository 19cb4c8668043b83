"""The editor's hand in an issue."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsletter import editing
from newsletter.errors import InputError, NotFound
from newsletter.model import Missing, Pairing, StoryStatus
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    recompose,
    stories_of,
)
from tests.newsrooms import Box, Clock, open_newsroom, write_story

LANGUAGES = ("en", "es")


@pytest.fixture
def newsroom(tmp_path: Path):
    """A newsroom with three stories, one of them in Spanish only."""
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    write_story(tmp_path, "buses", {"en": "Buses return", "es": "Vuelven los autobuses"})
    write_story(tmp_path, "mercado", {"es": "El mercado abre temprano"})
    opened = open_newsroom(tmp_path, Clock(), Box())
    gather_sources(opened)
    pair_articles(opened)
    yield opened
    opened.store.close()


@pytest.fixture
def draft(newsroom) -> int:
    """The number of its draft."""
    weekly = newsroom.newsletters[0]
    return compose_issue(newsroom, weekly, next_due(newsroom, weekly)).issue.id


def titles(newsroom, issue):
    """Return the titles of the stories of an issue, in their order."""
    stories = stories_of(newsroom, issue)
    return [stories[place.story].title_in(LANGUAGES) for place in issue.stories]


def number_of(newsroom, issue, title):
    """Return the number of the story with that title."""
    known = stories_of(newsroom, issue)
    return next(one.id for one in known.values() if one.title_in(LANGUAGES) == title)


def test_what_is_written_stays_when_the_issue_is_composed_anew(newsroom, draft):
    """And goes out: alone, and as half of the line of two languages."""
    editing.write(newsroom.store, draft, "es", {"subject": "¡Agua!"}, LANGUAGES)
    issue = recompose(newsroom, draft).issue
    laid_out = proof(newsroom, draft).renderings

    assert (issue.words["es"].subject, issue.words["es"].edited) == ("¡Agua!", ("subject",))
    assert laid_out["es"].subject == "¡Agua!"
    assert laid_out["en+es"].subject.endswith(" | ¡Agua!")
    assert laid_out["es+en"].subject.startswith("¡Agua! | ")


def test_an_edition_in_two_languages_has_a_line_of_its_own(newsroom, draft):
    """Only that edition says it."""
    texts = {"subject": "Water / Agua", "preheader": "Both of it."}
    editing.write(newsroom.store, draft, "en~es", texts, LANGUAGES)
    recompose(newsroom, draft)
    laid_out = proof(newsroom, draft).renderings

    assert (laid_out["en~es"].subject, laid_out["en~es"].preheader) == (
        "Water / Agua",
        "Both of it.",
    )
    assert laid_out["en+es"].subject != "Water / Agua"


def test_what_is_reset_is_the_machines_again(newsroom, draft):
    """Field by field."""
    before = recompose(newsroom, draft).issue.words["en"]
    texts = {"subject": "Mine", "note": "Mine.\n\nToo."}
    editing.write(newsroom.store, draft, "en", texts, LANGUAGES)
    editing.write(newsroom.store, draft, "en", {}, LANGUAGES, reset=["subject"])
    words = recompose(newsroom, draft).issue.words["en"]

    assert (words.subject, words.note) == (before.subject, "Mine.\n\nToo.")


@pytest.mark.parametrize(
    ("whose", "texts", "said"),
    [
        ("en+es", {"note": "No."}, "has no 'note'"),
        ("fr", {"subject": "Eau"}, "no edition"),
        ("en", {"subject": "x" * 151}, "too long"),
        ("en", {"title": "x"}, "has no 'title'"),
    ],
)
def test_what_cannot_be_written_is_refused(newsroom, draft, whose, texts, said):
    """In plain words, and nothing is changed."""
    before = recompose(newsroom, draft).issue
    with pytest.raises(InputError, match=said):
        editing.write(newsroom.store, draft, whose, texts, LANGUAGES)

    assert recompose(newsroom, draft).issue == before


def test_stories_go_where_the_editor_wants_them(newsroom, draft):
    """First, out, and back to where the rules have them."""
    issue = recompose(newsroom, draft).issue
    usual = titles(newsroom, issue)
    last = number_of(newsroom, issue, usual[-1])
    editing.choose(newsroom.store, draft, last, lambda wish: replace(wish, wanted=True, position=1))
    assert titles(newsroom, recompose(newsroom, draft).issue)[0] == usual[-1]

    editing.choose(newsroom.store, draft, last, lambda wish: replace(wish, wanted=False))
    assert titles(newsroom, recompose(newsroom, draft).issue) == usual[:-1]

    editing.unchoose(newsroom.store, draft, last)
    assert titles(newsroom, recompose(newsroom, draft).issue) == usual


def test_only_one_story_leads(newsroom, draft):
    """The one that was said last."""
    issue = recompose(newsroom, draft).issue
    first, second = (number_of(newsroom, issue, one) for one in ("Canal closes", "Buses return"))
    editing.choose(newsroom.store, draft, first, lambda wish: replace(wish, lead=True))
    editing.choose(newsroom.store, draft, second, lambda wish: replace(wish, lead=True))

    leads = [one.story for one in recompose(newsroom, draft).issue.stories if one.lead]
    assert leads == [second]


def test_a_gap_of_one_story_is_the_editors(newsroom, draft):
    """Left out of English, held, or labelled: that story alone, and it can be seen in the mail."""
    issue = recompose(newsroom, draft).issue
    market = number_of(newsroom, issue, "El mercado abre temprano")
    assert "mercado" in proof(newsroom, draft).renderings["en"].text.casefold()

    editing.choose(newsroom.store, draft, market, lambda wish: replace(wish, missing=Missing.OMIT))
    recompose(newsroom, draft)
    laid_out = proof(newsroom, draft)
    assert "mercado" not in laid_out.renderings["en"].text.casefold()
    assert "mercado" in laid_out.renderings["es"].text.casefold()

    editing.choose(newsroom.store, draft, market, lambda wish: replace(wish, missing=Missing.HOLD))
    recompose(newsroom, draft)
    assert "T-01" in {one.id for one in proof(newsroom, draft).blocking}


def test_what_is_approved_is_changed_no_more(newsroom, draft):
    """Neither words nor places."""
    approve(newsroom, draft, by="test")

    with pytest.raises(InputError, match="approved"):
        editing.write(newsroom.store, draft, "en", {"subject": "x"}, LANGUAGES)
    with pytest.raises(InputError, match="approved"):
        editing.choose(newsroom.store, draft, 1, lambda wish: replace(wish, wanted=False))
    with pytest.raises(InputError, match="approved"):
        editing.unchoose(newsroom.store, draft, 1)


def test_what_is_not_there_has_no_place(newsroom, draft):
    """No story, no issue, no position."""
    with pytest.raises(NotFound):
        editing.choose(newsroom.store, draft, 99, lambda wish: wish)
    with pytest.raises(NotFound):
        editing.choose(newsroom.store, 99, 1, lambda wish: wish)
    with pytest.raises(InputError, match="no position"):
        editing.choose(newsroom.store, draft, 1, lambda wish: replace(wish, position=0))


def test_what_was_changed_is_composed_before_it_is_approved(newsroom, draft):
    """Else a story would go out that an editor has just left out."""
    story = recompose(newsroom, draft).issue.stories[0].story
    editing.choose(newsroom.store, draft, story, lambda wish: replace(wish, wanted=False))

    with pytest.raises(InputError, match="changed"):
        approve(newsroom, draft, by="test")
    recompose(newsroom, draft)
    assert story not in [one.story for one in approve(newsroom, draft, by="test").issue.stories]


def test_an_editors_word_holds_for_what_a_story_has_become(newsroom, draft):
    """Whoever knows the number that it had may use it."""
    with newsroom.store.writing() as tables:
        articles = sorted(one.id for one in tables.articles.all() if "mercado" in one.title)
        alone = tables.stories.of(articles[0]).id
        other = next(one for one in tables.stories.all() if "en" in one.articles)
        spanish = other.articles["es"].id
        tables.stories.separate(spanish)
    editing.choose(newsroom.store, draft, alone, lambda wish: replace(wish, wanted=False))
    with newsroom.store.writing() as tables:
        english = other.articles["en"].id
        low, high = sorted((english, articles[0]))
        joined = tables.stories.join(Pairing((low, high), StoryStatus.EDITOR, 1.0))

    number = editing.choose(newsroom.store, draft, alone, lambda wish: replace(wish, wanted=True))
    chosen = [one.story for one in recompose(newsroom, draft).issue.stories]

    assert number == joined
    assert joined in chosen

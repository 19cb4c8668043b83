"""Drafts of missing translations, made by machine."""

from dataclasses import replace

import pytest

from newsletter.errors import Blocked, TranslationError
from newsletter.model import Approval, Missing
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
)
from newsletter.render import Level
from newsletter.translation import Glossary
from tests.newsrooms import write_story


class Parrot:
    """A translator that says the same in capitals, or fails as it was told to."""

    service = "parrot"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fault = ""

    def pairs(self):
        """Know every pair."""
        return frozenset({("es", "en"), ("en", "es")})

    def translate(self, texts, source, target):
        """Note what was asked for, and answer."""
        assert source != target
        if self.fault:
            raise TranslationError(self.fault)
        self.asked += texts
        return [text.upper() for text in texts]


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
def room(newsroom, parrot):
    """The newsroom, whose newsletter has its gaps translated and is approved by an editor."""
    weekly = replace(
        newsroom.newsletters[0],
        when_translation_missing=Missing.TRANSLATE,
        approval=Approval.EDITOR,
    )
    changed = replace(newsroom, newsletters=(weekly,), translator=parrot, glossary=Glossary())
    gather_sources(changed)
    pair_articles(changed)
    return changed


def composed(room):
    """Compose the next issue."""
    weekly = room.newsletters[0]
    return compose_issue(room, weekly, next_due(room, weekly))


def drafts_in(room):
    """Return what was drafted in English."""
    with room.store.reading() as tables:
        return [story.drafts["en"] for story in tables.stories.all() if story.drafts]


def test_what_is_missing_is_drafted(room):
    """The market story has no English; title and summary are made from its Spanish."""
    assert composed(room).untranslated == {}

    made = drafts_in(room)
    assert [(one.title, one.service, one.language) for one in made] == [
        ("EL MERCADO ABRE TEMPRANO", "parrot", "en")
    ]


def test_readers_and_editors_are_told(room):
    """The mail says that a machine translated, and links to the page in its language."""
    laid_out = proof(room, composed(room).issue.id)

    html = laid_out.renderings["en"].html
    assert "EL MERCADO ABRE TEMPRANO" in html
    assert "Machine translation" in html
    assert 'hreflang="es"' in html
    assert "Read the full story in Spanish" in html
    assert "Machine translation" in laid_out.renderings["en"].text
    assert "Machine translation" in laid_out.renderings["en~es"].html
    assert "Machine translation" not in laid_out.renderings["es"].html
    found = [finding for finding in laid_out.findings if finding.id.startswith("T-")]
    assert [(one.id, one.level, one.edition) for one in found] == [("T-02", Level.WARN, "en")]


def test_an_editor_may_approve_it_and_no_rule_may(room):
    """Where issues go out by themselves, a draft of a machine stops them."""
    issue = composed(room).issue.id
    alone = replace(room.newsletters[0], approval=Approval.AUTO)

    with pytest.raises(Blocked, match="machine"):
        approve(replace(room, newsletters=(alone,)), issue, by="auto")

    assert approve(room, issue, by="ana@example.org").issue.approved_by == "ana@example.org"


def test_nothing_is_translated_twice(room, parrot):
    """Composing again asks for nothing; neither does the same sentence in another story."""
    composed(room)
    asked = list(parrot.asked)

    composed(room)

    assert parrot.asked == asked


def test_a_changed_article_is_translated_anew(room, parrot, tmp_path):
    """The draft is kept with the digest of what it was made from."""
    issue = composed(room).issue.id
    write_story(tmp_path, "mercado", {"es": "El mercado abre más temprano"})
    gather_sources(room)

    stale = [finding for finding in proof(room, issue).findings if finding.id == "T-03"]
    composed(room)

    assert [finding.level for finding in stale] == [Level.BLOCK]
    assert [one.title for one in drafts_in(room)] == ["EL MERCADO ABRE MÁS TEMPRANO"]
    assert "T-03" not in {finding.id for finding in proof(room, issue).findings}


def test_a_translator_that_fails_leaves_a_label(room, parrot):
    """The story is shown in its own language, as without a translator, and the fault is told."""
    parrot.fault = "It is away."

    draft = composed(room)

    assert draft.untranslated == {"en": "It is away."}
    assert "Spanish only" in proof(room, draft.issue.id).renderings["en"].html


def test_the_translation_of_a_person_takes_its_place(room, tmp_path):
    """When the real text comes, the draft is seen no more."""
    composed(room)
    write_story(tmp_path, "mercado", {"en": "The market opens early"})
    gather_sources(room)
    pair_articles(room)

    html = proof(room, composed(room).issue.id).renderings["en"].html

    assert "The market opens early" in html
    assert "Machine translation" not in html
    assert drafts_in(room) == []


def test_other_newsletters_are_not_translated(room, parrot):
    """One that labels what it lacks asks nobody, and shows no draft that another one had made."""
    composed(room)
    labelled = replace(room.newsletters[0], when_translation_missing=Missing.LABEL)
    asked = list(parrot.asked)

    draft = composed(replace(room, newsletters=(labelled,)))

    assert parrot.asked == asked
    shown = proof(replace(room, newsletters=(labelled,)), draft.issue.id)
    assert "Machine translation" not in shown.renderings["en"].html


def test_numbers_that_differ_are_told(room, parrot, tmp_path):
    """A machine that makes 12 of 21 is not to be trusted: the editor sees the sentence."""
    write_story(tmp_path, "feria", {"es": "La feria cuesta 21 dólares"})
    gather_sources(room)
    parrot.translate = lambda texts, _from, _to: [
        text.upper().replace("21", "12") for text in texts
    ]

    found = proof(room, composed(room).issue.id).findings

    assert any(one.id == "T-04" and "21" in one.messages["es"] for one in found)


def test_articles_are_translated_to_find_their_story(room, parrot):
    """Where that is asked for, those in the first language are, once; the drafts are not kept."""
    looking = replace(room, matching=True)
    with room.store.writing() as tables:
        for story in tables.stories.all():
            for article in list(story.articles.values())[1:]:
                tables.stories.separate(article.id)

    pair_articles(looking)
    asked = list(parrot.asked)
    pair_articles(looking)

    assert {"Canal closes", "Buses return"} <= {text.rstrip(".") for text in asked}
    assert parrot.asked == asked
    assert drafts_in(room) == []


def test_a_translator_that_is_away_stops_no_pairing(room, parrot):
    """Its help is missed, and that is all."""
    parrot.fault = "It is away."
    with room.store.writing() as tables:
        for story in tables.stories.all():
            for article in list(story.articles.values())[1:]:
                tables.stories.separate(article.id)

    assert pair_articles(replace(room, matching=True)).joined == 2


def test_what_no_machine_translated_is_told(room, parrot):
    """Who checks the issue learns that the translator was away."""
    parrot.fault = "It is away."

    found = proof(room, composed(room).issue.id).findings

    assert [(one.level, one.edition) for one in found if one.id == "T-15"] == [(Level.WARN, "en")]

from dataclasses import replace

import pytest

from newsletter.errors import Blocked, InputError
from newsletter.model import IssueState, Missing
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
)


def test_renderings_are_frozen(newsroom, approved):
    """What was approved is read back as it was, in five editions."""
    before = proof(newsroom, approved).renderings

    with newsroom.store.reading() as tables:
        issue = tables.issues.get(approved)
        assert issue.state is IssueState.APPROVED
        assert tables.renderings.of(approved) == dict(before)
    assert set(before) == {"en", "es", "en+es", "es+en", "en~es"}


def test_an_issue_is_approved_once(newsroom, approved):
    """The second time it is no draft any more."""
    with pytest.raises(InputError, match="no draft"):
        approve(newsroom, approved, by="test")


def test_an_issue_without_stories_cannot_be_approved(newsroom):
    """An empty mail is stopped with the reason."""
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    with pytest.raises(Blocked):
        approve(newsroom, draft.issue.id, by="test")


def test_a_picture_that_cannot_be_had_stops_nothing(newsroom, tmp_path):
    """The story is laid out without it, and the editor is told."""
    path = tmp_path / "articles" / "canal.en.md"
    path.write_text(
        path.read_text().replace("author:", "image: broken.jpg\nimage_alt: A canal\nauthor:")
    )
    (tmp_path / "articles" / "broken.jpg").write_text("no picture")
    gather_sources(newsroom)
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))

    laid_out = proof(newsroom, draft.issue.id)

    assert list(laid_out.faults) == [str(tmp_path / "articles" / "broken.jpg")]
    assert "Canal closes" in laid_out.renderings["en"].html.replace("&#160;", " ")


def test_a_newsletter_that_waits_for_translations_is_stopped(newsroom):
    """With `hold`, a story in one language only blocks the approval, and is named."""
    waiting = replace(newsroom.newsletters[0], when_translation_missing=Missing.HOLD)
    newsroom = replace(newsroom, newsletters=(waiting,))
    gather_sources(newsroom)
    pair_articles(newsroom)
    draft = compose_issue(newsroom, waiting, next_due(newsroom, waiting))

    with pytest.raises(Blocked, match="El mercado abre temprano"):
        approve(newsroom, draft.issue.id, by="test")

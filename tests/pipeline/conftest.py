"""A newsroom with three stories and a few readers."""

from pathlib import Path

import pytest

from newsletter.pipeline import (
    Newsroom,
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
)
from tests.newsrooms import Box, Clock, add_readers, open_newsroom, write_story


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def newsroom(tmp_path: Path, clock: Clock, box: Box):
    """A newsroom whose newsletter needs no editor; nothing is gathered yet."""
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    write_story(tmp_path, "buses", {"en": "Buses return", "es": "Vuelven los autobuses"})
    write_story(tmp_path, "mercado", {"es": "El mercado abre temprano"})
    opened = open_newsroom(tmp_path, clock, box)
    add_readers(opened, 5)
    yield opened
    opened.store.close()


@pytest.fixture
def approved(newsroom: Newsroom) -> int:
    """The number of an issue that is approved and due on Thursday."""
    gather_sources(newsroom)
    pair_articles(newsroom)
    weekly = newsroom.newsletters[0]
    draft = compose_issue(newsroom, weekly, next_due(newsroom, weekly))
    return approve(newsroom, draft.issue.id, by="test").issue.id

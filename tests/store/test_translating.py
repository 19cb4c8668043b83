"""What machines translated is kept."""

from dataclasses import replace

import pytest

from newsletter.model import MachineDraft
from tests.store.samples import NOW, article

DRAFT = MachineDraft(
    "Sacred harvest", "Two sentences.", "0" * 64, "deepl", "en", left=("¡Ay!",), numbers=("21",)
)


@pytest.fixture
def tables(store):
    """Open a transaction."""
    with store.writing() as tables:
        yield tables


def test_a_draft_comes_back_with_its_story(tables):
    """The story that lacks the language has what a machine made of its article."""
    number, _ = tables.articles.remember(article("a", "es"), NOW)
    made = replace(DRAFT, article=number)

    tables.drafts.keep([made], NOW)

    assert tables.stories.of(number).drafts == {"en": made}


def test_a_new_draft_takes_the_place_of_the_old_one(tables):
    """There is one draft of an article in a language."""
    number, _ = tables.articles.remember(article("a", "es"), NOW)
    tables.drafts.keep([replace(DRAFT, article=number)], NOW)

    tables.drafts.keep([replace(DRAFT, article=number, title="Sacred crop")], NOW)

    assert tables.stories.of(number).drafts["en"].title == "Sacred crop"


def test_a_sentence_is_remembered_once(tables):
    """What is known stays as it was; what is not known is not there."""
    tables.translations.remember({"a": "uno"})
    tables.translations.remember({"a": "one", "b": "two"})

    assert tables.translations.find(["a", "b", "c"]) == {"a": "uno", "b": "two"}
    tables.translations.remember({})
    assert tables.translations.find([]) == {}

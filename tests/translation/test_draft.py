"""Drafts say what they are made from, and what a machine got wrong."""

import dataclasses

import pytest

from newsletter.errors import TranslationError
from newsletter.model import Article, is_stale
from newsletter.translation import Glossary, draft, drafts
from tests.translation.services import Capitals

GLOSSARY = Glossary(("Daily Star", {"en": "City Council", "es": "Concejo Municipal"}))
ARTICLE = Article(
    "s", "g", "", "en", "City Council meets", "The Daily Star was there. Dues are $12.50 now."
)


def test_a_draft_is_title_and_summary_in_the_other_language():
    """With who made it; names stay, and terms are the editor's."""
    made = draft(ARTICLE, "es", Capitals(), GLOSSARY)

    assert made.title == "Concejo Municipal MEETS"
    assert made.summary == "THE Daily Star WAS THERE. DUES ARE $12.50 NOW."
    assert (made.service, made.language, made.left, made.numbers) == ("capitals", "es", (), ())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("⟦", "").replace("⟧", ""),
        lambda text: text.replace("Daily Star", "Estrella Diaria"),
        lambda text: text + text,
        lambda text: "" if "⟦" in text else text,
    ],
    ids=["unmarked", "translated", "doubled", "empty"],
)
def test_a_sentence_that_lost_a_name_is_left_untranslated(spoil):
    """The editor is told which; the others are translated."""
    made = draft(ARTICLE, "es", Capitals(spoil), Glossary(("Daily Star",)))

    assert made.summary.startswith("The Daily Star was there. ")
    assert "The Daily Star was there." in made.left


def test_a_machine_gone_astray_is_not_believed():
    """A translation many times as long as its source is none."""
    made = draft(ARTICLE, "es", Capitals(lambda text: text + " la" * 500), GLOSSARY)

    assert made.title == "City Council meets".replace("City Council", "Concejo Municipal")
    assert len(made.left) == 3


def test_numbers_that_changed_are_told():
    """Another way to write them is no change."""
    other = Capitals(lambda text: text.replace("12.50", "12,50"))
    wrong = Capitals(lambda text: text.replace("12.50", "125"))

    assert draft(ARTICLE, "es", other, GLOSSARY).numbers == ()
    assert draft(ARTICLE, "es", wrong, GLOSSARY).numbers == ("Dues are $12.50 now.",)


@pytest.mark.parametrize("change", [{"title": "New"}, {"summary": "New"}, {"language": "fr"}])
def test_a_change_of_the_original_shows(change):
    """Of what was translated, and of nothing else."""
    made = draft(ARTICLE, "es", Capitals(), GLOSSARY)

    assert not is_stale(made, dataclasses.replace(ARTICLE, author="Ana", id=7))
    assert is_stale(made, dataclasses.replace(ARTICLE, **change))


def test_many_articles_are_one_question_for_each_language():
    """In any order; equal sentences are sent once, names alone not at all."""
    translator = Capitals()
    spanish = Article("s", "h", "", "es", "Ya abre")
    name = Article("s", "i", "", "en", "Daily Star", "The Daily Star was there.")

    made = drafts([ARTICLE, spanish, name], "fr", translator, GLOSSARY)

    assert [each.title for each in made] == ["City Council MEETS", "YA ABRE", "Daily Star"]
    assert [language for _, language, _ in translator.asked] == ["en", "es"]
    assert len(translator.asked[0][0]) == 3
    assert all(not each.left for each in made)


@pytest.mark.parametrize("language", ["", "es", "es-MX"])
def test_only_another_known_language_is_translated(language):
    """A text of unknown language, or of the target's, is refused in plain words."""
    article = dataclasses.replace(ARTICLE, language=language)

    with pytest.raises(TranslationError, match="not translated"):
        draft(article, "es", Capitals(), GLOSSARY)


def test_hostile_articles_have_drafts():
    """Half surrogates, control characters, nothing at all, and very long titles."""
    texts = ["", "\ud800 a\x00b", "⟦x⟧ ⟦", "a\u202eb\u2028c", "x " * 5000, "<b>&amp;</b>"]
    articles = [Article("s", "g", "", "en", text, text) for text in texts]

    made = drafts(articles, "es", Capitals(), GLOSSARY)

    assert [each.title for each in made][:3] == ["", "A B", "[X] ["]

"""Nothing is translated twice."""

import pytest

from newsletter.errors import TranslationError
from newsletter.translation import Notebook, Remembering, memory_key
from newsletter.translation.memory import GROUP
from tests.translation.services import Capitals


def test_a_known_text_is_not_asked_for():
    """Neither later, nor twice at once."""
    other = Capitals()
    translator = Remembering(other, Notebook())

    first = translator.translate(["a", "b", "a"], "en", "es")
    again = translator.translate(["b", "c", ""], "en", "es")

    assert first == ["A", "B", "A"]
    assert again == ["B", "C", ""]
    assert [texts for texts, *_ in other.asked] == [["a", "b"], ["c"]]


def test_it_is_known_by_text_pair_and_service():
    """Each of them makes another translation."""
    keys = {
        memory_key("a", "en", "es", "deepl"),
        memory_key("b", "en", "es", "deepl"),
        memory_key("a", "es", "en", "deepl"),
        memory_key("a", "en", "es", "apertium"),
        memory_key("a\ud800", "en", "es", "apertium"),
    }

    assert len(keys) == 5


def test_a_fault_costs_one_group_at_most():
    """What was paid for before is remembered."""
    calls = iter([None, TranslationError(), None])

    class Failing(Capitals):
        def translate(self, texts, source, target):
            if fault := next(calls):
                raise fault
            return super().translate(texts, source, target)

    other, texts = Failing(), [f"t{n}" for n in range(GROUP + 5)]
    translator = Remembering(other, Notebook())
    with pytest.raises(TranslationError):
        translator.translate(texts, "en", "es")

    assert translator.translate(texts, "en", "es") == [text.upper() for text in texts]
    assert [len(asked) for asked, *_ in other.asked] == [GROUP, 5]

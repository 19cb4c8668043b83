"""Services get as much as they take."""

import pytest

from newsletter.translation.batches import TooMuch, batches, by_halves


def test_batches_keep_to_both_limits():
    """Bytes count, not letters; a text that is too long by itself goes alone."""
    assert list(batches(["a", "b", "c"], 2, 100)) == [["a", "b"], ["c"]]
    assert list(batches(["ññ", "a", "b" * 9, "c"], 9, 5)) == [["ññ", "a"], ["b" * 9], ["c"]]
    assert list(batches([], 9, 5)) == []


def test_what_is_too_much_is_asked_for_in_parts():
    """In order; a single text that is too much is told."""

    def ask(texts):
        if len(texts) > 2 or "no" in texts:
            raise TooMuch
        return [text.upper() for text in texts]

    assert by_halves(list("abcde"), ask) == list("ABCDE")
    with pytest.raises(TooMuch):
        by_halves(["a", "no", "b"], ask)

"""Words that translate each other."""

import pytest

from newsletter.stories.lexicon import learn, translate

LESSONS = [
    ({"water": 1.0, "city": 0.5}, {"agua": 1.0, "ciudad": 0.5}),
    ({"water": 1.0, "school": 0.5}, {"agua": 1.0, "escuela": 0.5}),
    ({"school": 1.0, "city": 0.5}, {"escuela": 1.0, "ciudad": 0.5}),
]


def test_words_that_come_together_translate_each_other():
    """The firmest translation of each word is the one it always came with."""
    lexicon = learn(LESSONS)

    assert {word: meanings[0] for word, meanings in lexicon.items()} == {
        "water": (1.0, "agua"),
        "city": (1.0, "ciudad"),
        "school": (1.0, "escuela"),
    }


def test_one_meeting_teaches_nothing():
    """Two words that met once may have met by chance."""
    assert learn(LESSONS[:1]) == {}


def test_a_text_is_translated_word_by_word():
    """What is not known stays as it is: names do not change."""
    meant = translate({"water": 0.8, "phoenix": 0.6}, learn(LESSONS))

    assert meant == pytest.approx({"agua": 0.8, "phoenix": 0.6})

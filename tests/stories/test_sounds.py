"""Names as they sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.folding import fold
from newsletter.stories.sounds import letters, sounds_of_names, sounds_of_words


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Elena Ibarra", "엘레나 이바라는"),
        ("Tomás Becker", "토마스 베커"),
        ("Marco Quiroz", "마르코 키로스"),
        ("Samuel Kim", "صامويل كيم"),
        ("Grace Tso", "غريس تسو"),
        ("Elena Ibarra", "إيلينا إيبارا"),
    ],
)
def test_names_meet_across_scripts(name, written):
    """What is heard is written with other letters."""
    ours = {sound for sound, _ in sounds_of_names([name])}
    theirs = {sound for sound, _ in sounds_of_words(fold(written).split())}

    assert ours & theirs


@pytest.mark.parametrize("written", ["폴 오르테가", "나디아 하다드"])
def test_other_names_do_not(written):
    """Two names that sound otherwise share nothing."""
    ours = {sound for sound, _ in sounds_of_names(["Elena Ibarra"])}

    assert not ours & {sound for sound, _ in sounds_of_words(fold(written).split())}


@given(st.text(max_size=40))
def test_any_letter_may_come(text):
    """Letters without a sound are passed over."""
    assert letters(text) is not None
    assert list(sounds_of_words(text.split())) == list(sounds_of_words(text.split()))

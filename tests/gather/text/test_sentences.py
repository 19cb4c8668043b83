"""Sentences end where a reader would say so, in both languages."""

import pytest

from newsletter.gather.text.sentences import abbreviated, ended, sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "The game went on."],
        ["Llovió.", "¿Se suspendió el juego?", "No."],
        ["“It rained.”", "Nobody left!"],
        ["El Sr. Díaz y la Dra. Ruiz llegaron.", "Luego llovió."],
        ["Abre a las 5 p. m. en el centro.", "La entrada es gratis."],
        ["Doors open at 7 p.m. on Main St. in Mesa.", "Bring water."],
        ["Los EE. UU. y México firmaron.", "Fue ayer."],
        ["The U.S. Senate voted.", "It passed."],
        ["Gov. J. R. Smith Jr. signed it.", "It takes effect Jan. 1."],
        ["Use No. 5 on pág. 12.", "The answer was no.", "He left."],
        ["La 12.ª Noche será el sábado.", "Es gratis."],
        ["It costs $4.50 at azmag.gov today.", "Really…", "Yes."],
        ["Wait... what?", "It is over."],
    ],
)
def test_sentences_are_told_apart(parts):
    """Abbreviations, initials, prices and small letters end no sentence."""
    assert sentences(" ".join(parts)) == parts


def test_words_without_an_end_are_a_sentence():
    """What does not end is the last one, and nothing is none."""
    assert sentences("One. And then") == ["One.", "And then"]
    assert sentences("") == []


@pytest.mark.parametrize(
    ("word", "following", "is_one"),
    [
        ("p.", "m", True),
        ("a.m.", "", True),
        ("EE.", "U", True),
        ("(Dr.", "J", True),
        ("no.", "H", False),
        ("no.", "5", True),
        ("city.", "T", False),
        ("7.", "T", False),
        ("azmag.gov.", "T", False),
        ("word", "", False),
    ],
)
def test_abbreviations_are_known(word, following, is_one):
    """Some are ones always, some only before a number."""
    assert abbreviated(word, following) is is_one


def test_the_end_of_a_text_is_seen():
    """A quote or bracket may close after the full stop."""
    assert ended("He said so.”")
    assert not ended("Share this")

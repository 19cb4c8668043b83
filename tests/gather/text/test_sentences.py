"""Sentences end where a reader would say so, in both languages."""

import time

import pytest

from newsletter.gather.text.sentences import abbreviated, ended, joined, sentences


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


@pytest.mark.parametrize(
    "parts",
    [
        ["Mme Roy et M. Diaz sont là.", "Prix env. 5 euros.", "C\u2019est tout !", "Fini."],
        ["A Exma. Sra. Dias chegou.", "Viu o Dr. Lopes?", "Sim."],
        ["Das kostet ca. 5 Mio. Euro, z. B. in Nr. 5.", "Gut so."],
        ["هل تأخر القطار؟", "نعم.", "انتهى\u06d4", "تم."],
        ["बारिश हुई।", "खेल चला॥", "ठीक।"],
        ["그는 왔다.", "끝났다!", "정말?"],
    ],
)
def test_other_languages_have_their_signs(parts):
    """French, Portuguese, German, Arabic and Urdu, Hindi, Korean."""
    assert sentences(" ".join(parts)) == parts
    assert joined(parts) == " ".join(parts)


def test_where_no_blanks_are_written_none_is_needed():
    """Chinese and Japanese; and none is put in when sentences are joined."""
    text = "下雨了。比赛继续\uff01「真的\uff1f」他说。完了"

    assert sentences(text) == ["下雨了。", "比赛继续\uff01", "「真的\uff1f」", "他说。", "完了"]
    assert joined(sentences(text)) == text


@pytest.mark.parametrize("piece", ["!", "。!", '."', "a. "])
def test_the_work_grows_with_the_text(piece):
    """A row of signs is looked at once, not from each of them."""

    def seconds(count):
        began = time.process_time()
        sentences(piece * count + "x")
        return time.process_time() - began

    ratios = [seconds(16_000) / seconds(4_000) for _ in range(3)]

    assert min(ratios) < 10  # 16 where each is looked at from all others

"""Apertium itself translates, whatever it is given; and programs that fail are understood."""

import time

import pytest

from newsletter.errors import TranslationError
from newsletter.model import Article
from newsletter.translation import Glossary, draft, drafts
from newsletter.translation.apertium import Apertium

#: What a report must not get wrong.
FACTS = [
    "The plan costs $1.5 million.",
    "It rose 3.5% to 1,234,567 people.",
    "Doors open at 7:30 p.m. on Tuesday, Nov. 24.",
    "The board voted 5-2 to approve it.",
    "Call 602-555-0100 or write to info@example.org.",
    "Tickets are $5, $12.50 and $20 for ages 3-12.",
]


def program(tmp_path, body):
    path = tmp_path / "apertium"
    path.write_text(f"#!/bin/sh\n[ $1 = -l ] && {{ echo '  eng-spa'; exit; }}\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_it_knows_both_languages(apertium):
    """By their usual tags; the kinds of a language that it has come first."""
    assert {("en", "es"), ("es", "en"), ("es", "en-US")} <= apertium.pairs()
    assert apertium._mode("es-MX", "en-US") == "spa-eng_US"
    assert apertium._mode("en-US", "es-MX") == "eng-spa"
    with pytest.raises(TranslationError, match="from en to fr"):
        apertium.translate(["a"], "en", "fr")


def test_it_translates(apertium):
    """Words, in the order in which they were given."""
    found = apertium.translate(["The house is red.", "The boy eats"], "en", "es")

    assert found == ["La casa es roja.", "El chico come"]
    assert apertium.translate(["El niño come."], "es", "en") == ["The boy eats."]


def test_marked_words_stay_and_the_sentence_around_them_is_sound(apertium):
    """At its beginning, its end, many of them, and next to each other."""
    many = " and ".join(f"⟦White {n}⟧" for n in range(30))
    texts = ["The ⟦City Council⟧ voted with ⟦John White⟧.", "⟦Star⟧ won", "⟦A⟧ ⟦B⟧", many]

    found = apertium.translate(texts, "en", "es")

    assert found[:3] == ["El ⟦City Council⟧ votó con ⟦John White⟧.", "⟦Star⟧ ganó", "⟦A⟧ ⟦B⟧"]
    assert found[3] == many.replace(" and ", " y ")


def test_texts_beside_each_other_do_not_mix(apertium):
    """No word of one story comes into another, whatever a text ends in."""
    texts = ["the mayor said no", "Schools close early", "It opens at 7 p.m.", "Mr", "no", "Mr"]

    together = apertium.translate(texts, "en", "es")

    assert together[:3] == [
        "El alcalde dijo no",
        "Las escuelas cierran temprano",
        "Abre en 7 p.m.",
    ]
    assert together[3] == together[5] == apertium.translate(["Mr"], "en", "es")[0]


def test_numbers_amounts_and_times_are_kept(apertium):
    """And so is what cannot be translated."""
    articles = [Article("s", "g", "", "en", fact) for fact in FACTS]

    made = drafts(articles, "es", apertium, Glossary())

    assert all(each.numbers == () and each.left == () for each in made)
    assert "$1.5" in made[0].title
    assert "7:30 p.m." in made[2].title
    assert "info@example.org" in made[4].title


def test_a_draft_by_it(apertium):
    """The whole way, with a term of the glossary and a quotation."""
    article = Article("s", "g", "", "en", "City Council approves the budget", "“Yes,” she said.")
    glossary = Glossary(({"en": "City Council", "es": "Concejo Municipal"},))

    made = draft(article, "es", apertium, glossary)

    assert made.title == "Concejo Municipal aprueba el presupuesto"
    assert made.summary.startswith("“Yes,” ")
    assert made.left == ()


def test_whatever_it_is_given_it_gives_as_many_back(apertium):
    """Its own signs, markup, right-to-left marks, nothing, and ten thousand letters."""
    hostile = [
        "", " ", "[x] ^y$ \\ / @ {z} ~ * + # _", "<p>a</p><p>", "</p>", "<!-- a", "&lt;p&gt; &amp; &",
        "[<STREAMCMD:SETVAR:x>]", "a [[t:b:1]] b [[/]]", "\\[ \\] \\^", "x" * 10_000, "a " * 5000,
        "\u202eabc\u200f", "नमस्ते שלום 🎉", "^the<det>$", "<script>alert(1)</script>", "<a href='",
        "⟦Zqa⟧ Zqa", "... ... ?", "$(id) `id` '; id", "-u -f", "%s%n",
    ]  # fmt: skip
    plain = ["The house is red."] * 2

    found = apertium.translate([plain[0], *hostile, plain[1]], "en", "es")

    assert len(found) == len(hostile) + 2
    assert {found[0], found[-1]} == {"La casa es roja."}
    assert found[4].lower() == "<p>un</p><p>"
    assert found[-3:-1] == ["-u -f", "%s%n"]
    assert all(len(text.splitlines()) <= 1 for text in found)


def test_it_is_missing():
    """What to install is told."""
    with pytest.raises(TranslationError, match="apt-get install apertium"):
        Apertium(program="no-such-apertium").pairs()


def test_it_fails(tmp_path):
    """Its own words are told, on one line."""
    broken = Apertium(program=program(tmp_path, "echo 'Error: no data' >&2; echo more >&2; exit 3"))

    with pytest.raises(TranslationError, match=r"Error: no data") as raised:
        broken.translate(["a"], "en", "es")

    assert not raised.value.passing
    assert "more" not in str(raised.value)


def test_it_gives_too_little(tmp_path):
    """No text is taken for another one's translation: parts are asked for, then given up."""
    silent = Apertium(program=program(tmp_path, "cat >/dev/null; echo '<p>uno</p>'"))

    assert silent.translate(["a", "b"], "en", "es") == ["uno", "uno"]
    nothing = Apertium(program=program(tmp_path, "cat >/dev/null"))
    with pytest.raises(TranslationError, match="made nothing"):
        nothing.translate(["a", "b"], "en", "es")


def test_it_does_not_end(tmp_path):
    """It is ended, with all that it started."""
    mark = tmp_path / "late"
    slow = Apertium(0.3, program(tmp_path, f"(sleep 1; touch {mark}) | cat"))
    began = time.monotonic()

    with pytest.raises(TranslationError, match=r"within 0.3 seconds") as raised:
        slow.translate(["a"], "en", "es")

    assert time.monotonic() - began < 0.9
    assert raised.value.passing
    time.sleep(1)
    assert not mark.exists()

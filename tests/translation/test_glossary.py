"""What an editor settled, what people said, and addresses stay as they are."""

import time

import pytest

from newsletter.translation import Glossary

GLOSSARY = Glossary(
    ("Star", "Arizona Daily Star", {"en": "City Council", "es": "Concejo Municipal"}, "", {})
)


def test_a_name_stays_and_a_term_has_its_words():
    """The longest name wins, and the marks hold the words of the target."""
    text = GLOSSARY.shield("The City Council told the Arizona Daily Star's man", "en", "es")

    assert text == "The ⟦Concejo Municipal⟧ told the ⟦Arizona Daily Star⟧'s man"


def test_terms_hold_in_both_directions_and_for_kinds_of_a_language():
    """A table names the words of each language."""
    assert GLOSSARY.shield("El Concejo Municipal", "es-MX", "en-US") == "El ⟦City Council⟧"
    assert GLOSSARY.shield("El Concejo Municipal", "es", "fr") == "El ⟦Concejo Municipal⟧"


def test_terms_are_whole_words():
    """Star is not in Starfish, nor in the same letters in lower case."""
    assert GLOSSARY.shield("Starfish, star, Star.", "en", "es") == "Starfish, star, ⟦Star⟧."


@pytest.mark.parametrize(
    "quoted",
    [
        "“We need water.”", "«Es hora»", '"We need water"', "\u2018We don\u2019t know\u2019",
        "„Wir auch“", "https://n.example/a?b=c", "www.n.example/news", "ana+1@n.example",
        "“The Star says so”",
    ],
)  # fmt: skip
def test_what_people_said_and_addresses_stay(quoted):
    """Whole, with the quotation marks, and with names in them left alone."""
    assert GLOSSARY.shield(f"He said {quoted}, twice", "en", "es") == f"He said ⟦{quoted}⟧, twice"


@pytest.mark.parametrize(
    "text",
    [
        "a 5'10\" man and a 6'2\" man",
        "the players\u2019 and the boys\u2019",
        "“never closed",
        '" a "',
    ],
)
def test_what_only_looks_like_a_quotation_is_translated(text):
    """Inches, apostrophes, marks that are never closed."""
    assert GLOSSARY.shield(text, "en", "es") == text


def test_quotations_can_be_translated_for_matching():
    """There, words count, not who said them."""
    assert Glossary(quotes=False).shield("“We” go", "en", "es") == "“We” go"


@pytest.mark.parametrize("letter", ["“", '"', "\u2018", "«", "a@", "www.", "a.", "⟦", "Star "])
def test_no_text_takes_long(letter):
    """Ten thousand marks that are never closed are read at once."""
    began = time.process_time()

    GLOSSARY.shield(letter * 10_000, "en", "es")

    assert time.process_time() - began < 0.5

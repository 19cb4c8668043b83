"""The language of a text is what those say who know, and unknown when nobody does."""

import subprocess
import sys

import pytest

from newsletter.gather.language import detect, in_address, in_name, language_of

LANGUAGES = ("en", "es")
ENGLISH = "Free vaccines for children this Saturday at the school library in Mesa."
SPANISH = "Vacunas gratis para niños este sábado en la biblioteca de la escuela de Mesa."


@pytest.mark.parametrize(
    ("marks", "language"),
    [
        ({"own": "es-MX", "url": "https://n.example/en/a", "source": "en", "lent": "en"}, "es"),
        ({"url": "https://n.example/es/a", "source": "en", "lent": "en"}, "es"),
        ({"source": "es", "lent": "en"}, "es"),
        ({"lent": "en-US"}, "en"),
        ({}, ""),
    ],
)
def test_the_first_who_knows_decides(marks, language):
    """The item's own mark, its address, its source, its feed: in this order."""
    assert language_of(LANGUAGES, "Phoenix", **marks) == language


def test_many_clear_words_overrule_the_mark_of_a_feed():
    """A content system's "en-US" over a Spanish article is not believed."""
    assert language_of(LANGUAGES, SPANISH, lent="en-US") == "es"


def test_few_words_do_not_overrule_the_mark_of_a_feed():
    """A short headline of names proves nothing."""
    assert language_of(LANGUAGES, "Canal Convergence returns") == "en"
    assert language_of(LANGUAGES, "Canal Convergence returns", lent="es") == "es"


def test_the_editors_word_is_not_overruled():
    """Whoever set the language of a source knows it."""
    assert language_of(LANGUAGES, SPANISH, source="en") == "en"


def test_a_mark_of_another_language_settles_it():
    """An article that says it is French is not taken for Spanish, whatever its address says."""
    assert language_of(LANGUAGES, SPANISH, own="fr", url="https://n.example/es/a") == ""


def test_a_mark_that_is_none_is_not_heard():
    """A broken tag is dropped, and the next one asked."""
    assert language_of(LANGUAGES, "Phoenix", own="¿español?", source="es") == "es"


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://news.example/es/2026/nota", "es"),
        ("https://news.example/blog/es-mx/nota", "es"),
        ("https://news.example/nota?lang=es", "es"),
        ("https://es.news.example/nota", "es"),
        ("https://news.example/en-espanol/nota", ""),
        ("https://news.example/en-vivo/nota", ""),
        ("https://news.example/nota-es", ""),
        ("https://news.example/es", ""),
        ("https://es.example/nota", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_addresses_name_a_language(url, language):
    """A folder, a parameter or a subdomain does; a word that begins like a tag does not."""
    assert in_address(url, LANGUAGES) == language


def test_a_name_is_a_tag_or_none():
    """`es` and `es_MX` are tags, `en-vivo` and `escuela` are words."""
    assert [in_name(name, LANGUAGES) for name in ("es", "ES_mx", "en-419")] == ["es", "es", "en"]
    assert [in_name(name, LANGUAGES) for name in ("en-vivo", "escuela", "fr", "")] == [""] * 4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        ("Teachers rally for higher pay", "en"),
        ("Maestros exigen mejor salario", "es"),
        ("Phoenix", ""),
        ("12,000 · 602-555-0100", ""),
        ("", ""),
        ("Les enfants de l'école ont reçu leurs livres hier matin devant la mairie", ""),
    ],
)
def test_words_tell_their_language(text, language):
    """Two languages are told apart; what is too short or of a third is unknown."""
    assert detect(text, LANGUAGES) == language


def test_word_lists_fit_where_foreign_bytes_are_read():
    """With all that this program loads, two languages take less than 110 MB of a process."""
    program = (
        "import resource, newsletter.gather.language as language\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (110_000_000, 110_000_000))\n"
        f"print(language.detect({SPANISH!r}, ('en', 'es')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert (done.stdout.strip(), done.stderr) == ("es", "")


def test_languages_without_word_lists_are_never_detected():
    """Of English and Navajo only English can be told, and nothing is guessed to be Navajo."""
    assert detect(ENGLISH, ("nv", "en")) == "en"
    assert detect(SPANISH, ("nv", "en")) == ""
    assert detect(ENGLISH, ("nv",)) == ""


def test_the_first_of_two_variants_is_meant():
    """A detector knows Spanish, not Mexico: the first Spanish of the configuration is taken."""
    assert detect(SPANISH, ("en", "es-MX", "es-AR")) == "es-MX"

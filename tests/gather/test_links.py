"""Of several addresses the article's own is found, and those of its other languages."""

import pytest

from newsletter.gather.links import Link, alternates_of, own_link
from tests.gather.samples import atom, only, rss

LANGUAGES = ("en", "es")
PLAIN, EN, ES, FR = (
    Link("https://n.example/a"),
    Link("https://n.example/en/a", "en-US"),
    Link("https://n.example/es/a", "es"),
    Link("https://n.example/fr/a", "fr"),
)


@pytest.mark.parametrize(
    ("links", "wanted", "own"),
    [
        ([PLAIN, ES], "", PLAIN),
        ([ES, PLAIN], "en", PLAIN),
        ([PLAIN, ES], "es", ES),
        ([EN, ES], "", EN),
        ([ES, EN], "en", EN),
        ([ES, FR], "en", FR),
        ([ES], "en", ES),
        ([], "en", Link()),
    ],
)
def test_the_own_address_is_chosen_by_language(links, wanted, own):
    """In the wanted language, else in none that is said, else in no other of ours."""
    assert own_link(links, wanted, LANGUAGES) == own


def test_the_others_are_its_other_languages():
    """Its own language and languages that are not configured are left out."""
    assert alternates_of([PLAIN, EN, ES, FR], PLAIN, "en", LANGUAGES) == {"es": ES.url}
    assert alternates_of([PLAIN, EN, ES], PLAIN, "", LANGUAGES) == {"en": EN.url, "es": ES.url}


def test_the_first_of_two_addresses_in_one_language_counts():
    """A page comes before its printed version."""
    printed = Link("https://n.example/es/a/print", "es")

    assert alternates_of([PLAIN, ES, printed], PLAIN, "en", LANGUAGES) == {"es": ES.url}


@pytest.mark.parametrize("language", ["en-US", "es-MX", ""])
def test_rss_with_a_link_to_the_other_language(language):
    """The item's `<link>` is its own, though feedparser calls the last one its link."""
    article = only(
        rss(
            "<title>T</title><link>https://n.example/a</link>"
            "<atom:link rel='alternate' hreflang='fr' href='https://n.example/fr/a'/>"
            "<atom:link rel='alternate' hreflang='nl' href='https://n.example/nl/a'/>",
            channel=f"<language>{language}</language>",
        ),
        languages=("en", "es", "nl"),
    )

    assert article.url == "https://n.example/a"
    assert article.alternates == {"nl": "https://n.example/nl/a"}


def test_rss_with_links_to_both_languages():
    """Its own language among them is recognised by the feed's."""
    both = (
        "<title>T</title><link>https://n.example/?p=7</link>"
        "<atom:link rel='alternate' hreflang='es' href='https://n.example/es/a'/>"
        "<atom:link rel='alternate' hreflang='en' href='https://n.example/en/a'/>"
    )
    article = only(rss(both, channel="<language>es</language>"))

    assert article.url == "https://n.example/es/a"
    assert (article.language, article.alternates) == ("es", {"en": "https://n.example/en/a"})


@pytest.mark.parametrize(("source", "own", "other"), [("en", "en", "es"), ("es", "es", "en")])
def test_atom_with_links_to_both_languages(source, own, other):
    """The editor's word on the source decides which one is its own."""
    article = only(
        atom(
            "<title>T</title>"
            "<link rel='alternate' hreflang='en' href='https://n.example/en/a'/>"
            "<link rel='alternate' hreflang='es' href='https://n.example/es/a'/>"
        ),
        language=source,
    )

    assert article.url == f"https://n.example/{own}/a"
    assert article.alternates == {other: f"https://n.example/{other}/a"}
    assert article.language == own

"""What sources say themselves."""

from dataclasses import replace

import pytest

from newsletter.model import Article, StoryStatus
from newsletter.stories.explicit import explicit_pairings, unbelieved

SITE = "https://news.example"


def article(number, language, path="", *, source="desk", key="", alternates=()):
    return Article(
        source,
        f"g{number}",
        SITE + (path or f"/{language}/a{number}"),
        language,
        "t",
        id=number,
        translation_key=key,
        alternates=dict(alternates),
    )


def found(*articles):
    """Return the pairs that are found, each with its confidence and kind of evidence."""
    return {
        pairing.articles: (pairing.confidence, pairing.evidence[0].kind)
        for pairing in explicit_pairings(articles)
    }


def test_a_key_is_certain():
    """Articles of one source with one key are one story, in as many languages as there are."""
    articles = [article(n, language, key="k") for n, language in enumerate(("en", "es", "fr"), 1)]

    assert found(*articles) == {
        (1, 2): (1.0, "translation_key"),
        (1, 3): (1.0, "translation_key"),
        (2, 3): (1.0, "translation_key"),
    }


def test_a_key_counts_within_its_source():
    """Two sources may count alike and mean nothing by it."""
    assert found(article(1, "en", key="7"), article(2, "es", key="7", source="wire")) == {}


def test_a_key_joins_languages_only():
    """Two articles of one language, or of none, are no translations."""
    assert found(article(1, "en", key="k"), article(2, "en", key="k")) == {}
    assert found(article(1, "en", key="k"), article(2, "", key="k")) == {}


def test_alternates_that_name_each_other_are_certain():
    """What the addresses wear does not matter: scheme, www, a slash, a tracking parameter."""
    english = article(1, "en", alternates={"es": "http://www.news.example/es/a2/?utm_source=x"})
    spanish = article(2, "es", alternates={"en": f"{SITE}/en/a1", "es": f"{SITE}/es/a2"})

    assert found(english, spanish) == {(1, 2): (1.0, "hreflang")}
    (pairing,) = explicit_pairings([english, spanish])
    assert pairing.status is StoryStatus.AUTO


def told(*articles):
    """Return what is no evidence: the article that says so, and of which kind it is."""
    return {(number, evidence.kind) for number, evidence in unbelieved(articles)}


def test_an_alternate_that_is_not_named_back_is_no_evidence():
    """It is kept as something that an editor should see."""
    english = article(1, "en", alternates={"es": f"{SITE}/es/a2"})

    assert found(english, article(2, "es")) == {}
    assert told(english, article(2, "es")) == {(1, "hreflang_one_way")}


def linked(number, language, words, path):
    """Return an article whose text leads to *path*."""
    link = f'<p>Text.</p><p><a class="x" href="{SITE}{path}">{words}</a></p>'
    return replace(article(number, language), body=link)


@pytest.mark.parametrize(
    "words",
    [
        "Leer en español",
        "🌟Leer este artículo en <b>español</b>",
        "Read in Spanish",
        "스페인어로 읽기",
    ],
)
def test_a_link_that_names_the_language_is_nearly_certain(words):
    """Readers are led to the other version by it, in one direction often."""
    english = linked(1, "en", words, "/es/a2")

    assert found(english, article(2, "es")) == {(1, 2): (0.97, "language_link")}


def test_a_link_is_no_evidence_when_it_is_contradicted():
    """The other names another, or a sentence of the text mentions a language, or two claim it."""
    english, spanish = (
        linked(1, "en", "En español", "/es/a2"),
        linked(2, "es", "In English", "/en/a3"),
    )
    course = linked(
        1, "en", "The school will teach all pupils mathematics in Spanish from May on.", "/es/a2"
    )

    assert (1, 2) not in found(english, spanish, article(3, "en"))
    assert found(course, article(2, "es")) == {}
    assert found(english, linked(4, "en", "En español", "/es/a2"), article(2, "es")) == {}
    assert (4, "claimed_twice") in told(
        english, linked(4, "en", "En español", "/es/a2"), article(2, "es")
    )


def test_one_path_in_two_languages_is_nearly_certain():
    """A path that differs in nothing but its language."""
    one, other = "/en/canal-repairs-begin", "/es/canal-repairs-begin/"

    assert found(article(1, "en", one), article(2, "es", other)) == {(1, 2): (0.97, "path")}


def test_a_key_that_two_of_one_language_have_says_nothing():
    """Nobody can say which is meant; an editor should see it."""
    some = [article(n, language, key="k") for n, language in enumerate(("en", "en", "es"), 1)]

    assert found(*some) == {}
    assert told(*some) == {(1, "key_twice"), (2, "key_twice")}


@pytest.mark.parametrize("path", ["/", "/es", "/es/", "/es-mx/"])
def test_a_front_page_is_nobodys_translation(path):
    """A plug-in that finds no translation links to the front page."""
    english = article(1, "en", alternates={"es": SITE + path})

    assert found(english, article(2, "es", path)) == {}
    assert told(english, article(2, "es", path)) == {(1, "hreflang_front_page")}


def test_an_address_that_several_name_is_nobodys_translation():
    """Such a link leads to a section or a campaign; naming back settles it."""
    several = [article(n, "en", alternates={"es": f"{SITE}/es/a9"}) for n in (1, 2)]

    assert found(*several, article(9, "es")) == {}
    assert found(*several, article(9, "es", alternates={"en": f"{SITE}/en/a2"})) == {
        (2, 9): (1.0, "hreflang")
    }


def test_a_short_path_is_a_hint():
    """Two may have it by chance; not with the month before it."""
    short = [article(n, tag, f"/{tag}/dog-show") for n, tag in ((1, "en"), (2, "es"))]
    (hint,) = explicit_pairings(short)
    dated = [article(n, tag, f"/{tag}/2026/11/dog-show") for n, tag in ((1, "en"), (2, "es"))]

    assert hint.status is StoryStatus.SUGGESTED
    assert found(*dated) == {(1, 2): (0.97, "path")}
    (sure,) = explicit_pairings([replace(one, translation_key="k") for one in short])
    assert (sure.status, len(sure.evidence)) == (StoryStatus.AUTO, 2)

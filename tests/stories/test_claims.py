"""What articles say of their other language versions."""

from dataclasses import replace

import pytest

from newsletter.model import Article
from newsletter.stories.claims import (
    Claim,
    claims,
    is_front_page,
    links_of,
    path_key,
    same_paths,
    says_enough,
)

SITE = "https://news.example"


def article(number, language, path="", *, body="", **alternates):
    return Article(
        "desk",
        f"g{number}",
        SITE + (path or f"/{language}/a{number}"),
        language,
        "t",
        body=body,
        id=number,
        alternates={tag: SITE + url for tag, url in alternates.items()},
    )


def test_an_alternate_is_a_claim():
    """It says who names whom, and by which address."""
    english, spanish = article(1, "en", es="/es/a2"), article(2, "es")

    assert claims([english, spanish]) == [Claim(1, "hreflang", "news.example/es/a2", 2)]
    assert links_of(english) == [f"{SITE}/es/a2"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Leer en español", "es"), ("🌟Leer en <b>espa&ntilde;ol</b>", "es"),
        ("Read in Spanish", "es"), ("스페인어로 읽기", "es"), ("Lire en français", "fr"),
    ],
)  # fmt: skip
def test_a_link_that_names_a_language_is_a_claim(words, language):
    """In whatever language it is named, and only on an article in that one."""
    said = article(1, "en", body=f'<p>Text.</p><a class="x" href="{SITE}/x">{words}</a>')
    there = [article(n, tag, "/x") for n, tag in ((2, "es"), (3, "fr"))]

    assert [(one.kind, one.of) for two in there for one in claims([said, two])] == [
        ("language_link", 2 if language == "es" else 3)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Read more",
        "Read in English",
        "The school will teach all pupils mathematics in Spanish from May on.",
    ],
)
def test_other_links_claim_nothing(words):
    """They name no language, their own, or one in the middle of a sentence."""
    said = article(1, "en", body=f'<a href="{SITE}/es/a2">{words}</a>')

    assert claims([said, article(2, "es")]) == []


def test_an_address_of_several_articles_names_nobody():
    """Nobody can say which of them is meant."""
    english = article(1, "en", es="/x")

    assert claims([english, article(2, "es", "/x"), article(3, "es", "/x")]) == []


def test_an_alternate_of_ones_own_language_names_nobody():
    """Pages name themselves among their alternates."""
    itself = article(1, "en", en="/en/a1")

    assert claims([itself, article(2, "es")]) == []


@pytest.mark.parametrize("path", ["/", "/es", "/es/", "/es-mx/", "/?lang=es"])
def test_a_front_page_names_nobody(path):
    """It is a claim that an editor should see, on no article."""
    (said,) = claims([article(1, "en", es=path), article(2, "es", path)])

    assert said.of == 0
    assert is_front_page(said.address)


@pytest.mark.parametrize("url", ["", "http://[", "\ud800", "mailto:x@y.example", "http://x:99999"])
def test_any_text_may_stand_for_an_address(url):
    """A broken address is no error, and names nobody."""
    english = replace(article(1, "en"), alternates={"es": url})

    assert not [one for one in claims([english, article(2, "es")]) if one.of]
    assert path_key(url, {"es"}) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/2026/canal-repairs-begin", "/es/2026/canal-repairs-begin"),
        ("/en/canal-repairs-begin", "/es/canal-repairs-begin/"),
        ("/canal-repairs-begin-en", "/canal-repairs-begin-es"),
        ("/canal-repairs-begin.en.html", "/canal-repairs-begin.es.html"),
        ("/canal-repairs-begin", "/canal-repairs-begin?lang=es"),
    ],
)
def test_one_path_in_two_languages_is_found(one, other):
    """A path that differs in nothing but its language."""
    both = [article(1, "en", one), article(2, "es", other)]

    assert [*same_paths(both).values()] == [both]


@pytest.mark.parametrize("path", ["/a1", "/2026/11/24", "/12345", "/news", "/announcements"])
def test_a_short_path_says_nothing(path):
    """Numbers are counted anew in each language, and sections are named alike."""
    assert same_paths([article(1, "en", f"/en{path}"), article(2, "es", f"/es{path}")]) == {}


def test_a_path_of_several_of_one_language_says_nothing():
    """Nobody can say which of them is meant; nor does one address that two articles have."""
    path = "/canal-repairs-begin"
    some = [article(1, "en", f"/en{path}"), article(2, "en", f"{path}-en"), article(3, "es", path)]

    assert same_paths(some) == {}
    assert same_paths([article(1, "en", path), article(2, "es", path)]) == {}


@pytest.mark.parametrize(
    ("path", "enough"),
    [("/canal-repairs-begin", True), ("/2026/11/dog-show", True), ("/dog-show-4711", True),
     ("/dog-show", False), ("/11/dog-show", False)],
)  # fmt: skip
def test_a_short_path_needs_a_number(path, enough):
    """Long ones need none; a year or a number is enough beside a short one."""
    assert says_enough(path_key(SITE + path, {"en"})) is enough

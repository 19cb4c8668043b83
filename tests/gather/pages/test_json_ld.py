"""What JSON-LD tells of an article is found in all its shapes, and nonsense is passed over."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather.links import Link
from newsletter.gather.pages.json_ld import Told, read

ARTICLE = {"@type": "NewsArticle", "headline": "Bus", "url": "https://n.example/bus"}


def told(**facts):
    """Read an article with *facts*."""
    return read([json.dumps({**ARTICLE, **facts})])


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "WebSite"}, ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebPage"}, ARTICLE]}),
        json.dumps({**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]}),
        f"<!--\n{json.dumps(ARTICLE)}\n-->",
        f"/*<![CDATA[*/{json.dumps(ARTICLE)}/*]]>*/",
    ],
)
def test_the_article_is_found(script):
    """Alone, in a list, in a graph, in comments."""
    assert read([script]).facts == {"title": "Bus", "url": "https://n.example/bus"}


def test_a_text_may_break_its_lines():
    """JSON forbids it, templates do it."""
    assert (
        read(['{"@type": "Article", "headline": "Bus\n\tstays"}']).facts["title"] == "Bus\n\tstays"
    )


def test_of_several_the_one_with_the_address_is_taken():
    """Pages describe related articles, too."""
    other = {**ARTICLE, "headline": "Dog", "url": "https://n.example/dog"}

    assert read([json.dumps([other, ARTICLE])], "http://www.n.example/bus/").facts["title"] == "Bus"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ana", "Ana"),
        ({"@type": "Person", "name": "Ana"}, "Ana"),
        ([{"name": "Ana"}, "Leo", {"name": "Ana"}], "Ana, Leo"),
        ({"@id": "#ana"}, "Ana"),
        ({"@id": "#nobody"}, ""),
        ([None, 7, {"name": 7}], ""),
    ],
)
def test_authors_have_names(author, name):
    """However they are written; also where another object tells them."""
    graph = {"@graph": [{**ARTICLE, "author": author}, {"@id": "#ana", "name": "Ana"}]}

    assert read([json.dumps(graph)]).facts.get("author", "") == name


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("es-MX", "es-MX"),
        ({"@type": "Language", "name": "Spanish", "alternateName": "es"}, "es"),
        (["es"], "es"),
        ("Spanish language", ""),
        (7, ""),
    ],
)
def test_a_language_is_a_tag(language, tag):
    """Or an object that has one; names of languages are left alone."""
    assert told(inLanguage=language).language == tag


@pytest.mark.parametrize("name", ["workTranslation", "translationOfWork"])
@pytest.mark.parametrize(
    ("version", "links"),
    [
        ("https://n.example/es/b", (Link("https://n.example/es/b"),)),
        ({"@id": "https://n.example/es/b", "inLanguage": "es"}, (Link("https://n.example/es/b", "es"),)),
        ([{"url": "/b", "inLanguage": "es"}, {"url": "/c"}], (Link("/b", "es"), Link("/c"))),
        ({"inLanguage": "es"}, ()),
        ([[]], ()),
    ],
)  # fmt: skip
def test_translations_have_addresses(name, version, links):
    """Both ways; without an address there is none."""
    assert told(**{name: version}).translations == links


def test_pictures_have_addresses():
    """As text, as an object, the first of a list."""
    for image in ("/a.jpg", {"url": "/a.jpg"}, [{"contentUrl": "/a.jpg"}, "/b.jpg"]):
        assert told(image=image).facts["image"] == "/a.jpg"


@pytest.mark.parametrize(
    "script",
    ["", "{", "null", "7", '"x"', "[" * 100_000 + "]" * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000,
     "[" + "9" * 10_000 + "]", '{"@type": {"@type": "Article"}}', "x" * 600_000],
)  # fmt: skip
def test_nonsense_tells_nothing(script):
    """It is no error either."""
    assert read([script]) == Told()


KEYS = st.sampled_from(
    "@id @type @graph url name author image headline inLanguage workTranslation articleSection "
    "mainEntityOfPage alternateName datePublished".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["Article", "#a", "es"]) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=8), VALUES)
def test_whatever_is_told_is_text(facts, beside):
    """Any shape of any part gives texts, or nothing."""
    found = read([json.dumps([{**facts, "@type": "Article"}, beside])], "https://n.example/")

    assert all(isinstance(text, str) and text for text in found.facts.values())
    assert isinstance(found.language, str)
    assert all(isinstance(link.url, str) and link.url for link in found.translations)


@pytest.mark.parametrize(
    ("value", "free"),
    [(False, False), ("False", False), ("http://schema.org/False", False), ([False], False),
     (True, True), ("true", True), (None, True), ({}, True)],
)  # fmt: skip
def test_whether_all_may_read_it(value, free):
    """As a truth value, as a word, or in schema.org's own."""
    assert told(isAccessibleForFree=value).free is free

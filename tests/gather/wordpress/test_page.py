"""A page of posts is taken apart whatever it holds, and languages find each other."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError, SourceBusy
from newsletter.gather import Validators
from newsletter.gather.urls import Place
from newsletter.gather.wordpress.page import Wanted, page_of
from tests.gather.samples import brief
from tests.gather.wordpress.newsroom import SITE, Newsroom, post, visited

WORDS = st.text(max_size=20) | st.sampled_from(["\ud800", "<b>x", "&#0;", "en", "http://["])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
NAMES = WORDS | st.sampled_from(
    "rendered id lang locale href author name wp:term taxonomy wp:featuredmedia source_url".split()
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
FIELD = st.sampled_from([*post(), "_embedded", "lang", "translations", "wpml_translations"])


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.dictionaries(FIELD, ANYTHING, max_size=5).map(lambda odd: post(**odd)) | ANYTHING)
)
def test_anything_is_taken_apart(posts):
    """Every post becomes an article, a complaint, or is passed over."""
    page = page_of(json.dumps(posts).encode(), Place(SITE), brief(), Wanted())

    assert len(page.numbers) == len(posts)
    assert all(one.article.title for one in page.found)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60) | ANYTHING.map(lambda raw: json.dumps(raw).encode()))
def test_any_bytes_are_a_page_or_an_error(content):
    """Nothing else is raised."""
    try:
        page_of(content, Place(SITE), brief(), Wanted())
    except PageError as error:
        assert error.remedy


def test_what_is_no_post_is_counted():
    """One complaint for all of them."""
    page = page_of(json.dumps([1, None, post()]).encode(), Place(SITE), brief(), Wanted())

    assert len(page.found) == 1
    assert [one.what.split()[0] for one in page.complaints] == ["2"]


def test_long_numbers_are_read():
    """Python refuses to read numbers of more than 4,300 digits."""
    content = json.dumps([post()]).replace('"id": 1', f'"id": {"9" * 5_000}').encode()

    assert len(page_of(content, Place(SITE), brief(), Wanted()).found) == 1


def by_language(*posts):
    """Read *posts*, one for each language."""
    return {article.language: article for article in visited(Newsroom(posts)).articles}


def test_numbers_lead_to_addresses():
    """What stands on another page, or bears another tag, is found by its number."""
    both = {"en": 1, "es-mx": 130}
    others = [post(number, lang="en") for number in range(2, 130)]
    spanish = post(130, lang="es", translations=both)
    posts = [post(1, lang="en", translations=both), *others, spanish]
    articles = visited(Newsroom(posts)).articles

    assert articles[0].alternates == {"es": "https://news.example/story-130/"}
    assert articles[-1].alternates == {"en": "https://news.example/story-1/"}
    assert articles[0].translation_key == articles[-1].translation_key == "polylang:1"


def test_numbers_that_lead_nowhere_still_make_a_key():
    """The other version may not be public."""
    article = by_language(post(12, lang="es", translations={"en": 34, "es": 12}))["es"]

    assert (article.alternates, article.translation_key) == ({}, "polylang:12")


def test_versions_that_were_not_read_are_asked_for():
    """A translation may be older than what is read; nothing else of it is wanted."""
    late = post(1, lang="es", translations={"en": 40, "es": 1})
    newsroom = Newsroom([late, post(2), post(40, lang="en")])
    gathered = visited(newsroom, Validators(cursor="2026-11-14T15:00:00+00:00"))

    assert [article.alternates for article in gathered.articles] == [
        {"en": "https://news.example/story-40/"}, {},
    ]  # fmt: skip
    assert len(newsroom.asked) == 3
    assert "include=40&per_page=100&_fields=id,link" in newsroom.asked[-1]


def test_versions_are_asked_for_in_every_language():
    """The source is of one language, and its other versions are not."""
    newsroom = Newsroom([post(1, lang="es", translations={"en": 40})])
    visited(newsroom, url=f"{SITE}?lang=es")

    assert newsroom.asked[-1].startswith(f"{SITE}wp-json/wp/v2/posts?lang=&include=40&")


def test_addresses_that_cannot_be_had_are_done_without():
    """The articles come all the same."""
    newsroom = Newsroom([post(1, lang="es", translations={"en": 40})], largest=100)
    answer = newsroom._posts

    def posts(url, asked):
        if "include" in asked:
            raise SourceBusy(where=url)
        return answer(url, asked)

    newsroom._posts = posts

    assert visited(newsroom).articles[0].alternates == {}


def test_the_mark_of_a_post_beats_the_language_of_its_source():
    """The plugin knows better than the configuration; without a mark the source speaks."""
    posts = [post(1, lang="es"), post(2), post(3, lang=False)]
    gathered = visited(Newsroom(posts), language="en")

    assert [article.language for article in gathered.articles] == ["es", "en", "en"]


def test_posts_of_one_name_are_told_apart():
    """A copied post may keep the name of the first."""
    name = {"rendered": "same"}
    articles = visited(Newsroom([post(1, guid=name), post(2, guid=name)])).articles

    assert [article.guid for article in articles] == ["same", "https://news.example/story-2/"]


@pytest.mark.parametrize("shape", ["mapping", "list"])
def test_wpml_names_addresses(shape):
    """They are known even if the other version was not read."""
    other = {"locale": "en_US", "id": 34, "post_title": "x", "href": "https://news.example/en/x/"}
    field = {"en_US": other} if shape == "mapping" else [other]
    fields = {"wpml_current_locale": "es_ES", "wpml_translations": field}
    article = by_language(post(12, **fields))["es"]

    assert article.alternates == {"en": "https://news.example/en/x/"}
    assert article.translation_key == "wpml:12"

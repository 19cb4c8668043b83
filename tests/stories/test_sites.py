"""Hosts, and which of them are one site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.stories.sites import same_site, site_of


def site(url):
    return site_of(url, ("en", "es"))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example/a", "news.example"),
        ("https://ES.news.example/", "news.example"),
        ("https://www.es.news.example/", "news.example"),
        ("https://fr.news.example/", "fr.news.example"),
        ("https://es.example/", "es.example"),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_a_host_goes_without_www_and_a_language(url, host):
    """Unless the language is all its name; only the newsroom's languages count."""
    assert site(url) == host


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://news.example/a", "https://www.news.example/b", True),
        ("https://en.news.example/a", "https://es.news.example/b", True),
        ("https://news.example/a", "https://noticias.news.example/b", True),
        ("https://a.blogs.example/a", "https://b.blogs.example/b", False),
        ("https://news.example/a", "https://other.example/b", False),
        ("https://news.example/a", "", True),
        ("http://[", "https://news.example/a", True),
        ("https://es.example/a", "https://en.example/a", False),
    ],
)
def test_a_site_is_its_host_without_a_language(one, other, same):
    """Languages often have hosts of their own; an article without address is the newsroom's."""
    assert same_site(site(one), site(other)) is same
    assert same_site(site(other), site(one)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news.example", "noticias.example", True),
        ("blog.news.example", "noticias.example", False),
        ("news.example", "third.example", False),
    ],
)
def test_a_newsroom_may_have_several_hosts(one, other, same):
    """Those that it names, and no others."""
    newsrooms = [{"news.example", "noticias.example"}, {"third.example", "fourth.example"}]

    assert same_site(one, other, newsrooms) is same
    assert not same_site(one, other) or one == other


@given(st.text(max_size=60))
def test_any_text_may_stand_for_an_address(url):
    """A host comes of it or none; it is on one site with itself."""
    assert same_site(site(f"https://{url}"), site(f"https://{url}"))

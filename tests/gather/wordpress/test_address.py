"""The addresses of a REST interface, for sites of all shapes."""

import pytest

from newsletter.gather.wordpress import address

LINK = '<{}>; rel="https://api.w.org/"'
LANGUAGES = ("en", "es")


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://n.example", "https://n.example/wp-json/"),
        ("https://n.example/", "https://n.example/wp-json/"),
        ("https://n.example/es", "https://n.example/es/wp-json/"),
        ("https://n.example/blog/es/#top", "https://n.example/blog/es/wp-json/"),
        ("https://n.example/?lang=es", "https://n.example/wp-json/?lang=es"),
        ("https://n.example/index.php?lang=es", "https://n.example/wp-json/?lang=es"),
    ],
)
def test_the_root_is_below_the_site(url, root):
    """Folder and parameters are kept."""
    assert address.near(url) == root


@pytest.mark.parametrize(
    ("header", "url", "root"),
    [
        (LINK.format("/wp-json/"), "https://n.example/", "https://n.example/wp-json/"),
        (LINK.format("/wp-json/"), "https://n.example/es/", "https://n.example/wp-json/?lang=es"),
        (LINK.format("/es/wp-json/"), "https://n.example/es/", "https://n.example/es/wp-json/"),
        (LINK.format("/wp-json/?lang=es"), "https://n.example/?lang=es", "https://n.example/wp-json/?lang=es"),
        (LINK.format("/?rest_route=/"), "https://n.example/?lang=es", "https://n.example/?rest_route=/&lang=es"),
        (LINK.format("/wp-json/"), "https://n.example/blog/", "https://n.example/wp-json/"),
        (LINK.format("javascript:x"), "https://n.example/", ""),
        ("<https://n.example/?p=1>; rel=shortlink", "https://n.example/", ""),
        ("<" * 9_000, "https://n.example/", ""),
        ("", "https://n.example/", ""),
    ],
)  # fmt: skip
def test_the_root_is_where_the_site_says(header, url, root):
    """The language that its address bears is asked for there, too."""
    assert address.named(header, url, LANGUAGES) == root


@pytest.mark.parametrize(
    ("root", "url"),
    [
        ("https://n.example/wp-json/", "https://n.example/wp-json/wp/v2/posts?page=2"),
        ("https://n.example/wp-json?lang=es", "https://n.example/wp-json/wp/v2/posts?lang=es&page=2"),
        ("https://n.example/?rest_route=/", "https://n.example/?rest_route=/wp/v2/posts&page=2"),
    ],
)  # fmt: skip
def test_posts_are_below_the_root(root, url):
    """As a path or as a parameter."""
    assert address.posts(root, {"page": "2"}) == url


def test_plain_addresses_have_a_parameter():
    """It stands beside the site's own."""
    assert address.plain("https://n.example/?lang=es") == "https://n.example/?lang=es&rest_route=/"

"""The header Link names language versions; what is broken in it names none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather.links import Link
from newsletter.gather.pages.link_header import alternates

ES = Link("https://n.example/es/a", "es")


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ('<https://n.example/es/a>; rel="alternate"; hreflang="es"', [ES]),
        ("<https://n.example/es/a>;hreflang=es;rel=Alternate", [ES]),
        ('<https://n.example/es/a> ; REL = "canonical alternate" ; HREFLANG = es', [ES]),
        ("</x>; rel=preload, <https://n.example/es/a>; rel=alternate; hreflang=es", [ES]),
        ('</a,b;c>; rel=alternate; title="x, <y>; rel=z \\" q"; hreflang=es', [Link("/a,b;c", "es")]),
        ("</a>; rel=alternate; hreflang=es; hreflang=en", [Link("/a", "es"), Link("/a", "en")]),
        ("</a>; crossorigin; rel=alternate; hreflang=es", [Link("/a", "es")]),
        ("</a>; rel=next; rel=alternate; hreflang=es", []),  # the first rel counts: RFC 8288 3.3
        ("</a>; rel=alternate; hreflang=es; anchor=/b", []),
        ("</a>; rel=alternate", []),
        ("</a>; hreflang=es", []),
        ("</a; rel=alternate; hreflang=es", []),
        ("rel=alternate; hreflang=es", []),
        ("", []),
    ],
)  # fmt: skip
def test_links_by_language_are_found(header, links):
    """In any order and case, quoted or not, among other links."""
    assert alternates(header) == links


PIECES = st.sampled_from(
    ["</a>", "<", ">", ";", ",", "=", '"', "\\", " ", "rel", "alternate", "hreflang", "es", "é"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_any_header_can_be_read(header):
    """Whatever stands in it."""
    assert all(isinstance(link, Link) for link in alternates(header))


def test_long_headers_take_no_time():
    """Nothing in them makes the reader look twice."""
    for header in ('"' + "\\" * 1_000_000, "<" * 1_000_000, "; a = " * 200_000):
        assert alternates(header) == []

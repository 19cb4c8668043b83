"""Which addresses a sitemap calls language versions of each other."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import PageError
from newsletter.gather.links import Link
from newsletter.gather.pages import sitemap

HERE = "https://news.example/sitemap.xml"
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)
CANAL = "news.example/en/canal"


def page(address="https://news.example/en/canal/", *links, more=""):
    """Write what a sitemap says of a page; each of *links* is a tag and an address."""
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{href}"/>' for tag, href in links
    )
    return f"<url>{more}<loc>{address}</loc>{alternates}</url>"


def urlset(*pages, namespaces=NAMESPACES):
    return f"<urlset {namespaces}>{''.join(pages)}</urlset>"


def read(text, wanted=(CANAL,)):
    content = text if isinstance(text, bytes) else text.encode()
    return sitemap.read(content, HERE, frozenset(wanted))


ES = Link("https://news.example/es/canal/", "es")
FULL = urlset(page("https://news.example/en/canal/", ("es", "https://news.example/es/canal/")))


def test_versions_of_the_wanted_pages_are_read():
    """Of other pages nothing is kept: a sitemap may list many."""
    other = page("https://news.example/en/other/", ("es", "https://news.example/es/otra/"))

    assert read(FULL.replace("</urlset>", f"{other}</urlset>")).versions == {CANAL: (ES,)}


@pytest.mark.parametrize(
    "address",
    [
        "http://www.news.example/en/canal",
        "\n https://news.example/en/canal/?utm_source=x \n",
        "/en/canal/",
        "https://news.example/en/canal/#top",
    ],
)
def test_an_address_may_wear_another_dress(address):
    """Scheme, slash, tracking and blanks do not matter; a relative one is seen from the sitemap."""
    made = read(urlset(page(address, ("es", "/es/canal/"))))

    assert made.versions == {CANAL: (ES,)}


def test_a_packed_sitemap_is_unpacked():
    """Many have `.xml.gz`; what is broken off is read as far as it goes."""
    packed = gzip.compress(FULL.encode())

    assert read(packed).versions == {CANAL: (ES,)}
    assert read(packed[:-8]).versions == {CANAL: (ES,)}


def test_forgotten_namespaces_do_not_matter():
    """Generators written by hand leave them out, or swap them."""
    assert read(FULL.replace(NAMESPACES, "")).versions == {CANAL: (ES,)}
    assert read(FULL.replace("xmlns=", "xmlns:s=")).versions == {CANAL: (ES,)}


def test_a_picture_has_an_address_of_its_own():
    """The page's is the one that stands in its `<url>` itself."""
    image = "<image:image><image:loc>https://news.example/a.jpg</image:loc></image:image>"
    made = read(urlset(page("https://news.example/en/canal", ("es", ES.url), more=image)))

    assert made.versions == {CANAL: (ES,)}


@pytest.mark.parametrize(
    "link",
    [
        '<xhtml:link rel="canonical" hreflang="es" href="/es/a"/>',
        '<xhtml:link rel="alternate" href="/es/a"/>',
        '<xhtml:link rel="alternate" hreflang="es"/>',
        '<xhtml:link rel="alternate" hreflang="es" href="javascript:alert(1)"/>',
    ],
)
def test_other_links_are_no_versions(link):
    """They need a language, an address on the web, and to be alternates."""
    text = urlset(f"<url><loc>https://news.example/en/canal</loc>{link}</url>")

    assert read(text).versions == {CANAL: ()}


def test_an_index_names_its_files_the_newest_first():
    """What bears no date comes last; what is no address is left out, and so is what is twice."""
    files = "".join(
        f"<sitemap><loc>{address}</loc>{day and f'<lastmod>{day}</lastmod>'}</sitemap>"
        for address, day in [
            ("/old.xml", "2025-01-01"), ("/undated.xml", ""), ("/new.xml", "2026-11-24T10:00:00Z"),
            ("ftp://x.example/a", "2026-12-01"), ("/old.xml", "2025-01-01"),
        ]
    )  # fmt: skip
    made = read(f"<sitemapindex {NAMESPACES}>{files}</sitemapindex>")

    assert made.files == tuple(
        f"https://news.example/{name}.xml" for name in ("new", "old", "undated")
    )


@pytest.mark.parametrize(
    "text", [b"", b"\0" * 50, b"<html><body>Not found", b"\x1f\x8bnone", b"<urlset/>"]
)
def test_what_is_no_sitemap_is_refused(text):
    """A page of words, a broken package, one without any page."""
    with pytest.raises(PageError) as caught:
        read(text)

    assert caught.value.where == HERE


def test_a_package_of_too_much_is_refused():
    """300 KB that unpack to 60 MB."""
    with pytest.raises(PageError, match="larger than 50 MB"):
        read(gzip.compress(b"<urlset>" + b" " * 60_000_000, 1))


def test_entities_are_not_resolved(tmp_path):
    """Neither a file of ours, nor a text that grows without end."""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    told = FULL.replace("/en/canal/<", "/en/canal/&a;<")
    file = f'<!DOCTYPE u [<!ENTITY a SYSTEM "{secret.as_uri()}">]>{told}'
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    attribute = FULL.replace("/es/canal/", "&a11;")

    assert read(file, (CANAL, f"{CANAL}/secret")).versions == {CANAL: (ES,)}
    with pytest.raises(PageError):
        read(f'<!DOCTYPE u [<!ENTITY a0 "xxxxxxxxxx">{grown}]>{attribute}')


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.integers(0, len(FULL)).map(lambda at: FULL[:at].encode()))
def test_any_bytes_are_read_or_refused(content):
    """Nothing else is raised, and nothing is found that was not asked for."""
    try:
        made = read(content)
    except PageError:
        return

    assert made.versions.keys() <= {CANAL}

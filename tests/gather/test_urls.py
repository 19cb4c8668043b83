"""Addresses are whole and safe, and no path leads where it must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.gather.urls import Place, absolute, picture_file

BASE = "https://news.example/2026/feed/"


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://a.example/b?c=1#d", "https://a.example/b?c=1#d"),
        ("../nota", "https://news.example/2026/nota"),
        ("/nota", "https://news.example/nota"),
        ("//cdn.example/x.jpg", "https://cdn.example/x.jpg"),
        ("?p=7", "https://news.example/2026/feed/?p=7"),
        (" https://a.example/\n b c ", "https://a.example/%20b%20c"),
        ('https://a.example/"<x>', "https://a.example/%22%3Cx%3E"),
        ("https://a.example/ñ%20", "https://a.example/ñ%20"),
        ("https://a.example/\ud800", "https://a.example/%3F"),
        ("HTTPS://A.example/B", "https://A.example/B"),
    ],
)
def test_addresses_are_made_whole(url, whole):
    """Relative ones are seen from their page; what no address may hold is escaped."""
    assert absolute(url, BASE) == whole


@pytest.mark.parametrize(
    "url",
    [
        "", "  ", "javascript:alert(1)", "java\nscript:alert(1)", "data:image/png;base64,AA", "mailto:a@b.example",
        "file:///etc/passwd", "ftp://a.example/", "http://", "http:///x", "http://[::1", "http://a.example:x/",
        "http://a.example:99999/", "https://a.example/" + "x" * 3_000,
    ],
)  # fmt: skip
def test_what_is_no_address_on_the_web_is_none(url):
    """Scripts, data, files and broken hosts are no addresses."""
    assert absolute(url, BASE) == ""


@pytest.mark.parametrize("scheme", ["HTTPS", "Https", "https"])
def test_without_a_page_a_whole_address_is_written_alike(scheme):
    """Whoever asks whether it begins with https:// gets the right answer."""
    assert absolute(f"{scheme}://a.example/B?c=1#d") == "https://a.example/B?c=1#d"


def test_without_a_page_a_relative_address_is_none():
    """Nobody can tell what it means."""
    assert absolute("/nota") == ""


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["", "HTTP://", "hTTps://a", "\x00HTTP://a"]),
    st.text(max_size=60),
    st.sampled_from(["", BASE]),
)
def test_any_text_is_an_address_or_none(start, text, base):
    """It never fails, and what comes out begins with http."""
    made = absolute(start + text, base)

    assert made == "" or made.startswith(("http://", "https://"))
    assert " " not in made


@pytest.fixture
def newsroom(tmp_path):
    """Return a newsroom's folder with pictures, and a secret beside it."""
    for name in ("room/images/bus.jpg", "room/images/día gris.PNG", "room/notes.txt", "secret.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "room/articles").mkdir()
    (tmp_path / "room/images/out.jpg").symlink_to(tmp_path / "secret.jpg")
    return tmp_path / "room"


@pytest.mark.parametrize(
    "name", ["../images/bus.jpg", "../images/./bus.jpg", "../images/bus.jpg?v=2"]
)
def test_a_picture_is_found_from_its_text(newsroom, name):
    """Its path is absolute, and says where the file is."""
    found = picture_file(name, newsroom / "articles", newsroom)

    assert found == str(newsroom / "images/bus.jpg")


def test_a_picture_may_have_any_name(newsroom):
    """Blanks and accents may be escaped as in an address."""
    found = picture_file("../images/d%C3%ADa%20gris.PNG", newsroom / "articles", newsroom)

    assert found == str(newsroom / "images/día gris.PNG")


@pytest.mark.parametrize(
    "name",
    [
        "", "../../secret.jpg", "../images/../../secret.jpg", "%2e%2e/%2e%2e/secret.jpg", "../images/out.jpg",
        "../images/none.jpg", "../images", "../notes.txt", "/etc/passwd", "file:///etc/passwd", "//host/x.jpg",
        "\x00.jpg", "x" * 5_000 + ".jpg", "http://[::1", "~/x.jpg",
    ],
)  # fmt: skip
def test_no_name_leads_out(newsroom, name):
    """Not by dots, escapes, links or roots; and only pictures are taken."""
    assert picture_file(name, newsroom / "articles", newsroom) == ""


def test_a_name_from_the_root_of_the_disk_is_none(newsroom):
    """Not even where it leads to a picture that may be shown: nobody writes so but to probe."""
    name = str(newsroom / "images/bus.jpg")

    assert picture_file(name, newsroom / "articles", newsroom) == ""
    assert picture_file(name.replace("/", "%2F"), newsroom / "articles", newsroom) == ""


def test_a_place_on_the_web_has_no_files(newsroom):
    """What a feed on the web calls a picture is an address."""
    place = Place(base=BASE)

    assert place.picture("../images/bus.jpg") == "https://news.example/2026/images/bus.jpg"
    assert place.link("nota") == "https://news.example/2026/feed/nota"


def test_a_place_on_the_disk_has_files_and_addresses(newsroom):
    """A picture may be a file beside the text, or on the web."""
    place = Place(folder=newsroom / "articles", within=newsroom)

    assert place.picture("../images/bus.jpg") == str(newsroom / "images/bus.jpg")
    assert place.picture("https://a.example/x.jpg") == "https://a.example/x.jpg"
    assert place.link("nota") == ""

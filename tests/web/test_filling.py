"""Renderings for those who are no reader of them."""

import pytest

from newsletter.model import Place
from newsletter.web.filling import at_home, fill, in_new_tabs, in_tone
from tests.web.desk import HTML


def test_every_place_is_filled_with_its_own():
    """Each place gets the address that was given for it."""
    filled = fill("a __UNSUBSCRIBE__ b __PREFERENCES__ c __UNSUBSCRIBE__", lambda place: place.name)

    assert filled == "a UNSUBSCRIBE b PREFERENCES c UNSUBSCRIBE"


def test_what_is_no_place_stays():
    """Only the tokens of the model are places."""
    assert fill("__INIT__ __UNSUBSCRIBE", str) == "__INIT__ __UNSUBSCRIBE"
    assert set(Place) == {"__UNSUBSCRIBE__", "__PREFERENCES__"}


@pytest.mark.parametrize(
    "query",
    ["@media (prefers-color-scheme:dark)", "@media(prefers-color-scheme: dark)",
     "@MEDIA  ( Prefers-Color-Scheme : dark )"],
)  # fmt: skip
def test_dark_styles_are_on_or_off_in_every_browser(query):
    """The mail's own question about the reader's screen is answered by the editor."""
    assert in_tone(f"{query}{{p{{}}}}", dark=True) == "@media all{p{}}"
    assert in_tone(f"{query}{{p{{}}}}", dark=False) == "@media not all{p{}}"


@pytest.mark.parametrize(("dark", "tone"), [(True, "dark"), (False, "light")])
def test_the_canvas_follows(dark, tone):
    """What the browser draws by itself wears the same tone."""
    html = in_tone(HTML, dark=dark)

    assert f'name="color-scheme" content="{tone}"' in html
    assert f":root{{color-scheme:{tone}}}" in html
    assert "light dark" not in html


def test_links_open_beside_the_preview():
    """A link in the preview does not put a page into the frame."""
    assert in_new_tabs(HTML).count('<base target="_blank"></head>') == 1


def test_our_pictures_are_seen_from_where_the_page_is():
    """Before the public address leads here, an editor sees the pictures all the same."""
    html = '<img src="https://news.example/media/a.jpg"><a href="https://news.example/media/a.jpg">'

    shown = at_home(html, "https://news.example")
    assert shown == '<img src="/media/a.jpg"><a href="https://news.example/media/a.jpg">'

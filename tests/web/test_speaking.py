"""In which language a page speaks."""

import pytest


def language_of(answer):
    return answer.headers["content-language"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"), ("es", "es"), ("es-MX,es;q=0.9,en;q=0.8", "es"), ("fr,es;q=0.5", "es"),
        ("en;q=0.1, es;q=0.2", "es"), ("xx", "en"), ("es;q=much", "en"), ("*", "en"),
        (";;;,,,=", "en"), ("es," * 10_000, "es"), ("é", "en"),
    ],
)  # fmt: skip
def test_a_visitor_is_spoken_to_as_the_browser_wishes(stranger, header, language):
    """The front page, which has no other sign, follows Accept-Language."""
    answer = stranger.get("/", headers={"accept-language": header.encode("latin-1")})

    assert language_of(answer) == language
    assert answer.headers["vary"] == "accept-language"


def test_the_address_wins(stranger):
    """A language that is asked for in the address is spoken, if it is one of ours."""
    assert language_of(stranger.get("/?lang=es", headers={"accept-language": "en"})) == "es"
    assert language_of(stranger.get("/?lang=xx", headers={"accept-language": "es"})) == "es"
    assert language_of(stranger.get("/?lang=es-MX")) == "es"


def test_an_editors_language_is_remembered(browser):
    """The toggle of the editors' pages holds from page to page."""
    browser.get("/login?lang=es")

    assert language_of(browser.get("/login")) == "es"


def test_readers_get_no_cookie(browser, unsubscribe, preferences):
    """Pages for readers remember nothing in the browser."""
    answers = [browser.get(f"{path}?lang=en") for path in ("/", unsubscribe, preferences, "/nope")]

    assert not any("set-cookie" in answer.headers for answer in answers)

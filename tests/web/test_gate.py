"""Logging in and out."""

import time
from datetime import timedelta
from urllib.parse import quote

import pytest

from newsletter.web.lockout import FREE
from newsletter.web.passwords import hash_password
from tests.web.conftest import Clock, build
from tests.web.desk import PASSWORD, editor

RIGHT = {"mail": "ines@news.example", "password": PASSWORD}
WRONG = {"mail": "ines@news.example", "password": "wrong"}
UNKNOWN = {"mail": "nobody@news.example", "password": PASSWORD}

PAGES = [
    "/editor/", "/editor/issues/7", "/editor/issues/99", "/editor/issues/7/frame/en",
    "/editor/preview/unsubscribe",
]  # fmt: skip


@pytest.fixture
def clock():
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def app(desk, studio, clock, tmp_path):
    """Return an application of the test's own, for it remembers who failed."""
    return build(desk, studio, clock, tmp_path)


@pytest.mark.parametrize("path", PAGES)
def test_editors_pages_are_closed(stranger, path):
    """Without a session every editors' page leads to the login, whether or not it exists."""
    answer = stranger.get(path)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/login?next={quote(path, safe='')}"


@pytest.mark.parametrize("path", [PAGES[0], PAGES[1], PAGES[3], PAGES[4]])
def test_editors_get_in(browser, path):
    """With the right password they open."""
    browser.post("/login", data=RIGHT)

    assert browser.get(path).status_code == 200


def test_login_sets_a_cookie_that_only_we_get(browser):
    """The session's cookie is for this host, over https, out of reach of scripts and sites."""
    answer = browser.post("/login", data=RIGHT)

    cookie = next(
        line for line in answer.headers.get_list("set-cookie") if line.startswith("__Host-")
    )
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=43200"} <= set(
        cookie.split("; ")
    )


@pytest.mark.parametrize("mail", ["INES@News.Example", "  ines@news.example "])
def test_the_address_may_be_written_in_any_case(browser, mail):
    """Case and blanks around an address do not lock anybody out."""
    assert browser.post("/login", data=RIGHT | {"mail": mail}).status_code == 303


@pytest.mark.parametrize(
    ("wanted", "location"),
    [
        ("/editor/issues/7?edition=en%2Bes", "/editor/issues/7?edition=en%2Bes"),
        ("", "/editor/"), ("/login", "/editor/"), ("https://a.example/", "/editor/"),
        ("//a.example/editor/", "/editor/"), ("/editor/\\a.example", "/editor/"),
        ("/editor/\r\nset-cookie: x", "/editor/"), ("javascript:alert(1)", "/editor/"),
    ],
)  # fmt: skip
def test_login_leads_to_the_page_that_was_wanted(browser, wanted, location):
    """To an editors' page of ours, that is, and never to another site."""
    answer = browser.post("/login", data=RIGHT | {"next": wanted})

    assert answer.headers["location"] == location


def test_wrong_and_unknown_are_answered_alike(browser):
    """Nobody learns from the answer who is an editor."""
    wrong, unknown = browser.post("/login", data=WRONG), browser.post("/login", data=UNKNOWN)

    assert wrong.status_code == unknown.status_code == 403
    assert wrong.content == unknown.content
    assert "set-cookie" not in wrong.headers


def test_wrong_and_unknown_take_as_long(browser, desk):
    """Nor from the time that it takes."""
    desk.editors = [editor(password=hash_password(PASSWORD))]

    def seconds(form):
        started = time.perf_counter()
        browser.post("/login", data=form)
        return time.perf_counter() - started

    pairs = [(seconds(WRONG), seconds(UNKNOWN)) for _ in range(3)]

    wrong, unknown = (min(times) for times in zip(*pairs, strict=True))
    assert 0.5 < wrong / unknown < 2


def test_too_many_tries_must_wait(browser):
    """After five failures even the right password must wait."""
    tries = [browser.post("/login", data=WRONG).status_code for _ in range(FREE + 1)]
    answer = browser.post("/login", data=RIGHT)

    assert tries == [403] * FREE + [429]
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "61"
    assert "Wait 1 minute" in answer.text


def test_the_wait_ends(browser, clock):
    """Once the time is over the right password opens again."""
    for _ in range(FREE):
        browser.post("/login", data=WRONG)
    clock.time += timedelta(seconds=61)

    assert browser.post("/login", data=RIGHT).status_code == 303


def test_a_success_wipes_the_slate(browser):
    """Failures before a success do not count any more."""
    for form in [WRONG] * (FREE - 1) + [RIGHT] + [WRONG] * (FREE - 1):
        browser.post("/login", data=form)

    assert browser.post("/login", data=RIGHT).status_code == 303


def test_logging_out_ends_the_session_everywhere(logged_in):
    """After logging out the old cookie is worth nothing, even to somebody who copied it."""
    copied = dict(logged_in.cookies)

    logged_in.post("/logout")
    logged_in.cookies.update(copied)

    assert logged_in.get("/editor/").status_code == 303


def test_looking_does_not_log_out(logged_in):
    """A link to the address of logging out does not do it."""
    assert logged_in.get("/logout").status_code == 405
    assert logged_in.get("/editor/").status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"mail": "x"},
        {"mail": "\x00", "password": "\ud800".encode("utf-8", "surrogatepass")},
        {"mail": "x" * 5000, "password": "y" * 20_000},
    ],
)
def test_odd_forms_are_wrong_ones(browser, data):
    """Whatever is sent, it is either the right password or not."""
    assert browser.post("/login", data=data).status_code == 403


def test_the_page_helps_password_managers(browser):
    """Fields say what they are for, so that programs can fill them in (WCAG 3.3.8)."""
    page = browser.get("/login").text

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page


def test_an_editor_is_met_in_their_language(browser, desk):
    """Who logs in for the first time sees the pages in the language of their account."""
    desk.editors = [editor("es")]

    browser.post("/login", data=RIGHT)

    assert browser.get("/editor/").headers["content-language"] == "es"

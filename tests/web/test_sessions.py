"""Sessions of editors."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from newsletter.web.sessions import LENGTH, NotLoggedIn, Sessions
from tests.web.desk import NOW, FakeDesk, editor

SECRET = b"secret " * 4


def started(sessions, who=None, now=NOW):
    """Start a session and return its cookie."""
    response = Response()
    sessions.start(response, who or editor(), now)
    return response.headers["set-cookie"].partition(";")[0]


def request(cookie):
    """Return a request with *cookie*."""
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})


@pytest.fixture
def sessions():
    """Return the sessions of a house that is reached over https."""
    return Sessions(SECRET, secure=True)


def test_a_session_names_its_editor(sessions):
    """Who comes with the cookie is who logged in."""
    assert sessions.editor(request(started(sessions)), FakeDesk(), NOW) == editor()


def test_each_login_makes_a_new_one(sessions):
    """No two sessions have the same cookie, so that none can be laid under an editor."""
    assert started(sessions) != started(sessions)


@pytest.mark.parametrize("age", [LENGTH, LENGTH * 2, timedelta(seconds=-1)])
def test_a_session_ends_by_itself(sessions, age):
    """After twelve hours it is over; one from the future never was."""
    cookie = started(sessions)

    assert sessions.editor(request(cookie), FakeDesk(), NOW + LENGTH - timedelta(seconds=1))
    with pytest.raises(NotLoggedIn):
        sessions.editor(request(cookie), FakeDesk(), NOW + age)


def test_a_new_password_ends_it(sessions):
    """Who changes their password logs everybody out who had the old one."""
    cookie = started(sessions)
    desk = FakeDesk(editors=[replace(editor(), password="another hash")])

    with pytest.raises(NotLoggedIn):
        sessions.editor(request(cookie), desk, NOW)


def test_who_is_no_editor_any_more_is_out(sessions):
    """A removed account is out with the next request."""
    with pytest.raises(NotLoggedIn):
        sessions.editor(request(started(sessions)), FakeDesk(editors=[]), NOW)


def test_altered_and_foreign_cookies_are_worth_nothing(sessions):
    """Only what we signed counts."""
    cookie = started(sessions)
    wrong = [
        "", "a=b", f"{sessions.cookie}=", f"{sessions.cookie}=x.y", f"x{cookie}", cookie[:-3],
        cookie[:40] + "A" + cookie[41:], started(Sessions(b"another " * 4, secure=True)),
    ]  # fmt: skip

    for one in wrong:
        with pytest.raises(NotLoggedIn):
            sessions.editor(request(one), FakeDesk(), NOW)


def test_an_ended_session_stays_ended(sessions):
    """Ending a session ends that one, and no other of the same editor."""
    mine, other = started(sessions), started(sessions)

    sessions.end(request(mine), Response(), NOW)

    with pytest.raises(NotLoggedIn):
        sessions.editor(request(mine), FakeDesk(), NOW)
    assert sessions.editor(request(other), FakeDesk(), NOW)


def test_ended_sessions_are_forgotten_in_time(sessions):
    """What is over by itself need not be remembered."""
    for hours in range(30):
        now = NOW + timedelta(hours=hours)
        sessions.end(request(started(sessions, now=now)), Response(), now)

    assert len(sessions._ended) <= 12


def test_without_https_the_cookie_still_works():
    """On a laptop without https the cookie goes without the mark that would need it."""
    sessions = Sessions(SECRET, secure=False)
    response = Response()

    sessions.start(response, editor(), NOW)

    assert "Secure" not in response.headers["set-cookie"]
    assert response.headers["set-cookie"].startswith("newsletter_session=")

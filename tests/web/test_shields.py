"""Headers, forged forms, faults."""

import logging

import pytest
from starlette.testclient import TestClient

from newsletter.web.shields import HEADERS, PAGE_POLICY
from tests.web.desk import SITE

PATHS = ["/", "/login", "/nope", "/healthz", "/brand.css", "/static/page.css", "/editor/"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_shielded(stranger, path):
    """Pages, files, redirects and errors alike tell browsers what they may not do."""
    answer = stranger.get(path)

    assert set(HEADERS) <= set(answer.headers)
    assert answer.headers["content-security-policy"] == PAGE_POLICY


def test_nothing_of_strangers_is_loaded(stranger):
    """Pages load their styles and scripts from us alone."""
    page = stranger.get("/login").text

    assert "http" not in page.replace('http-equiv="', "")
    assert "style=" not in page


def test_personal_pages_are_not_kept(stranger, unsubscribe):
    """What belongs to one reader stays in no cache."""
    assert stranger.get(unsubscribe).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/login", "/healthz", "/static/page.css", "/nope"])
def test_head_is_get_without_a_body(stranger, path):
    """HEAD is answered with the same status and headers, and nothing else."""
    got, asked = stranger.get(path), stranger.head(path)

    assert asked.status_code == got.status_code
    assert asked.headers["content-length"] == got.headers["content-length"]
    assert not asked.content


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "same-origin", "origin": "https://a.example"}, 303),
        ({"origin": "https://news.example"}, 303),
        ({"origin": "https://localhost", "host": "localhost"}, 303),
        ({}, 403),
        ({"origin": ""}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://a.example"}, 403),
        ({"origin": "https://news.example.a.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "https://news.example"}, 403),
    ],
)
def test_forged_forms_are_refused(stranger, headers, status):
    """A form counts only if the browser says that it comes from our own pages."""
    answer = stranger.post("/logout", headers=headers)

    assert answer.status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_page_takes_a_foreign_form(stranger, method):
    """Whatever the page, and whether or not it takes forms at all, it is refused first."""
    paths = ["/login", "/logout", "/editor/", "/editor/issues/7", "/p/x", "/nope", "/"]

    answers = [
        stranger.request(method, path, headers={"origin": "https://a.example"}) for path in paths
    ]

    assert {answer.status_code for answer in answers} == {403}


def test_a_crash_is_a_page(app, desk, unsubscribe, caplog):
    """When the program fails, the reader gets words of theirs, and the log gets the reason."""

    def crash(_):
        raise RuntimeError("secret of the house")

    desk.subscription = crash
    client = TestClient(app, base_url=SITE.base_url)

    with caplog.at_level(logging.ERROR):
        answer = client.get(unsubscribe)

    assert answer.status_code == 500
    assert "Algo falló de nuestro lado." in answer.text
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == PAGE_POLICY
    assert "secret of the house" in caplog.text


def test_a_long_body_is_refused(browser, desk, unsubscribe):
    """Our forms are small; whatever is not is not read."""
    answer = browser.post(unsubscribe, content=b"x" * 70_000)

    assert answer.status_code == 413
    assert not desk.writes

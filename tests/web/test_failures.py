"""Errors as pages."""

import pytest

from newsletter.errors import (
    Blocked,
    InputError,
    NotFound,
    StoreBusy,
    StoreError,
    StoreFull,
    TemplateError,
)


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        ("/nope", ["en", "es"]),
        ("/es/nope", ["es"]),
        ("/en/nope", ["en"]),
        ("/nope?lang=es", ["es"]),
        ("/xx/nope?lang=xx", ["en", "es"]),
        ("/u/broken.es.1.weekly", ["es"]),
        ("/p/broken.en.1", ["en"]),
        ("/u/broken", ["en", "es"]),
        ("/u/broken.xx.1.weekly", ["en", "es"]),
    ],
)
def test_an_error_speaks_the_readers_language(stranger, path, languages):
    """Where the address tells the language, the page speaks it; else it speaks all of ours."""
    answer = stranger.get(path)

    said = [
        language for language in ("en", "es") if f'class="told" lang="{language}"' in answer.text
    ]
    assert answer.status_code == 404
    assert said == languages


def test_each_language_is_marked(stranger):
    """A page in two languages says which words are which (WCAG 3.1.2), and has one h1."""
    page = stranger.get("/nope").text

    assert page.index('lang="en">\n<h1') < page.index('lang="es">\n<h2')
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/es/nope", 404, "No encontramos esa página."),
        ("DELETE", "/login?lang=es", 405, "Eso no se puede hacer aquí."),
        ("POST", "/healthz?lang=es", 405, "Eso no se puede hacer aquí."),
        ("GET", "/static/nope.css?lang=es", 404, "No encontramos esa página."),
        ("GET", "/static/..%2f..%2flayout.html?lang=es", 404, "No encontramos esa página."),
    ],
)
def test_each_refusal_has_its_page(browser, method, path, status, words):
    """What the framework refuses is told by our pages too."""
    answer = browser.request(method, path)

    assert answer.status_code == status
    assert words in answer.text


def test_what_is_allowed_is_said(browser):
    """A method that is not allowed is answered with those that are (RFC 9110 15.5.6)."""
    assert browser.delete("/login").headers["allow"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("x"), 404),
        (InputError("x"), 422),
        (Blocked("x"), 409),
        (StoreBusy(), 503),
        (StoreFull(), 503),
        (StoreError("x"), 500),
        (TemplateError("x"), 500),
    ],
)
def test_each_error_of_the_house_has_a_status(browser, desk, unsubscribe, error, status):
    """What the house refuses becomes a status and a page, and its words stay in the house."""

    def refuse(_):
        raise error

    desk.rejoin = refuse

    answer = browser.post(f"{unsubscribe}/undo")

    assert answer.status_code == status
    assert 'lang="es"' in answer.text


@pytest.mark.parametrize("number", ["abc", "1.5", "-", "9" * 400])
def test_a_number_that_is_none_is_not_found(logged_in, number):
    """An address that cannot be one of ours is not there, rather than wrong."""
    assert logged_in.get(f"/editor/issues/{number}").status_code == 404

"""Leaving: by our page, and by one click of the mail program."""

import re

import pytest

from newsletter.errors import StoreBusy
from newsletter.model import SubscriptionState
from newsletter.web.desk import LeaveReason
from tests.web.conftest import LINKS
from tests.web.desk import SITE

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def state_of(desk):
    return desk.subscriptions[1].state


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_changes_nothing(stranger, desk, unsubscribe, method):
    """A scanner that follows the link sees a page with a button, and nobody is unsubscribed."""
    answer = stranger.request(method, unsubscribe)

    assert answer.status_code == 200
    assert not desk.writes


def test_the_page_speaks_the_language_of_the_link(stranger, unsubscribe):
    """A link that was given in Spanish leads to a Spanish page, whatever the browser prefers."""
    answer = stranger.get(unsubscribe, headers={"accept-language": "en"})

    assert '<html lang="es"' in answer.text
    assert "Cancelar suscripción" in answer.text
    assert "El Semanal" in answer.text


def test_the_page_can_be_read_in_the_other_language(stranger, unsubscribe):
    """A link leads to the same page in the other language, and from there on it stays so."""
    toggle = re.search(r'href="([^"]+)" lang="en"', stranger.get(unsubscribe).text)

    page = stranger.get(toggle.group(1)).text
    after = stranger.post(re.search(r'action="([^"]+)"', page).group(1)).text

    assert '<html lang="en"' in page
    assert "You are unsubscribed" in after


def test_the_address_is_masked(stranger, unsubscribe):
    """Whoever finds the link does not learn the address."""
    answer = stranger.get(unsubscribe)

    assert "m•••@example.org" in answer.text
    assert "maria" not in answer.text


@pytest.mark.parametrize(
    "form", [{"data": ONE_CLICK}, {"files": {"List-Unsubscribe": (None, "One-Click")}}]
)
def test_one_click_leaves(stranger, desk, unsubscribe, form):
    """A mail program's POST, in either encoding of RFC 8058, unsubscribes without more ado."""
    answer = stranger.post(unsubscribe, **form)

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert desk.writes == [("leave", 1, LeaveReason.ONE_CLICK)]
    assert state_of(desk) is SubscriptionState.LEFT


def test_one_click_may_be_repeated(stranger, desk, unsubscribe):
    """The second POST is answered as the first one was."""
    first, second = (stranger.post(unsubscribe, data=ONE_CLICK) for _ in range(2))

    assert (first.status_code, first.text) == (second.status_code, second.text)
    assert state_of(desk) is SubscriptionState.LEFT


@pytest.mark.parametrize(
    "origin",
    [{}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"origin": "https://a.example"}],
)
def test_one_click_comes_from_anywhere(stranger, desk, unsubscribe, origin):
    """Webmail posts from its own site: where it comes from does not count."""
    answer = stranger.post(unsubscribe, data=ONE_CLICK, headers=origin)

    assert answer.status_code == 200
    assert state_of(desk) is SubscriptionState.LEFT


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", ""),
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"--no boundary", "multipart/form-data; boundary=other"),
        (b"nothing", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"&".join(b"a%d=1" % n for n in range(50)), "application/x-www-form-urlencoded"),
    ],
)
def test_a_form_that_cannot_be_read_leaves_too(stranger, desk, unsubscribe, content, kind):
    """Nobody is kept on the list because a program writes its forms badly."""
    answer = stranger.post(unsubscribe, content=content, headers={"content-type": kind})

    assert answer.status_code == 200
    assert desk.writes == [("leave", 1, LeaveReason.PAGE)]


def test_the_button_leaves_and_offers_the_way_back(browser, desk, unsubscribe):
    """After the button the page says so, asks why, and has a button that undoes it."""
    answer = browser.post(unsubscribe)

    assert "Suscripción cancelada" in answer.text
    assert f'action="{unsubscribe}/undo?lang=es"' in answer.text
    assert desk.writes == [("leave", 1, LeaveReason.PAGE)]


@pytest.mark.parametrize(
    "reason", ["too-many", "not-useful", "wrong-language", "not-mine", "other"]
)
def test_a_reason_can_be_given(browser, desk, unsubscribe, reason):
    """Whoever left may say why, in words of a list, and is thanked."""
    answer = browser.post(unsubscribe, data={"reason": reason})

    assert "Gracias por contarnos." in answer.text
    assert desk.writes == [("leave", 1, LeaveReason(reason))]


def test_no_other_reason_is_taken(browser, desk, unsubscribe):
    """A reason that is not on the list is none: nobody writes their own words into our store."""
    browser.post(unsubscribe, data={"reason": "<script>"})

    assert desk.writes == [("leave", 1, LeaveReason.PAGE)]


def test_leaving_can_be_undone(browser, desk, unsubscribe):
    """The button on the page brings the reader back."""
    browser.post(unsubscribe)

    answer = browser.post(f"{unsubscribe}/undo")

    assert "Ya tienes tu suscripción de nuevo" in answer.text
    assert state_of(desk) is SubscriptionState.ACTIVE


def test_who_left_before_is_told(browser, unsubscribe):
    """The link of somebody who left says so, and offers to come back."""
    browser.post(unsubscribe)

    answer = browser.get(unsubscribe)

    assert "No estás en la lista" in answer.text
    assert "Suscríbeme otra vez" in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_was_erased_has_left(stranger, desk, method):
    """The link of somebody whom we no longer know still answers well: they get no mail."""
    address = LINKS.unsubscribe(99, "weekly", "en").removeprefix(SITE.base_url)

    answer = stranger.request(method, address)

    assert answer.status_code == 200
    assert "not on our list" in answer.text
    assert not desk.writes


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_wrong_links_are_answered_alike(stranger, desk, unsubscribe, preferences, method):
    """A cut, an altered, an invented link and one of another purpose get the same bytes."""
    token = unsubscribe.removeprefix("/u/")
    wrong = [token[1:], token[:-1], f"{'A' * 24}.es.1.weekly", preferences.removeprefix("/p/")]

    answers = [stranger.request(method, f"/u/{one}") for one in wrong]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Este enlace no funciona." in answers[0].text
    assert not desk.writes


def test_a_busy_database_is_not_called_done(stranger, desk, unsubscribe):
    """If leaving could not be written down, the answer is an error that says when to try again."""

    def busy(*_):
        raise StoreBusy

    desk.leave = busy

    answer = stranger.post(unsubscribe, data=ONE_CLICK)

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"


def test_no_address_redirects(stranger, unsubscribe):
    """RFC 8058 forbids redirects: not even a slash too many brings one about."""
    answer = stranger.post(f"{unsubscribe}/", data=ONE_CLICK)

    assert answer.status_code == 404

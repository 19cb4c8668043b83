"""Choosing the edition."""

import re

import pytest

from newsletter.model import SubscriptionState, editions_of
from tests.web.conftest import LINKS
from tests.web.desk import SITE


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_changes_nothing(stranger, desk, preferences, method):
    """A scanner that follows the link changes nothing."""
    answer = stranger.request(method, preferences)

    assert answer.status_code == 200
    assert not desk.writes


def test_every_edition_of_the_languages_is_offered(browser, preferences):
    """The choice follows from the configured languages; what the reader has is marked."""
    page = browser.get(preferences).text

    offered = re.findall(r'name="edition" value="([^"]+)"', page)
    assert offered == [edition.code for edition in editions_of(SITE.languages)]
    assert re.findall(r'value="([^"]+)" required checked', page) == ["es"]


def test_the_editions_are_named_in_the_language_of_the_page(browser, preferences):
    """In Spanish the words are Spanish; each language's own edition bears its own name."""
    page = browser.get(preferences).text

    assert '<b lang="en">English</b>' in page
    assert "Inglés primero, español abajo" in page
    assert "Inglés y español lado a lado" in page


@pytest.mark.parametrize("edition", [edition.code for edition in editions_of(SITE.languages)])
def test_a_choice_is_kept_and_confirmed(browser, desk, preferences, edition):
    """The button saves the edition, and the page says which one comes next."""
    answer = browser.post(preferences, data={"edition": edition})

    assert answer.status_code == 200
    assert "Guardado." in answer.text
    assert desk.writes == [("choose", 1, edition)]
    assert desk.subscriptions[1].edition == edition


@pytest.mark.parametrize(
    "data", [{"edition": "xx"}, {"edition": "en+xx"}, {}, {"edition": "e" * 9000}]
)
def test_other_editions_are_refused(browser, desk, preferences, data):
    """What is no edition of ours is answered by a page, and changes nothing."""
    answer = browser.post(preferences, data=data)

    assert answer.status_code == 422
    assert "Falta algo" in answer.text
    assert not desk.writes


def test_who_left_is_not_brought_back_by_a_choice(browser, desk, preferences):
    """A choice does not subscribe anybody: the page offers that by itself."""
    desk.leave(LINKS.read(preferences.removeprefix("/p/"), "p"), "")
    desk.writes.clear()

    answer = browser.post(preferences, data={"edition": "en"})

    assert not desk.writes
    assert desk.subscriptions[1].state is SubscriptionState.LEFT
    assert "Suscríbeme otra vez" in answer.text


def test_the_form_must_be_ours(stranger, desk, preferences):
    """Another site cannot choose for the reader, even if it knows the link."""
    answer = stranger.post(
        preferences, data={"edition": "en"}, headers={"origin": "https://a.example"}
    )

    assert answer.status_code == 403
    assert not desk.writes


def test_the_page_leads_to_leaving(browser, preferences):
    """A link to unsubscribe stands on the page, and works."""
    link = re.search(r'href="(/u/[^"]+)"', browser.get(preferences).text)

    assert browser.get(link.group(1)).status_code == 200


@pytest.mark.parametrize("token", ["x", "A" * 24 + ".en.1.weekly"])
def test_wrong_links_say_so(browser, token):
    """A link that does not work is told in words, with status 404."""
    answer = browser.get(f"/p/{token}")

    assert answer.status_code == 404
    assert "This link does not work." in answer.text


def test_who_was_erased_finds_no_page(browser):
    """The link of somebody whom we no longer know does not work any more."""
    address = LINKS.preferences(99, "weekly", "en").removeprefix(SITE.base_url)

    assert browser.get(address).status_code == 404

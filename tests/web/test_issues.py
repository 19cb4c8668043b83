"""The list of issues."""

from newsletter.model import IssueState
from tests.web.desk import issue


def test_the_list_tells_what_there_is(logged_in):
    """Date, newsletter, state and readers per edition stand in a line that leads to the issue."""
    page = logged_in.get("/editor/").text

    assert "Thursday, November 26, 2026" in page
    assert "The Weekly" in page
    assert 'class="state draft">Draft' in page
    assert 'class="state sent">Sent' in page
    assert "1,204" in page
    assert 'href="/editor/issues/7"' in page


def test_the_list_speaks_the_editors_language(logged_in):
    """Words, dates and titles are Spanish for who asks for Spanish, and stay so."""
    logged_in.get("/editor/?lang=es")

    page = logged_in.get("/editor/").text

    assert '<html lang="es"' in page
    assert "Jueves 26 de noviembre de 2026" in page
    assert "El Semanal" in page
    assert "Borrador" in page


def test_an_empty_list_says_what_comes(logged_in, desk):
    """Where there is nothing yet, the page says what will be there."""
    desk.issue_list = []

    assert "No issues yet." in logged_in.get("/editor/").text


def test_every_state_has_words(logged_in, desk):
    """Whatever state an issue is in, the list can name it."""
    desk.issue_list = [issue(number, state) for number, state in enumerate(IssueState)]

    assert logged_in.get("/editor/").text.count('class="state ') == len(IssueState)


def test_the_address_without_its_slash_leads_there(logged_in):
    """Who types the address by hand arrives."""
    assert logged_in.get("/editor").headers["location"] == "/editor/"

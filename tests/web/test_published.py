"""The web version of an issue."""

import pytest

from newsletter.model import IssueState, Place
from tests.web.desk import issue, rendering

PATH = "/es/issues/weekly/2026-11-26-0700/es"


@pytest.mark.parametrize("state", [IssueState.SENDING, IssueState.SENT])
@pytest.mark.parametrize("edition", ["es", "en+es", "en~es"])
def test_what_went_out_can_be_read(stranger, desk, state, edition):
    """An issue that is being sent, or was, stands online in each of its editions."""
    desk.issue_list = [issue(7, state)]

    answer = stranger.get(f"/es/issues/weekly/2026-11-26-0700/{edition}")

    assert answer.status_code == 200
    assert "Good morning." in answer.text
    assert answer.headers["content-language"] == "es"


@pytest.mark.parametrize("state", [IssueState.DRAFT, IssueState.APPROVED, IssueState.SKIPPED])
def test_what_did_not_go_out_is_not_there(stranger, desk, state):
    """Nobody reads an issue before its readers do."""
    desk.issue_list = [issue(7, state)]

    assert stranger.get(PATH).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/xx/issues/weekly/2026-11-26-0700/es", "/es/issues/other/2026-11-26-0700/es",
        "/es/issues/weekly/2026-11-26-0800/es", "/es/issues/weekly/2026-11-26T07:00/es",
        "/es/issues/weekly/2026-11-26x0700/es",
        "/es/issues/weekly/2026-11-26-0700/xx", "/es/issues/weekly/..%2F..%2Fx/es",
        "/es/issues/weekly/٢٠٢٦-11-26-0700/es", "/es/issues/weekly/2026-11-26-0700/",
    ],
)  # fmt: skip
def test_other_addresses_are_not_there(stranger, path):
    """What is not exactly the address of an issue is answered 404, in the page's language."""
    answer = stranger.get(path)

    assert answer.status_code == 404
    assert "No encontramos esa página." in answer.text


def test_nothing_of_a_readers_own_is_shown(stranger):
    """No place stays open, and no link unsubscribes anybody: they lead to the front page."""
    page = stranger.get(PATH).text

    assert not any(place in page for place in Place)
    assert "/u/" not in page
    assert page.count('href="https://news.example/?lang=es"') == 2


def test_foreign_content_is_locked_in(stranger, desk):
    """Whatever a mail holds, the browser runs no script of it, and gives it no origin."""
    desk.renderings["es"] = rendering("es", html="<script>alert(1)</script>")

    policy = stranger.get(PATH).headers["content-security-policy"]

    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy

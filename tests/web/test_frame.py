"""The frame with the preview."""

import pytest

from newsletter.model import Place

PATH = "/editor/issues/7/frame/"


@pytest.mark.parametrize("edition", ["en", "es", "en+es", "es+en", "en~es"])
def test_each_edition_has_a_frame(logged_in, edition):
    """The frame holds the mail, and its links open beside the page."""
    answer = logged_in.get(PATH + edition)

    assert answer.status_code == 200
    assert "Good morning." in answer.text
    assert '<base target="_blank">' in answer.text


def test_nothing_runs_in_a_frame(logged_in):
    """A mail loads pictures and its own styles, and may stand only in pages of ours."""
    policy = logged_in.get(f"{PATH}en").headers["content-security-policy"]

    assert policy.startswith(
        "default-src 'none'; img-src https: http: data: 'self'; style-src 'unsafe-inline'"
    )
    assert "script-src" not in policy
    assert policy.endswith("frame-ancestors 'self'")


def test_night_and_day(logged_in):
    """The dark styles are on when they are asked for, and off when not, whatever the screen."""
    assert "@media all{" in logged_in.get(f"{PATH}en?dark=1").text
    assert "@media not all{" in logged_in.get(f"{PATH}en").text


def test_personal_links_lead_to_a_page_that_explains(logged_in):
    """No link of a preview unsubscribes anybody: it leads to a page that says what it would do."""
    page = logged_in.get(f"{PATH}es").text

    assert not any(place in page for place in Place)
    assert 'href="/editor/preview/unsubscribe?lang=es"' in page
    stub = logged_in.get("/editor/preview/unsubscribe?lang=es")
    assert "Esto es una vista previa" in stub.text


@pytest.mark.parametrize(
    "path", [f"{PATH}xx", "/editor/issues/99/frame/en", "/editor/preview/other"]
)
def test_other_frames_are_not_there(logged_in, path):
    """What does not exist is not found."""
    assert logged_in.get(path).status_code == 404

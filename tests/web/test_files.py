"""Pictures, styles and plain answers."""

import re

import pytest

from newsletter.model import Brand
from newsletter.web.files import colours


def test_a_picture_is_given_out_for_long(stranger, media):
    """A picture is read from the media folder, and may be kept: its name is its content."""
    (media / "0a1b-lead.jpg").write_bytes(b"\xff\xd8\xff")

    answer = stranger.get("/media/0a1b-lead.jpg")

    assert answer.content == b"\xff\xd8\xff"
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_nothing_else_is_given_out(stranger, media):
    """Neither other kinds of files, nor those outside of the folder, nor hidden ones."""
    (media.parent / "secret.jpg").write_text("secret")
    for other in ("secret.txt", "page.html", "drawing.svg", ".hidden.jpg"):
        (media / other).write_text("secret")
    (media / "link.jpg").symlink_to(media.parent / "secret.jpg")
    (media / "folder.jpg").mkdir()
    names = [
        "secret.txt", "page.html", "drawing.svg", ".hidden.jpg", "..%2Fsecret.jpg", "%2e%2e",
        "a%00.jpg", "x.jpg%0a", "link.jpg", "folder.jpg", "missing.jpg", "x.JPG.html", "a" * 300,
    ]  # fmt: skip

    answers = [stranger.get(f"/media/{name}") for name in names]

    assert {answer.status_code for answer in answers} == {404}
    assert not any("secret" in answer.text for answer in answers)


@pytest.mark.parametrize("name", ["page.css", "editor.css", "issue.js", "icon.svg"])
def test_styles_are_asked_for_again(stranger, name):
    """Styles are kept by browsers, but a new version shows at once."""
    first = stranger.get(f"/static/{name}")
    again = stranger.get(f"/static/{name}", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["cache-control"] == "no-cache"
    assert again.status_code == 304


def test_the_colours_are_the_brands(stranger):
    """The pages wear the colours of the configuration, by day and by night."""
    css = colours(Brand(colours=("#111111", "#222222"), dark_colours=("#eeeeee", "#dddddd")))

    assert "--language-1:#222222;" in css
    assert re.search(r"dark\)\{:root\{--language-0:#eeeeee;", css)
    assert stranger.get("/brand.css").headers["content-type"].startswith("text/css")


def test_the_house_is_well(stranger):
    """Those who watch the program get a short answer."""
    assert stranger.get("/healthz").text == "ok"


def test_robots_stay_out_of_personal_pages(stranger):
    """Search engines are told to leave personal and editors' pages alone."""
    lines = stranger.get("/robots.txt").text.splitlines()

    assert {"Disallow: /u/", "Disallow: /p/", "Disallow: /editor/"} <= set(lines)

"""Posts are found in whatever a site wraps them in, and what is none is told in plain words."""

import json

import pytest

from newsletter.errors import PageError
from newsletter.gather.wordpress.answer import posts_in
from tests.gather.wordpress.newsroom import Newsroom, only, post, visited

WARNING = (
    '<br />\n<b>Warning</b>:  Undefined array key "x" in <b>/srv/a[1]/b.php</b> on line <b>8</b>'
    "<br />\nPHP Notice: Cannot use [] for reading, array(0) []\n"
)
POSTS = json.dumps([{"id": 1}, {"id": 2}])


@pytest.mark.parametrize(
    "content",
    [
        POSTS.encode(),
        f"\ufeff{POSTS}".encode(),
        f"\ufeff\ufeff\n{POSTS}".encode(),
        POSTS.encode("utf-16"),
        f"{WARNING}{POSTS}".encode(),
        f"{WARNING}\ufeff{POSTS}".encode(),
        f"{POSTS}\n<!-- Cached by a plugin. -->".encode(),
    ],
)
def test_posts_are_found(content):
    """Marks of byte order, warnings before and remarks behind do no harm."""
    assert [one["id"] for one in posts_in(content, "x")] == ["1", "2"]


def test_no_posts_after_a_warning_are_none():
    """An empty list is an answer, too."""
    assert posts_in(f"{WARNING}[]".encode(), "x") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (POSTS[:-1], "something other"),
        (f"{WARNING}{POSTS[:-9]}", "something other"),
        (WARNING, "something other"),
        ("<!DOCTYPE html><script>x = [{1}]</script>", "something other"),
        ("[" * 200_000, "something other"),
        ("x[{" * 100_000, "something other"),
        (f'{WARNING}{{"code":"rest_disabled","message":"Closed."}}', "WordPress says: Closed."),
    ],
)
def test_what_is_none_is_told(content, said):
    """It is never taken for a site without posts."""
    with pytest.raises(PageError, match=said):
        posts_in(content.encode(), "x")


@pytest.mark.parametrize("zero", ["0000-00-00T00:00:00", "-0001-11-30T00:00:00", None, False])
def test_a_date_of_nothing_is_none(zero):
    """The site's own time stands in, and without it there is no date."""
    local = "2026-11-23T10:00:00"
    dated = only(date_gmt=zero, modified_gmt=zero, date=local)

    assert dated.published_at.isoformat() == "2026-11-23T17:00:00+00:00"
    assert only(date_gmt=zero, modified_gmt=zero).published_at is None


def test_posts_without_dates_are_all_read():
    """No moment tells where to go on: their pages are counted."""
    nothing = {"date_gmt": "0000-00-00T00:00:00", "modified_gmt": "0000-00-00T00:00:00"}
    posts = [post(number, **nothing) for number in range(1, 251)]

    assert len(visited(Newsroom(posts)).articles) == 250


def test_errors_in_place_of_pictures_and_sections_are_none():
    """What was deleted, or is hidden, leaves the article whole."""
    gone = {"code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": {"status": 404}}
    embedded = {"wp:featuredmedia": [gone], "wp:term": [gone, [gone]], "author": [gone]}
    article = only(featured_media=None, _embedded=embedded)

    assert (article.picture, article.section, article.author) == (None, "", "")

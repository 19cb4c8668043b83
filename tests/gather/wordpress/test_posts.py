"""What a post says arrives where it belongs, and what is not for everybody is left out."""

from datetime import UTC, datetime

import pytest

from tests.gather.wordpress.newsroom import Newsroom, only, post, titles, visited


def term(taxonomy, name):
    """Describe a section or a keyword."""
    return {"id": 1, "taxonomy": taxonomy, "name": name}


def test_a_post_becomes_an_article():
    """Entities are decoded, times are UTC, categories come before keywords."""
    article = only(
        guid={"rendered": "https://news.example/?post_type=post&#038;p=1"},
        title={"rendered": "Pool <em>stays</em> open &#8211; and it&#8217;s &amp;amp; free"},
        content={"rendered": '<p>It is <a href="/map">here</a>.</p>', "protected": False},
        excerpt={"rendered": "<p>It is open all year [&hellip;]</p>\n", "protected": False},
        date_gmt="2026-11-23T17:00:00",
        modified_gmt="2026-11-23T18:00:00",
        _embedded={
            "author": [{"id": 3, "name": "Ana O&#039;Ruiz"}],
            "wp:term": [[term("post_tag", "pools")], [term("category", "Parks &amp; Water")]],
        },
    )

    assert article.guid == "https://news.example/?post_type=post&p=1"
    assert article.url == "https://news.example/story-1/"
    assert article.title == "Pool stays open \u2013 and it\u2019s &amp; free"
    assert article.body == '<p>It is <a href="https://news.example/map">here</a>.</p>'
    assert article.summary.startswith("It is open all year")
    assert "[" not in article.summary
    assert (article.author, article.section) == ("Ana O'Ruiz", "Parks & Water")
    assert article.published_at == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert article.updated_at == datetime(2026, 11, 23, 18, tzinfo=UTC)


def test_a_time_of_the_site_is_used_where_there_is_no_other():
    """It is meant in the newsroom's zone."""
    article = only(date_gmt=None, date="2026-11-23T10:00:00")

    assert article.published_at == datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "fields",
    [
        {"content": {"rendered": "", "protected": True}},
        {"excerpt": {"rendered": "", "protected": True}},
        {"status": "private"},
        {"status": "draft"},
        {"status": "future"},
    ],
)
def test_what_is_not_public_is_left_out(fields):
    """No article, and no complaint."""
    gathered = visited(Newsroom([post(1, **fields), post(2)]))

    assert titles(gathered) == ["Story 2"]
    assert gathered.complaints == ()


def test_an_odd_post_harms_no_other():
    """What is no post, or has nothing to show, is complained of."""
    empty = post(1, title=None, content={"rendered": None}, excerpt=[])
    odd = Newsroom([empty, post(2), post(3, _embedded=[], title={"rendered": "Third"})])
    gathered = visited(odd)

    assert titles(gathered) == ["Story 2", "Third"]
    assert "no title" in gathered.complaints[0].what


@pytest.mark.parametrize(
    "author", [[], [{"code": "rest_user_invalid_id", "message": "No."}], None, [None], "Ana"]
)
def test_a_hidden_author_is_none(author):
    """Many sites hide their users from strangers."""
    assert only(_embedded={"author": author}).author == ""

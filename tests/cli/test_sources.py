"""Sources are brought in, looked at and tried from the command line."""

from newsletter import config
from tests.cli.conftest import answer

LIST = """\
<opml version="2.0"><body>
<outline text="Noticias"><outline type="rss" text="La Voz" xmlUrl="https://voz.example/es/feed/"/></outline>
<outline type="rss" text="The Wire" xmlUrl="https://wire.example/feed"/>
<outline type="rss" text="The Wire again" xmlUrl="http://wire.example/feed/"/>
<outline type="rss" text="Files" xmlUrl="ftp://files.example/feed"/>
</body></opml>
"""

FEED = """\
<rss version="2.0"><channel><language>en</language>
<item><title>The pool stays open</title><link>https://wire.example/pool</link></item>
</channel></rss>
"""


def test_a_list_is_brought_in(newsroom, tmp_path):
    """Each feed once; what has no address is named; the second time nothing is new."""
    (tmp_path / "feeds.opml").write_text(LIST)

    first = answer(newsroom("sources", "import", "feeds.opml", "--language", "en", "--json"))
    second = answer(newsroom("sources", "import", "feeds.opml", "--json"))

    assert first["added"] == ["la-voz", "the-wire"]
    assert first["already"] == ["http://wire.example/feed/"]
    assert [one["title"] for one in first["refused"]] == ["Files"]
    assert second["added"] == []
    added = config.read(tmp_path / "config.toml").sources[-2:]
    assert [(one.id, one.language, one.section) for one in added] == [
        ("la-voz", "es", "news"),
        ("the-wire", "en", ""),
    ]


def test_people_are_told_what_was_brought_in(newsroom, tmp_path):
    """Each id with its address."""
    (tmp_path / "feeds.opml").write_text(LIST)

    said = newsroom("sources", "import", "feeds.opml").stderr

    assert "2 added, 1 already there, 1 refused." in said
    assert "la-voz: https://voz.example/es/feed/" in said


def test_what_is_no_list_is_refused(newsroom, tmp_path):
    """In a sentence, and the configuration stays as it was."""
    before = (tmp_path / "config.toml").read_text()
    (tmp_path / "feeds.opml").write_text("hello")

    said = newsroom("sources", "import", "feeds.opml", code=2).stderr
    newsroom("sources", "import", "nowhere.opml", code=2)
    newsroom("sources", "import", "feeds.opml", "--language", "fr", code=2)

    assert "feeds.opml" in said
    assert "no OPML list" in said
    assert (tmp_path / "config.toml").read_text() == before


def test_the_sources_are_listed_with_how_they_are(newsroom, tmp_path):
    """When each was read, how many articles it gave, and what is wrong with it."""
    path = tmp_path / "config.toml"
    path.write_text(
        path.read_text() + '\n[[source]]\nid = "gone"\nkind = "folder"\npath = "nowhere"\n'
    )
    newsroom("gather")

    desk, gone = answer(newsroom("sources", "list", "--json"))

    assert (desk["id"], desk["articles"], desk["failures"], desk["error"]) == ("desk", 5, 0, "")
    assert desk["read_at"]
    assert (gone["failures"], gone["read_at"]) == (1, None)
    assert "nowhere" in gone["error"]
    assert gone["next_at"]
    assert "gone: " in newsroom("sources", "list").stderr


def test_a_source_is_tried(newsroom, httpserver, tmp_path):
    """Nothing of it is kept, and the lines for config.toml are shown."""
    httpserver.expect_request("/feed").respond_with_data(FEED)
    address = httpserver.url_for("/feed")

    found = answer(newsroom("sources", "try", address, "--allow-private", "--json"))
    shown = newsroom("sources", "try", address, "--allow-private").stdout

    assert [one["title"] for one in found["articles"]] == ["The pool stays open"]
    assert f'url = "{address}"' in shown
    assert answer(newsroom("sources", "list", "--json"))[0]["articles"] == 5


def test_a_source_without_articles_has_failed(newsroom, tmp_path):
    """The exit code says so to programs too; and an address is no folder."""
    (tmp_path / "empty").mkdir()

    found = answer(newsroom("sources", "try", str(tmp_path / "empty"), "--json", code=1))
    said = newsroom("sources", "try", "https://n.example/", "--kind", "folder", code=2).stderr

    assert found["found"] == 0
    assert "A folder has a path" in said


def test_known_sources_and_paths_are_tried(newsroom, tmp_path):
    """By id, or where they lie."""
    by_name = answer(newsroom("sources", "try", "desk", "--json"))
    by_path = answer(newsroom("sources", "try", str(tmp_path / "articles"), "--json"))

    assert by_name["found"] == by_path["found"] == 5


def test_a_source_that_cannot_be_read_says_why(newsroom, httpserver):
    """One that is none is wrong use; one that fails has failed."""
    httpserver.expect_request("/feed").respond_with_data("x", status=500)

    newsroom("sources", "try", "nowhere", code=2)
    inside = newsroom("sources", "try", httpserver.url_for("/feed"), code=1).stderr
    broken = newsroom("sources", "try", httpserver.url_for("/feed"), "--allow-private", code=1)

    assert "private network" in inside
    assert "(500)" in broken.stderr

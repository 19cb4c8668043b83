from tests.cli.conftest import answer


def test_gather_says_how_each_source_fared(newsroom):
    """The counts of each source, as promised for programs."""
    document = answer(newsroom("gather", "--json"))

    assert document["sources"] == [
        {
            "source": "desk",
            "new": 0,
            "changed": 0,
            "unchanged": 5,
            "error": "",
            "complaints": [],
            "waits": False,
            "next_at": None,
        }
    ]


def test_gather_fails_only_if_every_source_does(newsroom, tmp_path):
    """One dead source is told and is no failure; when all are dead, the exit code is 1."""
    path = tmp_path / "config.toml"
    dead = '\n[[source]]\nid = "gone"\nkind = "folder"\npath = "nowhere"\n'
    path.write_text(path.read_text() + dead)

    assert "nowhere" in newsroom("gather").stdout
    newsroom("gather", "gone", code=1)


def test_articles_are_listed_with_their_story(newsroom):
    """The keys are those that programs rely on."""
    articles = answer(newsroom("articles", "--json"))

    assert list(articles[0]) == [
        "id", "source", "guid", "url", "language", "title", "published_at", "story",
    ]  # fmt: skip
    assert len({article["story"] for article in articles}) == 3


def test_stories_are_listed_with_their_evidence(newsroom):
    """Which article in which language, how sure, who says so and why."""
    stories = answer(newsroom("stories", "--json"))

    assert list(stories[0]) == ["id", "articles", "confidence", "status", "evidence"]
    pair = next(story for story in stories if len(story["articles"]) == 2)
    assert set(pair["articles"]) == {"en", "es"}
    assert list(pair["evidence"][0]) == ["kind", "weight", "seen"]


def test_the_editor_pairs_and_unpairs(newsroom):
    """Both are for good: gathering again does not undo them."""
    articles = {a["title"]: a["id"] for a in answer(newsroom("articles", "--json"))}
    canal, cierra = articles["Canal closes"], articles["Cierra el canal"]
    newsroom("unpair", str(canal))
    newsroom("gather")
    apart = {a["id"]: a["story"] for a in answer(newsroom("articles", "--json"))}
    newsroom("pair", str(canal), str(cierra))
    together = {a["id"]: a["story"] for a in answer(newsroom("articles", "--json"))}

    assert apart[canal] != apart[cierra]
    assert together[canal] == together[cierra]


def test_listings_for_other_programs_are_lines_with_tabs(newsroom):
    """Into a pipe go no drawings."""
    lines = newsroom("articles").stdout.splitlines()

    assert len(lines) == 5
    assert all(line.count("\t") == 5 for line in lines)

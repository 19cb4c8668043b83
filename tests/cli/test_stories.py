"""Commands on stories."""

from tests.cli.conftest import answer


def test_stories_are_listed_with_their_evidence(newsroom):
    """Which article in which language, how sure, who says so and why."""
    stories = answer(newsroom("stories", "--json"))

    assert list(stories[0]) == ["id", "articles", "confidence", "status", "evidence"]
    pair = next(story for story in stories if len(story["articles"]) == 2)
    assert set(pair["articles"]) == {"en", "es"}
    assert list(pair["evidence"][0]) == ["kind", "weight", "seen", "words"]
    assert list(pair["evidence"][0]["words"]) == ["en", "es"]


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


def test_a_story_says_why_it_is_one(newsroom):
    """On a line: who put it together, how sure, its title and the first reasons."""
    lines = [line.split("\t") for line in newsroom("stories", "--all").stdout.splitlines()]

    canal = next(line for line in lines if line[4] == "Canal closes")
    assert canal[1:4] == ["auto", "en+es", "1.00"]
    assert "The source itself calls them one story" in canal[5]


def test_stories_in_one_language_are_counted_unless_asked_for(newsroom):
    """What needs no judgement does not fill the screen."""
    short, long = newsroom("stories"), newsroom("stories", "--all")

    assert len(long.stdout.splitlines()) > len(short.stdout.splitlines())
    assert "1 more have one language only" in short.stderr


def test_an_editor_says_that_two_are_not_one(newsroom):
    """They part, for good; the others of their stories stay as they are."""
    articles = {a["title"]: a["id"] for a in answer(newsroom("articles", "--json"))}
    canal, cierra = str(articles["Canal closes"]), str(articles["Cierra el canal"])

    newsroom("unpair", canal, cierra)
    newsroom("gather")

    at = {a["id"]: a["story"] for a in answer(newsroom("articles", "--json"))}
    assert at[int(canal)] != at[int(cierra)]
    newsroom("unpair", canal, canal, code=2)
    newsroom("unpair", canal, "999", code=2)


def test_the_gaps_of_the_coming_issue_are_listed(newsroom):
    """Which story lacks which language, and since when."""
    document = answer(newsroom("gaps", "--json"))

    assert [one["newsletter"] for one in document] == ["weekly"]
    gap = document[0]["gaps"][0]
    assert list(gap) == ["story", "title", "missing", "since", "suggestions"]
    assert gap["missing"] == ["en"]
    told = newsroom("gaps", "weekly")
    assert "1 without every language" in told.stderr
    assert told.stdout.split("\t")[1:2] == ["en"]
    newsroom("gaps", "nothing", code=2)

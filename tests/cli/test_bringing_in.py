"""A list of feeds is brought into the configuration from the command line."""

import subprocess
import sys

import pytest

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


def test_a_list_is_brought_in(newsroom, tmp_path):
    """Each feed once; what has no address is named with its line; then nothing is new."""
    (tmp_path / "feeds.opml").write_text(LIST)

    first = answer(newsroom("sources", "import", "feeds.opml", "--language", "en", "--json"))
    second = answer(newsroom("sources", "import", "feeds.opml", "--json"))

    assert first["added"] == ["la-voz", "the-wire"]
    assert first["already"] == ["http://wire.example/feed/"]
    assert [(one["line"], one["title"], one["url"]) for one in first["refused"]] == [
        (5, "Files", "ftp://files.example/feed")
    ]
    assert (second["added"], second["name_in"]) == ([], {})
    added = config.read(tmp_path / "config.toml").sources[-2:]
    assert [(one.id, one.language, one.section) for one in added] == [
        ("la-voz", "es", "news"),
        ("the-wire", "en", ""),
    ]


def test_people_are_told_what_was_brought_in(newsroom, tmp_path):
    """Each id with its address; and where else it must be named, programs too."""
    path = tmp_path / "config.toml"
    path.write_text(path.read_text().replace('id = "weekly"', 'id = "weekly"\nsources = ["desk"]'))
    before = path.read_text()
    (tmp_path / "feeds.opml").write_text(LIST)

    said = newsroom("sources", "import", "feeds.opml").stderr
    path.write_text(before)
    told = answer(newsroom("sources", "import", "feeds.opml", "--json"))

    assert "2 added, 1 already there, 1 refused." in said
    assert "la-voz: https://voz.example/es/feed/ (es, news)" in said
    assert "line 5, Files: It has no address" in said
    assert 'weekly names its sources; add there what it shall read: "la-voz", "the-wire".' in said
    assert told["name_in"] == {"weekly": ["la-voz", "the-wire"]}


def test_languages_are_said_by_folder(newsroom, tmp_path):
    """And for all others, in one go."""
    (tmp_path / "feeds.opml").write_text(LIST.replace("/es/", "/"))

    newsroom("sources", "import", "feeds.opml", "--language", "noticias=es", "--language", "en")

    added = config.read(tmp_path / "config.toml").sources[-2:]
    assert [one.language for one in added] == ["es", "en"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("feeds.opml",), "feeds.opml: This is no OPML list"),
        (("nowhere.opml",), "nowhere.opml: There is no such file"),
        (("feeds.opml", "--language", "fr"), "'fr' is none"),
        (("feeds.opml", "--language", "News=fr"), "'fr' is none"),
    ],
)
def test_what_is_no_list_is_refused(newsroom, tmp_path, words, said):
    """In a sentence that does not send one to the configuration, which stays as it was."""
    before = (tmp_path / "config.toml").read_text()
    (tmp_path / "feeds.opml").write_text("hello")

    told = newsroom("sources", "import", *words, code=2).stderr

    assert said in told
    assert "config.toml" not in told
    assert (tmp_path / "config.toml").read_text() == before


def test_a_list_of_which_nothing_is_taken_has_failed(newsroom, tmp_path):
    """The exit code says so; private addresses come in on demand."""
    listed = '<opml><body><outline xmlUrl="http://192.168.0.9/feed"/></body></opml>'
    (tmp_path / "feeds.opml").write_text(listed)

    said = newsroom("sources", "import", "feeds.opml", code=1).stderr
    newsroom("sources", "import", "feeds.opml", "--allow-private")

    assert "--allow-private" in said
    assert config.read(tmp_path / "config.toml").sources[-1].allow_private


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_list_is_read_from_standard_input(newsroom, tmp_path, name):
    """Whatever another program writes there; what is wrong with it is told so."""
    words = [sys.executable, "-m", "newsletter", "sources", "import", name]
    good, bad = (
        subprocess.run(words, cwd=tmp_path, input=text, capture_output=True, text=True, check=False)
        for text in (LIST, "no list")
    )

    assert (good.returncode, bad.returncode) == (0, 2)
    assert "2 added" in good.stderr
    assert "standard input: This is no OPML list." in bad.stderr

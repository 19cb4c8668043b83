"""What a program adds to the configuration leaves the rest as a person wrote it."""

import pytest

from newsletter import config
from newsletter.errors import ConfigError
from newsletter.model import Source, SourceKind
from tests.newsrooms import CONFIG

WIRE = Source("wire", SourceKind.FEED, "https://n.example/feed", language="es", section="news")


@pytest.fixture
def path(tmp_path):
    """A configuration that a person has commented."""
    (tmp_path / "articles").mkdir()
    file = tmp_path / "config.toml"
    file.write_text(f"# Ours.\n{CONFIG}\n# The end.\n")
    file.chmod(0o640)
    return file


def test_sources_are_added(path):
    """They are read as any other, and every line that stood there stands there still."""
    before = path.read_text().splitlines()
    config.add_sources(path, [WIRE])
    after = iter(path.read_text().splitlines())

    assert config.read(path).sources[-1] == WIRE
    assert all(line in after for line in before)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_without_sources_gains_them(path):
    """The first source is as good as the tenth."""
    text = path.read_text()
    start = text.index("[[source]]")
    path.write_text(text[:start] + text[text.index("[[newsletter]]") :])

    config.add_sources(path, [WIRE])

    assert config.read(path).sources == (WIRE,)


def test_the_ends_of_lines_are_kept(path):
    """A file written on Windows stays one."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    config.add_sources(path, [WIRE])

    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf#")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert config.read(path).sources[-1] == WIRE


def test_a_link_stays_a_link(path, tmp_path):
    """The file that it points to is changed."""
    link = tmp_path / "link.toml"
    link.symlink_to(path)

    config.add_sources(link, [WIRE])

    assert link.is_symlink()
    assert config.read(path).sources[-1] == WIRE


def test_what_would_be_wrong_is_not_written(path):
    """The file is as it was, and nothing lies beside it."""
    before = path.read_text()

    with pytest.raises(ConfigError):
        config.add_sources(path, [Source("desk", SourceKind.FEED, "https://n.example/feed")])

    assert path.read_text() == before
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == ["config.toml"]


def test_the_lines_of_a_source_can_be_shown():
    """As they would stand in the file."""
    assert config.lines_of_source(WIRE).splitlines() == [
        "[[source]]",
        'id = "wire"',
        'kind = "feed"',
        'url = "https://n.example/feed"',
        'language = "es"',
        'section = "news"',
    ]

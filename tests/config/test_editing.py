"""What a program adds to the configuration leaves the rest as a person wrote it."""

import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_sources_that_stand_apart_stay_where_they_are(path):
    """Every byte of the file is there still, in its order, and the new lines in one piece."""
    before = path.read_text() + '\n[[source]]\nid = "two"\nkind = "folder"\npath = "x"\n\n# End.\n'
    path.write_text(before)

    config.add_sources(path, [WIRE])

    after = path.read_text()
    start = after.index('[[source]]\nid = "wire"')
    cut = after.index("# End.")
    assert after[:start] + after[cut:] == before
    assert [one.id for one in config.read(path).sources] == ["desk", "two", "wire"]


def test_keys_that_are_not_in_use_stay_with_their_source(path):
    """Comments right below a source are its own; those above the next table are that table's."""
    text = path.read_text().replace('path = "articles"\n', 'path = "articles"\n# language = "en"\n')
    path.write_text(text.replace("\n[[newsletter]]", "\n# About it.\n[[newsletter]]"))

    config.add_sources(path, [WIRE])

    lines = path.read_text().splitlines()
    at = lines.index('id = "wire"') - 1
    assert lines[at - 2 : at + 1] == ['# language = "en"', "", "[[source]]"]
    assert lines[lines.index("[[newsletter]]") - 2 :][:2] == ["", "# About it."]


def test_lines_that_end_in_either_way_stay_so(path):
    """None but the new ones are written."""
    before = path.read_bytes().replace(b'kind = "folder"\n', b'kind = "folder"\r\n')
    path.write_bytes(before)

    config.add_sources(path, [WIRE])

    after = path.read_bytes()
    assert after.count(b"\r\n") == 1
    assert all(line in after.splitlines(keepends=True) for line in before.splitlines(keepends=True))


def test_a_text_that_looks_like_a_source_misleads_nobody(path):
    """What was written is read again, and must mean what it meant."""
    trap = 'tagline = """\n[[source]]\nid = "no"\n"""\n'
    text = "".join(
        one for one in path.read_text().splitlines(keepends=True) if "tagline" not in one
    )
    path.write_text(text.replace("[mail]", f"{trap}[mail]"))
    wanted = config.read(path).site

    config.add_sources(path, [WIRE])

    assert config.read(path).site == wanted
    assert config.read(path).sources[-1] == WIRE


def test_sources_in_another_dress_are_left_alone(path):
    """They are no tables to which one could be added; a sentence says so."""
    text = path.read_text()
    start, end = text.index("[[source]]"), text.index("[[newsletter]]")
    table = 'source = [{ id = "desk", kind = "folder", path = "articles" }]\n'
    path.write_text(table + text[:start] + text[end:])
    before = path.read_bytes()

    with pytest.raises(ConfigError) as caught:
        config.add_sources(path, [WIRE])

    assert "[[source]]" in str(caught.value)
    assert path.read_bytes() == before


def test_those_who_write_at_the_same_time_wait_for_each_other(path):
    """Nothing of what any of them adds is lost."""
    names = [f"wire-{number}" for number in range(12)]

    def add(name):
        config.add_sources(path, [Source(name, SourceKind.FEED, f"https://n.example/{name}")])

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, names))

    assert {one.id for one in config.read(path).sources} == {"desk", *names}


def test_the_file_that_is_wrong_is_named(path, tmp_path):
    """Not the draft, of which nobody knows; and a file that is missing is an error of ours."""
    with pytest.raises(ConfigError) as caught:
        config.add_sources(path, [Source("desk", SourceKind.FEED, "https://n.example/feed")])
    with pytest.raises(ConfigError) as missing:
        config.add_sources(tmp_path / "no.toml", [WIRE])

    assert caught.value.where == str(path)
    assert "No such file" in str(missing.value)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_read_as_it_was_written(text):
    """Quotes, ends of lines, controls and all."""
    made = config.lines_of_source(Source("a", SourceKind.FEED, "https://n.example/", section=text))

    assert tomllib.loads(made)["source"][0].get("section", "") == text


def test_all_that_can_be_said_of_a_source_is_written(path):
    """What was tried with --full-text is saved with it."""
    whole = Source("w", SourceKind.FEED, "https://n.example/", site="N", full_text=True,
                   sitemap="https://n.example/sitemap.xml", allow_private=True)  # fmt: skip

    config.add_sources(path, [whole])

    assert config.read(path).sources[-1] == whole


def test_what_was_wrong_before_is_told_with_its_line(path):
    """It is not what was to be added that must be mended."""
    path.write_text(path.read_text().replace('approval = "auto"', 'aproval = "auto"'))
    number = path.read_text().splitlines().index('aproval = "auto"') + 1

    with pytest.raises(ConfigError) as caught:
        config.add_sources(path, [WIRE])

    assert caught.value.where == f"{path}, line {number}"

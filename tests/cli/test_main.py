import pytest

from newsletter.cli import main
from tests.newsrooms import CONFIG


def test_every_command_has_a_sentence_of_help():
    """`newsletter --help` says what each command does."""
    assert all(command.get_short_help_str() for command in main.commands.values())


def test_without_a_configuration_every_command_says_how_to_begin(run):
    """One line, exit code 2, no traceback."""
    result = run("gather", code=2)

    assert "newsletter init" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_unknown_key_is_named_with_its_line(newsroom, tmp_path):
    """What was wrong, where, and what was probably meant."""
    path = tmp_path / "config.toml"
    path.write_text(path.read_text().replace("approval", "aproval"))

    result = newsroom("issues", code=2)
    assert "line 19" in result.stderr
    assert "'approval'" in result.stderr


def test_a_database_of_another_layout_is_refused(run, tmp_path):
    """Nothing is done to a database that was not made ready."""
    (tmp_path / "config.toml").write_text(CONFIG)

    assert "newsletter db upgrade" in run("issues", code=1).stderr


@pytest.mark.parametrize(
    "words", [("show", "99"), ("send", "99"), ("approve", "99"), ("pair", "1", "99")]
)
def test_what_does_not_exist_is_named(newsroom, words):
    """A wrong number is wrong use, said in one line."""
    assert "99" in newsroom(*words, code=2).stderr

"""A folder with a configuration, and the command line run in it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsletter.cli import main
from tests.newsrooms import CONFIG, write_story

#: A command, given as words; it must end with the exit code.
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def invoke(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, list(words), catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def newsroom(run: Run, tmp_path: Path) -> Run:
    """A newsroom that is set up, with three stories gathered."""
    # Without an age limit the stories stay news whenever the tests are run.
    text = CONFIG.replace('approval = "auto"', 'approval = "auto"\nmax_age_days = 36500')
    (tmp_path / "config.toml").write_text(text)
    write_story(tmp_path, "canal", {"en": "Canal closes", "es": "Cierra el canal"})
    write_story(tmp_path, "buses", {"en": "Buses return", "es": "Vuelven los autobuses"})
    write_story(tmp_path, "mercado", {"es": "El mercado abre temprano"})
    run("init")
    run("gather")
    return run


def answer(result: Result):
    """The one JSON document on standard output."""
    return json.loads(result.stdout)


@pytest.fixture
def issue(newsroom: Run) -> str:
    """The number of a drafted issue with two readers."""
    newsroom("subscribers", "add", "ana@example.org", "--edition", "es", "--consent", "asked")
    newsroom("subscribers", "add", "bo@example.org", "--edition", "en~es", "--consent", "asked")
    return str(answer(newsroom("compose", "weekly", "--json"))["issue"]["id"])

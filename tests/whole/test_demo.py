"""The demonstration, as a newcomer runs it."""

import json
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.whole.conftest import Command


@pytest.fixture
def demo(newsletter: Command, tmp_path: Path) -> Path:
    newsletter("demo")
    return tmp_path / "demo"


def messages(demo: Path):
    return [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((demo / "outbox").glob("*.eml"))
    ]


def test_every_subscriber_gets_a_message_in_their_edition(demo):
    """25 readers, five in each edition; each mail says which languages it is in."""
    found = Counter(str(message["content-language"]) for message in messages(demo))

    assert found == {"en": 5, "es": 5, "en, es": 10, "es, en": 5}


def test_language_versions_found_each_other(demo, newsletter):
    """23 stories in both languages, five in one; also the pair that says nothing explicit."""
    stories = json.loads(newsletter("--config", "demo/config.toml", "stories", "--json").stdout)

    known = [story for story in stories if story["status"] != "suggested"]
    assert Counter(len(story["articles"]) for story in known) == {2: 23, 1: 5}


def test_a_reader_finds_their_own_words_and_links(demo):
    """Footer, postal address and way out are in the reader's language, in both parts."""
    spanish = next(m for m in messages(demo) if m["content-language"] == "es")
    text = spanish.get_body(("plain",)).get_content()
    page = spanish.get_body(("html",)).get_content()

    link = str(spanish["list-unsubscribe"]).strip("<>")
    assert link in text.replace("\n", "")
    assert link in page
    assert "Cancelar suscripción" in text
    assert "Unsubscribe" not in page.replace("List-Unsubscribe", "")
    assert 'lang="es"' in page


def test_no_place_is_left_unfilled(demo):
    """Nobody sees a token."""
    raw = b"".join(path.read_bytes() for path in (demo / "outbox").glob("*.eml"))

    assert b"__UNSUBSCRIBE__" not in raw
    assert b"__PREFERENCES__" not in raw


def test_pictures_are_there_and_light(demo):
    """Every picture that the previews show lies beside them, under 120 KB."""
    page = (demo / "preview" / "en+es.html").read_text()
    shown = {part.split('"')[0] for part in page.split('src="')[1:]}

    assert len(shown) >= 6
    assert all((demo / "preview" / path).stat().st_size < 120_000 for path in shown)


def test_running_it_again_changes_nothing(demo, newsletter):
    """Nothing is gathered twice, and nobody gets a second copy."""
    before = {path.name: path.read_bytes() for path in (demo / "outbox").glob("*.eml")}

    again = newsletter("demo")

    after = {path.name: path.read_bytes() for path in (demo / "outbox").glob("*.eml")}
    assert after == before
    assert "0 added, 25 already there" in again.stderr


def test_a_folder_with_something_else_in_it_is_left_alone(newsletter, tmp_path):
    """The demonstration does not write over what it does not know."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")

    newsletter("demo", "--folder", "mine", code=2)

    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]

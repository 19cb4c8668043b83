"""What was made of a picture is found again, for as long as it can be believed."""

from datetime import UTC, datetime, timedelta

import pytest

from newsletter.render import Shapes, Shelf, Shot

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
URL = "https://n.example/bus.jpg"
BASE = "https://news.example.org"


@pytest.fixture
def shelf(tmp_path):
    """A shelf in an empty folder."""
    return Shelf(tmp_path, BASE)


@pytest.fixture
def shapes(tmp_path):
    """The shapes of a picture, whose files are there."""
    shots = {}
    for kind in ("lead", "wide", "thumb"):
        (tmp_path / f"{kind}.jpg").write_bytes(b"x")
        shots[kind] = Shot(f"{BASE}/media/{kind}.jpg", 176, 132)
    return Shapes(**shots)


def test_what_was_never_seen_is_unknown(shelf):
    """Nothing is guessed."""
    assert shelf.find(URL, NOW) is None


def test_a_picture_is_found_for_a_day(shelf, shapes):
    """Afterwards another may stand at its address."""
    shelf.keep(URL, shapes, NOW)

    assert shelf.find(URL, NOW + timedelta(hours=23)) == shapes
    assert shelf.find(URL, NOW + timedelta(hours=24)) is None


def test_a_fault_is_believed_for_an_hour(shelf):
    """A site that is down does not stay so."""
    shelf.keep(URL, "It is gone.", NOW)

    assert shelf.find(URL, NOW + timedelta(minutes=59)) == "It is gone."
    assert shelf.find(URL, NOW + timedelta(minutes=60)) is None


def test_a_picture_whose_file_is_gone_is_unknown(shelf, shapes, tmp_path):
    """It is made again."""
    shelf.keep(URL, shapes, NOW)
    (tmp_path / "wide.jpg").unlink()

    assert shelf.find(URL, NOW) is None


def test_pictures_move_with_our_address(shelf, shapes, tmp_path):
    """A newsroom that changes its base_url has its pictures there."""
    shelf.keep(URL, shapes, NOW)

    found = Shelf(tmp_path, "https://new.example").find(URL, NOW)

    assert found.lead.url == "https://new.example/media/lead.jpg"


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"at": 7}', '{"at": "2026-11-24T15:00:00+00:00"}']
)
def test_a_spoilt_note_is_none(shelf, shapes, tmp_path, note):
    """Whatever became of the file."""
    shelf.keep(URL, shapes, NOW)
    (path,) = (tmp_path / "index").iterdir()
    path.write_text(note)

    assert shelf.find(URL, NOW) is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path, shapes):
    """The next layout asks again."""
    (tmp_path / "index").write_text("a file in the way")
    shelf = Shelf(tmp_path, BASE)

    shelf.keep(URL, shapes, NOW)

    assert shelf.find(URL, NOW) is None

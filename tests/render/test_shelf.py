"""What was made of a picture is found again, for as long as it can be believed."""

from datetime import UTC, datetime, timedelta

import pytest

from newsletter.render import Note, Shapes, Shelf, Shot

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
    return Shapes(**shots, look="00ff00ff00ff00ff")


def test_what_was_never_seen_is_unknown(shelf):
    """Nothing is guessed."""
    assert shelf.find(URL) is None


def test_a_note_comes_back_as_it_was_kept(shelf, shapes):
    """With what the server calls the picture, and why it could not be had since."""
    note = Note(NOW, shapes, "It is away.", '"v1"', "Mon, 23 Nov 2026 10:00:00 GMT")

    shelf.keep(URL, note)

    assert shelf.find(URL) == note


def test_a_picture_holds_for_a_day(shapes):
    """Afterwards another may stand at its address."""
    note = Note(NOW, shapes)

    assert note.holds(NOW + timedelta(hours=23))
    assert not note.holds(NOW + timedelta(hours=24))


def test_a_fault_holds_for_an_hour(shapes):
    """A site that is down does not stay so, whether or not there is an older picture."""
    for note in (Note(NOW, None, "It is gone."), Note(NOW, shapes, "It is gone.")):
        assert note.holds(NOW + timedelta(minutes=59))
        assert not note.holds(NOW + timedelta(minutes=60))


def test_a_fault_without_a_picture_is_known(shelf):
    """It need not be met again at once."""
    shelf.keep(URL, Note(NOW, None, "It is gone."))

    assert shelf.find(URL).fault == "It is gone."


def test_a_picture_whose_file_is_gone_is_unknown(shelf, shapes, tmp_path):
    """It is made again."""
    shelf.keep(URL, Note(NOW, shapes))
    (tmp_path / "wide.jpg").unlink()

    assert shelf.find(URL) is None


def test_pictures_move_with_our_address(shelf, shapes, tmp_path):
    """A newsroom that changes its base_url has its pictures there."""
    shelf.keep(URL, Note(NOW, shapes))

    found = Shelf(tmp_path, "https://new.example").find(URL)

    assert found.shapes.lead.url == "https://new.example/media/lead.jpg"


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"at": 7}', '{"at": "2026-11-24T15:00:00+00:00"}']
)
def test_a_spoilt_note_is_none(shelf, shapes, tmp_path, note):
    """Whatever became of the file."""
    shelf.keep(URL, Note(NOW, shapes))
    (path,) = (tmp_path / "index").iterdir()
    path.write_text(note)

    assert shelf.find(URL) is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path, shapes):
    """The next layout asks again."""
    (tmp_path / "index").write_text("a file in the way")
    shelf = Shelf(tmp_path, BASE)

    shelf.keep(URL, Note(NOW, shapes))

    assert shelf.find(URL) is None

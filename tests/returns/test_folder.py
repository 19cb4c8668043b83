"""The mailbox that lies in a folder."""

import os

import pytest

from newsletter.errors import InputError
from newsletter.returns import mails_in
from newsletter.returns.parts import LIMIT


@pytest.fixture
def maildir(tmp_path):
    """A Maildir with one new mail, one that was seen and one that is being written."""
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"1.{name}").write_bytes(name.encode())
    return tmp_path


def test_of_a_maildir_what_is_new_is_read_and_put_away_as_seen(maildir):
    """As mail programs do it."""
    (mail,) = mails_in(maildir)
    mail.put_away()

    assert mail.path.name == "1.new"
    assert (maildir / "cur" / "1.new:2,S").read_bytes() == b"new"
    assert list(mails_in(maildir)) == []


def test_of_another_folder_the_eml_files_are_read(tmp_path):
    """In order; hidden ones, folders and pipes are passed over."""
    for name in ("b.eml", "a.EML", ".c.eml", "d.txt"):
        (tmp_path / name).write_bytes(b"x" * (LIMIT + 1))
    (tmp_path / "e.eml").mkdir()
    os.mkfifo(tmp_path / "f.eml")

    first, second = mails_in(tmp_path)
    first.put_away()

    assert (first.path.name, second.path.name) == ("a.EML", "b.eml")
    assert len(second.data) == LIMIT
    assert (tmp_path / "done" / "a.EML").is_file()
    assert [mail.path.name for mail in mails_in(tmp_path)] == ["b.eml"]


def test_what_is_no_folder_is_named(tmp_path):
    """With what to name instead."""
    with pytest.raises(InputError, match=r"none.*Maildir"):
        list(mails_in(tmp_path / "none"))


def test_what_vanished_meanwhile_is_no_fault_when_it_is_put_away(maildir):
    """Another program may have moved it; to read it, though, cannot be done."""
    (mail,) = mails_in(maildir)
    mail.path.unlink()

    mail.put_away()

    with pytest.raises(InputError, match=r"1\.new"):
        _ = mail.data

"""Files are read up to a limit, and errors say what to do."""

import os
from pathlib import Path

import pytest

from newsletter.errors import SourceError
from newsletter.gather.files import read


def test_a_file_is_read(tmp_path):
    """Up to its limit."""
    (tmp_path / "a").write_bytes(b"1234")

    assert read(tmp_path / "a", 4) == b"1234"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("large", "It is larger than 1 MB."),
        ("none", "There is no such file."),
        ("", "This is a folder, not a file."),
        ("a/b", "It cannot be read: Not a directory."),
        ("\x00", "It cannot be read: the path is none."),
        ("x" * 300, "It cannot be read: File name too long."),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, name, what):
    """In plain words, with the path and a remedy."""
    (tmp_path / "a").touch()
    (tmp_path / "large").write_bytes(b"x" * 1_000_001)

    with pytest.raises(SourceError) as caught:
        read(Path(tmp_path, name), 1_000_000)

    assert caught.value.what == what
    assert caught.value.where == str(Path(tmp_path, name))
    assert caught.value.remedy


def test_a_pipe_is_not_waited_for(tmp_path):
    """Opening one would take until somebody writes into it."""
    os.mkfifo(tmp_path / "pipe.md")

    with pytest.raises(SourceError, match="device"):
        read(tmp_path / "pipe.md", 100)

"""A file is replaced at once or not at all, and nobody learns of it who may not."""

import os
import sys
from pathlib import Path

import pytest

from newsletter.config.replacing import replace_file
from newsletter.errors import ConfigError

#: What the hook below writes to while it is a list: hooks cannot be taken away again.
seen: list[list[int] | None] = [None]


@pytest.fixture
def target(tmp_path):
    """A file that only its owner may read."""
    file = tmp_path / "config.toml"
    file.write_bytes(b"old")
    file.chmod(0o600)
    return file


def test_nobody_else_can_ever_read_the_draft(target):
    """From its first moment it is as closed as the file."""

    def look(event, _):
        if seen[0] is not None and event in {"shutil.copystat", "shutil.copymode", "os.chmod"}:
            seen[0] += [one.stat().st_mode & 0o077 for one in target.parent.iterdir()]

    sys.addaudithook(look)
    seen[0] = found = []
    replace_file(target, b"old", b"new", Path.stat)
    seen[0] = None

    assert len(found) >= 2
    assert set(found) == {0}
    assert target.read_bytes() == b"new"


def test_what_somebody_else_wrote_meanwhile_stays(target):
    """Whoever comes later is told to begin again."""
    with pytest.raises(ConfigError) as caught:
        replace_file(target, b"old", b"new", lambda _: target.write_bytes(b"theirs"))

    assert "meanwhile" in str(caught.value)
    assert target.read_bytes() == b"theirs"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_the_owner_stays_the_owner(target):
    """Also when root does the writing."""
    os.chown(target, 1234, 2345)

    replace_file(target, b"old", b"new", Path.stat)

    assert (target.stat().st_uid, target.stat().st_gid) == (1234, 2345)
    assert target.stat().st_mode & 0o777 == 0o600

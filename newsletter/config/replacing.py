"""Replaces a file by a new version of it, at once or not at all."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from newsletter.errors import ConfigError


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Wait until no other program of ours writes in *folder*, and keep them waiting meanwhile.

    Raises:
        OSError: there is no such folder, or it is closed to us.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Some network file systems lock no folders; `replace_file` sees what others wrote.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace_file(
    target: Path, before: bytes, after: bytes, check: Callable[[Path], object]
) -> None:
    """Put *after* in the place of *before* in the file *target*; its owner and rights are kept.

    The new version is written beside it, readable by nobody else until it has the file's own
    rights, and takes its place when it lies on the disk and *check* raised nothing.

    Raises:
        OSError: it cannot be written, or not with its owner and rights.
        ConfigError: somebody else has changed the file meanwhile.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            _dress(draft, target)
            os.fsync(file.fileno())
        check(draft)
        if target.read_bytes() != before:
            what = "Somebody else has changed it meanwhile."
            raise ConfigError(what, where=str(target), remedy="Run this again.")
        draft.replace(target)
        _keep(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _dress(draft: Path, target: Path) -> None:
    """Give *draft* the owner and the rights of *target*, lists of rights included."""
    wanted, given = target.stat(), draft.stat()
    if (wanted.st_uid, wanted.st_gid) != (given.st_uid, given.st_gid):
        os.chown(draft, wanted.st_uid, wanted.st_gid)
    shutil.copystat(target, draft)
    os.utime(draft)


def _keep(folder: Path) -> None:
    """See that a change of names in *folder* outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

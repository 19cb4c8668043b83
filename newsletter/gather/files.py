"""Files on our own disk, read up to a limit, with errors in plain words."""

import stat
from pathlib import Path

from newsletter.errors import SourceError


def read(path: Path, limit: int) -> bytes:
    """Return what the file *path* holds, which may be *limit* bytes.

    Raises:
        SourceError: it is not there, no file, closed to us, or too large.
    """
    where = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            # Opening a pipe waits for somebody to write into it.
            raise SourceError("This is no file but a device.", where=where, remedy="Name a file.")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise SourceError("There is no such file.", where=where, remedy="Check the path.") from None
    except IsADirectoryError:
        raise SourceError(
            "This is a folder, not a file.", where=where, remedy="Name a file in it."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path is none"
        raise SourceError(
            f"It cannot be read: {reason}.", where=where, remedy="Give this program the right to."
        ) from error
    if len(content) > limit:
        raise SourceError(
            f"It is larger than {limit / 1_000_000:g} MB.", where=where, remedy="Make it smaller."
        )
    return content

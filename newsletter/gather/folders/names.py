"""What the path of a file says: its language, its day, and whose translation it is."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from newsletter.gather.language import in_name
from newsletter.gather.text import words

#: A day in front of a file's name: "2026-11-17-job-fair.es.md".
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?![\d])")


@dataclass(frozen=True, slots=True)
class Name:
    """What the path of a file says."""

    #: The path within its folder, with slashes.
    path: str
    #: One of the configured languages, `""` when it names none.
    language: str
    #: The path without language and suffix, `""` when it names no language.
    key: str
    #: A date in ISO 8601, `""` when it names none.
    day: str


def name_of(path: PurePath, languages: Sequence[str]) -> Name:
    """Return what *path*, seen from its source's folder, says.

    `canal.es.md` and `es/canal.md` are Spanish, and translations of `canal.en.md` and
    `en/canal.md`. The file's own word counts before a folder's.
    """
    stem, _, ending = path.stem.rpartition(".")
    own = in_name(ending, languages) if stem else ""
    folders = list(path.parent.parts)
    marked = [index for index, folder in enumerate(folders) if in_name(folder, languages)]
    lent = in_name(folders.pop(marked[-1]), languages) if marked else ""
    key = PurePath(*folders, stem if own else path.stem)
    day = DAY.match(path.name)
    return Name(
        path=readable(path),
        language=own or lent,
        key=readable(key) if own or lent else "",
        day=day[1] if day else "",
    )


def readable(path: PurePath) -> str:
    r"""Return *path* as text; bytes that are no UTF-8, and controls, become like `\xf1`."""
    text = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return words.CONTROLS.sub(lambda found: ascii(found[0])[1:-1], text)

"""Writes into `config.toml` what a program is asked to add, and leaves all else as it stands."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from newsletter.config.reading import read
from newsletter.errors import ConfigError
from newsletter.model import Source


def add_sources(path: Path, sources: Sequence[Source]) -> None:
    """Add *sources* to the file at *path*; its comments and its order are kept.

    The file is replaced at once, and only by one that can be read.

    Raises:
        ConfigError: it cannot be written, or would not be right.
    """
    target = path.resolve()  # a link stays a link
    draft = target.with_name(f".{target.name}.new")
    try:
        before = target.read_bytes().decode("utf-8")
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(_with(before, sources))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, draft)
        read(draft)
        draft.replace(target)
    except (OSError, TOMLKitError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"It cannot be written: {reason}.", where=str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def _with(text: str, sources: Sequence[Source]) -> str:
    """Return *text* with *sources* added, its ends of lines and its mark at the start kept."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    document = tomlkit.parse(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    _append(document, sources)
    made = tomlkit.dumps(document)
    return mark + (made.replace("\n", "\r\n") if "\r\n" in text else made)


def lines_of_source(source: Source) -> str:
    """Return the lines that *source* is in the file."""
    document = tomlkit.document()
    _append(document, [source])
    return tomlkit.dumps(document).strip()


def _append(document: tomlkit.TOMLDocument, sources: Sequence[Source]) -> None:
    tables = document.get("source")
    if not isinstance(tables, AoT):
        tables = tomlkit.aot()
        document.append("source", tables)
    for source in sources:
        tables.append(_table(source))


def _table(source: Source) -> Table:
    table = tomlkit.table()
    for key in ("id", "kind", "url", "path", "language", "section"):
        if value := getattr(source, key):
            table.add(key, str(value))
    if source.allow_private:
        table.add("allow_private", value=True)
    table.add(tomlkit.nl())
    return table

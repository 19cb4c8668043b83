"""Writes into `config.toml` what a program is asked to add, and leaves all else as it stands.

sources -> lines of TOML -> put after the last source (else at the end) -> read again: does it
say what it said, and the new sources? -> the file is replaced
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import tomlkit

from newsletter.config.lines import lines_of
from newsletter.config.reading import read
from newsletter.config.replacing import only_writer, replace_file
from newsletter.errors import ConfigError
from newsletter.model import Source

#: Keys of a source whose value is a text, and those that are left out unless they are true.
TEXTS = ("id", "kind", "url", "path", "language", "section", "site", "sitemap")
SWITCHES = ("full_text", "allow_private")

#: Where another table begins; and what is no more than a comment.
HEADER = re.compile(r"\s*\[")
COMMENT = re.compile(r"\s*#")

BY_HAND = "Add the lines by hand: `newsletter sources try ADDRESS` shows them."


def add_sources(path: Path, sources: Sequence[Source]) -> None:
    """Add *sources* to the file at *path*, of which no other line is touched.

    The file is replaced at once, and only by one that can be read. Whoever else adds to it at
    the same time waits.

    Raises:
        ConfigError: it cannot be written, or would not be right.
    """
    where = str(path)

    def check(draft: Path) -> None:
        try:
            read(draft)
        except ConfigError as error:
            read(path)  # what was wrong before is told with its line
            raise ConfigError(error.what, where=where, remedy=error.remedy) from error

    try:
        target = path.resolve(strict=True)  # a link stays a link
        with only_writer(target.parent):
            with target.open("r+b") as file:  # opened for writing, so that one who may not is told
                before = file.read()
            after = _with(before.decode("utf-8"), sources, where)
            replace_file(target, before, after.encode("utf-8"), check)
    except OSError as error:
        what = f"It cannot be written: {error.strerror or error}."
        raise ConfigError(what, where=where, remedy=BY_HAND) from error
    except ValueError as error:
        raise ConfigError(f"This is no TOML: {error}.", where=where) from error


def lines_of_source(source: Source) -> str:
    """Return the lines that *source* is in the file."""
    table = tomlkit.table()
    for key in TEXTS:
        if value := getattr(source, key):
            table.add(key, str(value))
    for key in SWITCHES:
        if getattr(source, key):
            table.add(key, value=True)
    tables = tomlkit.aot()
    tables.append(table)
    document = tomlkit.document()
    document.append("source", tables)
    return tomlkit.dumps(document).strip()


def _with(text: str, sources: Sequence[Source], where: str) -> str:
    """Return *text* with *sources* added where that says what was meant.

    Raises:
        ConfigError: there is no such place.
        ValueError: it is no TOML.
    """
    bare = text.removeprefix("\ufeff")
    mark = text[: len(text) - len(bare)]
    lines = "\n\n".join(map(lines_of_source, sources))
    wanted = tomllib.loads(bare)
    wanted["source"] = [*wanted.get("source", []), *tomllib.loads(lines)["source"]]
    for place in (_after_sources(bare), len(bare)):
        made = _put(lines, bare, place)
        try:
            if tomllib.loads(made) == wanted:
                return mark + made
        except tomllib.TOMLDecodeError:
            continue
    what = "No [[source]] can be added to it as it is written."
    raise ConfigError(what, where=where, remedy="Write each source as a [[source]] of its own.")


def _after_sources(text: str) -> int:
    """Return where the last `[[source]]` of *text* ends, `len(text)` if it has none.

    Comments right below its last key are keys that are not in use, and belong to it; those
    after a blank line, or right above the next table, do not.
    """
    headers = [line for way, line in lines_of(text).items() if _is_source(way)]
    if not headers:
        return len(text)
    rows = text.split("\n")
    last = end = max(headers) - 1
    for number in range(last + 1, len(rows)):
        if HEADER.match(rows[number]):
            break
        if rows[number].strip() and not COMMENT.match(rows[number]):
            last = number
        end = number
    comments = list(_comments_below(rows, last, end))
    if comments and not HEADER.match("".join(rows[comments[-1] + 1 : comments[-1] + 2])):
        last = comments[-1]
    return len("\n".join(rows[: last + 1])) + (last + 1 < len(rows))


def _is_source(way: tuple[str | int, ...]) -> bool:
    return len(way) == 2 and way[0] == "source" and isinstance(way[1], int)


def _comments_below(rows: Sequence[str], last: int, end: int) -> Iterator[int]:
    """Yield the numbers of the comments that stand right below the row *last*."""
    for number in range(last + 1, end + 1):
        if not COMMENT.match(rows[number]):
            return
        yield number


def _put(lines: str, text: str, place: int) -> str:
    """Return *text* with *lines* at *place*, a blank line around them.

    They end as their neighbours do.
    """
    before, after = text[:place], text[place:]
    crlf = before.endswith("\r\n") or (not before.endswith("\n") and "\r\n" in text)
    end = "\r\n" if crlf else "\n"
    if before and not before.endswith("\n"):
        before += end
    above = end if before.rpartition("\n")[0].rpartition("\n")[2].strip() else ""
    below = end if after.partition("\n")[0].strip() else ""
    return "".join((before, above, lines.replace("\n", end), end, below, after))

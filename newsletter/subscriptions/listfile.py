"""Reads a file of subscribers, whatever encoding and delimiter a spreadsheet gave it."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsletter.errors import InputError

#: Field -> what its column may be called, in small letters.
COLUMNS: Mapping[str, frozenset[str]] = {
    "email": frozenset({"email", "e-mail", "mail", "email address", "correo",
                        "correo electrónico", "address"}),
    "name": frozenset({"name", "first name", "first_name", "nombre"}),
    "edition": frozenset({"edition", "edición", "edicion", "language", "idioma"}),
}  # fmt: skip

DELIMITERS = ",;\t|"

#: How a file begins that is no text: workbooks of Excel (zip, and the older kind).
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, as it stands there."""

    #: From 1.
    number: int
    email: str
    name: str
    #: Code of an edition; `""` when the line does not say.
    edition: str
    #: Why it cannot be read; `""` when it can.
    fault: str = ""


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of the file at *path*; memory stays flat however long it is.

    A first line that names no column is read as a subscriber: address, name, edition. Each line
    is read for itself: a quotation mark that is never closed spoils its own line, and does not
    swallow those that follow.

    Raises:
        InputError: it cannot be read, is a workbook, or has no column of addresses.
    """
    try:
        with path.open(encoding=_encoding(path), errors="replace") as file:
            columns: dict[str, int] | None = None
            delimiter, number = "", 0
            for number, text in enumerate(file, start=1):
                delimiter = delimiter or _delimiter(text)
                row = _cells(text, delimiter)
                if row is not None and not any(cell.strip() for cell in row):
                    continue
                if columns is None:
                    columns = _columns(row or [text], path)
                    if columns:
                        continue
                    columns = {"email": 0, "name": 1, "edition": 2}
                yield _line(number, row, columns)
            if not number:
                raise InputError("It is empty.", where=str(path))
    except OSError as error:
        raise InputError(f"It cannot be read: {error.strerror}.", where=str(path)) from error


def _cells(text: str, delimiter: str) -> list[str] | None:
    """Return the cells of a line; None when a quotation mark in it is not closed."""
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def _encoding(path: Path) -> str:
    """Tell the encoding: by its mark, else UTF-8 if all of it is, else what Excel writes."""
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(WORKBOOKS):
            raise InputError(
                "This is a workbook, not CSV.",
                where=str(path),
                remedy="In the spreadsheet, save it as “CSV UTF-8”.",
            )
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        file.seek(0)
        try:
            for line in file:
                line.decode("utf-8")
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    """Return the delimiter that *sample* holds most of; a comma when it holds none."""
    return max(DELIMITERS, key=lambda delimiter: (sample.count(delimiter), delimiter == ","))


def _columns(header: list[str], path: Path) -> dict[str, int] | None:
    """Return field -> column; None when *header* is a subscriber already."""
    names = [cell.strip().lower() for cell in header]
    columns = {
        field: position
        for field, known in COLUMNS.items()
        for position, name in reversed(list(enumerate(names)))
        if name in known
    }
    if "email" in columns:
        return columns
    if "@" in header[0]:
        return None
    raise InputError(
        "No column holds addresses.",
        where=f"{path}, line 1",
        remedy="Write a first line such as: email,name,edition.",
    )


def _line(number: int, row: list[str] | None, columns: Mapping[str, int]) -> Line:
    if row is None:
        fault = "A quotation mark is not closed, or stands where none may: write it twice."
        return Line(number, "", "", "", fault)
    cells = {
        field: row[position].strip() for field, position in columns.items() if position < len(row)
    }
    return Line(number, cells.get("email", ""), cells.get("name", ""), cells.get("edition", ""))

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import InputError
from newsletter.subscriptions.listfile import read_lines


@pytest.fixture
def lines(tmp_path: Path):
    def write_and_read(data: bytes | str, encoding: str = "utf-8"):
        path = tmp_path / "list.csv"
        path.write_bytes(data.encode(encoding) if isinstance(data, str) else data)
        return [(line.number, line.email, line.name, line.edition) for line in read_lines(path)]

    return write_and_read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_common_encoding_is_read(lines, encoding):
    """A name with accents survives, whatever the spreadsheet wrote."""
    assert lines("email,name\nana@example.org,José Núñez\n", encoding) == [
        (2, "ana@example.org", "José Núñez", "")
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_common_delimiter_is_read(lines, delimiter):
    """Excel writes semicolons where a comma is the decimal sign."""
    text = delimiter.join(["name", "email"]) + "\n" + delimiter.join(["Ana", "ana@example.org"])

    assert lines(text) == [(2, "ana@example.org", "Ana", "")]


def test_columns_are_known_in_both_languages(lines):
    """A Spanish spreadsheet needs no new header."""
    assert lines("Correo,Nombre,Idioma\nana@example.org,Ana,es\n") == [
        (2, "ana@example.org", "Ana", "es")
    ]


def test_a_file_without_a_header_is_read_by_position(lines):
    """A first line that is a subscriber is one."""
    assert lines("ana@example.org,Ana\nbo@example.org\n") == [
        (1, "ana@example.org", "Ana", ""),
        (2, "bo@example.org", "", ""),
    ]


def test_blank_lines_are_passed_over_and_counted(lines):
    """A line's number is the one that the editor sees."""
    assert lines("email\n\n,\nana@example.org\n")[0][0] == 4


def test_a_workbook_is_refused_with_the_way_out(lines):
    """Whoever sends an .xlsx is told how to save CSV."""
    with pytest.raises(InputError, match="CSV UTF-8"):
        lines(b"PK\x03\x04 whatever")


def test_a_header_without_addresses_is_refused(lines):
    """A wrong file is not read as a list of nobody."""
    with pytest.raises(InputError, match="No column holds addresses"):
        lines("date,amount\n1,2\n")


def test_an_open_quotation_mark_spoils_its_own_line_only(tmp_path):
    """The readers on the lines that follow are not swallowed by it."""
    path = tmp_path / "list.csv"
    path.write_text('email,name\na@example.org,"Ana\nb@example.org,Bo\n"c@example.org","C ""Z"""\n')

    first, second, third = read_lines(path)

    assert (first.number, bool(first.fault)) == (2, True)
    assert (second.email, second.name) == ("b@example.org", "Bo")
    assert (third.email, third.name) == ("c@example.org", 'C "Z"')


def test_a_missing_file_is_an_error_in_plain_words(tmp_path):
    """The name of the file is in the message."""
    with pytest.raises(InputError, match=r"none\.csv"):
        list(read_lines(tmp_path / "none.csv"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_lines_or_one_clear_error(tmp_path_factory, data):
    """No file, however broken, ends in anything but lines or an InputError."""
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    path.write_bytes(data)

    try:
        assert all(line.number >= 1 for line in read_lines(path))
    except InputError as error:
        assert error.what

"""Tests of reading catalogues."""

import pytest

from newsletter.errors import TemplateError
from newsletter.render.catalogue import faults, placeholders, read_catalogue
from tests.render.sample import TEMPLATES


def write(folder, name, text):
    """Write a catalogue."""
    (folder / "strings").mkdir(parents=True, exist_ok=True)
    (folder / "strings" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_tables_become_dotted_keys(tmp_path):
    """A table is a part of the key, unless it holds the forms of one sentence."""
    write(
        tmp_path, "en", '[mail]\ncta = "Read"\nother = "Else"\n[mail.n]\none = "1"\nother = "n"\n'
    )

    catalogue = read_catalogue([tmp_path], "en")

    assert catalogue == {
        "mail.cta": "Read",
        "mail.other": "Else",
        "mail.n": {"one": "1", "other": "n"},
    }


def test_an_own_folder_overrides_single_keys(tmp_path):
    """What the first folder does not say comes from the next."""
    write(tmp_path / "own", "en", '[mail]\ncta = "Go on"\n')
    write(tmp_path / "ours", "en", '[mail]\ncta = "Read"\nback = "Back"\n')

    catalogue = read_catalogue([tmp_path / "own", tmp_path / "ours"], "en")

    assert catalogue == {"mail.cta": "Go on", "mail.back": "Back"}


@pytest.mark.parametrize("text", ["cta = ", 'cta = "\\ud800"', "cta = 3", 'a = ["x"]'])
def test_a_broken_file_is_named(tmp_path, text):
    """What is no catalogue is refused with the name of the file."""
    write(tmp_path, "en", text)

    with pytest.raises(TemplateError, match=r"strings/en\.toml"):
        read_catalogue([tmp_path], "en")


def test_bytes_that_are_no_utf8_are_named(tmp_path):
    """A file in another encoding is refused with its name."""
    write(tmp_path, "en", "")
    (tmp_path / "strings" / "en.toml").write_bytes(b'a = "\xe9"')

    with pytest.raises(TemplateError, match=r"strings/en\.toml"):
        read_catalogue([tmp_path], "en")


def test_faults_are_all_named():
    """Missing keys, missing and unknown places, and open braces are found at once."""
    model = {"a": "{x}", "b": "b", "c": "{y} {z}", "d": "d"}
    catalogue = {"a": "{w}", "c": {"one": "{y}", "other": "{z}"}, "d": "{"}

    found = faults(catalogue, model)

    assert found == ["b is missing", "a lacks {x}", "a has an unknown {w}", "d has an open brace"]


def test_our_own_catalogues_are_complete():
    """Spanish has every key of English, with the same places, and no more."""
    english, spanish = (read_catalogue([TEMPLATES], tag) for tag in ("en", "es"))

    assert faults(spanish, english) == []
    assert set(spanish) == set(english)
    assert all(placeholders(spanish[key]) == placeholders(english[key]) for key in english)


def test_no_sentence_is_empty_or_left_in_english():
    """Every sentence says something, and the Spanish ones say it in Spanish."""
    alike = {"time.hour", "time.minutes", "edition.side", "edition.stacked"}
    english, spanish = (read_catalogue([TEMPLATES], tag) for tag in ("en", "es"))
    ours = [key for key in english if not key.startswith(("web.", "check."))]

    assert all(english[key] and spanish[key] for key in english)
    assert {key for key in ours if english[key] == spanish[key]} <= alike

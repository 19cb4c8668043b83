"""Whatever stands in the file is refused in our words, or taken."""

import json
import re

import pytest
from pydantic_core._pydantic_core import list_all_errors

from newsletter import config
from newsletter.config.faults import WORDS, problem
from newsletter.config.shape import TABLES, element, keys_of
from newsletter.errors import ConfigError
from tests.config.test_reading import GOOD

VALUES = (
    "true", "4", "-1", "4.5", "inf", "nan", '"4"', '"yes"', "2026-11-24", "07:00:00",
    "2026-11-24T07:00:00Z", "[]", "[1]", '["a"]', "[[]]", "{}", "{ en = 1 }", "{ a = { b = 1 } }",
    '["#000000", "#000000", "#000000"]', "[" * 300 + "]" * 300, "1" + "0" * 400,
)  # fmt: skip
HEADINGS = {"source": "[[source]]", "newsletter": "[[newsletter]]"}
KEYS = [
    (HEADINGS.get(table, f"[{table}]"), key)
    for table, kind in TABLES.items()
    for key in keys_of(element(kind))
]
#: The sentences of the library, as far as no value stands in them.
FOREIGN = {
    part.strip()
    for one in list_all_errors()
    for part in re.split(r"\{\w+\}", one["message_template_python"])
    if len(part.strip()) > 8
} | {"Input should", "valid ", "pydantic"}


@pytest.mark.parametrize(("heading", "key"), KEYS, ids=str)
def test_no_sentence_of_the_library_is_seen(tmp_path, heading, key):
    """For every key, and every kind of value that TOML has."""
    path = tmp_path / "config.toml"
    for value in VALUES:
        lines = [line for line in GOOD.splitlines() if not line.startswith(f"{key} =")]
        at = lines.index(heading) if heading in lines else None
        if at is None:
            lines += [heading, f"{key} = {value}"]
        else:
            lines.insert(at + 1, f"{key} = {value}")
        path.write_text("\n".join(lines))
        try:
            config.read(path)
        except ConfigError as error:
            assert not [words for words in FOREIGN if words in str(error)], str(error)
            assert str(path) in error.where


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("concurrency = true", ["line 25", "whole number, not true", "concurrency = 4"]),
        ('concurrency = "4"', ["whole number, not '4'"]),
        ("concurrency = 4.0", ["whole number, not 4.0"]),
        ("concurrency = 2026-11-24", ["not a date"]),
        ("per_host = [4]", ["whole number, not a list"]),
    ],
)
def test_a_value_of_another_kind_is_refused_with_line_and_remedy(tmp_path, line, words):
    """Nothing is taken for what it is not: true is not 1."""
    path = tmp_path / "config.toml"
    path.write_text(f"{GOOD}[gather]\n{line}\n")

    with pytest.raises(ConfigError) as caught:
        config.read(path)

    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[[source]]", "[source]"), "[[source]]"),
        (("[mail]", '[brand]\nbar = ["#000000"]\n[mail]'), "too few"),
        (("[mail]", f"[brand]\nbar = {json.dumps(['#000000'] * 3)}\n[mail]"), "Leave 2"),
        (("[mail]", f"[gather]\nper_host = {'9' * 5000}\n[mail]"), "too long"),
        (("[mail]", f"[gather]\nper_host = {'[' * 5000}\n[mail]"), "brackets"),
        (("[mail]", "[gather]\nper_host = " + "9" * 90 + "\n[mail]"), "between 1 and 200"),
    ],
    ids=str,
)
def test_rarer_slips_have_their_words_too(tmp_path, change, words):
    """Single brackets, lists of the wrong length, and numbers without end."""
    path = tmp_path / "config.toml"
    path.write_text(GOOD.replace(*change, 1))

    with pytest.raises(ConfigError) as caught:
        config.read(path)

    assert words in str(caught.value)


def test_every_fault_has_words():
    """Those that are listed and those that a later library may find."""
    facts = {"expected": "'a' or 'b'", "max_length": 2}
    for kind in (*WORDS, "unheard_of"):
        found = problem(("mail", "relay", 0, "port"), {"type": kind, "ctx": facts}, {"mail": 5})

        assert found.what.endswith(".")
        assert found.remedy

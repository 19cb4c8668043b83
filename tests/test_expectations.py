"""Every test says what it expects, and stands where its module stands."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "newsletter"
#: What tests no module but `templates/editions/`.
OF_TEMPLATES = {"render/test_layouts.py"}
FILES = sorted(TESTS.rglob("test_*.py"))


def where(path: Path) -> str:
    return path.relative_to(TESTS).as_posix()


@pytest.mark.parametrize("path", FILES, ids=where)
def test_each_test_states_its_expectation(path: Path):
    """The docstring of a test is its expectation, as a sentence."""
    silent = [
        node.name
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not (ast.get_docstring(node) or "").strip().endswith((".", "?", "!"))
    ]

    assert not silent


@pytest.mark.parametrize("path", FILES, ids=where)
def test_each_test_checks_something(path: Path):
    """A test holds an assertion, or expects an error."""
    idle = [
        node.name
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not any(
            isinstance(part, ast.Assert)
            or (isinstance(part, ast.Attribute) and part.attr == "raises")
            for part in ast.walk(node)
        )
    ]

    assert not idle


@pytest.mark.parametrize("path", FILES, ids=where)
def test_tests_mirror_the_package(path: Path):
    """A test file is named after the module it tests, unless it tests the whole or the house."""
    room = path.relative_to(TESTS).parts[0]
    if room == "whole" or path.parent == TESTS or where(path) in OF_TEMPLATES:
        return

    module = PACKAGE / path.parent.relative_to(TESTS) / f"{path.stem.removeprefix('test_')}.py"
    assert module.exists()

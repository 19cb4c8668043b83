"""What html-validate says of the mails' HTML, as they are sent."""

import json
import subprocess

import pytest

from tests.whole.editions.samples import LETTERS, SHEETS, Sheet


@pytest.fixture
def errors(html_validate, tmp_path):
    """Return what is wrong with pages, name -> HTML, as (page, line, rule, message)."""

    def read(pages):
        for name, html in pages.items():
            (tmp_path / f"{name}.html").write_text(html)
        # Through a pipe it would write the first 64 KB only.
        out = tmp_path / "found.json"
        command = [*html_validate, "--formatter", f"json={out}", str(tmp_path / "*.html")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert out.exists(), done.stderr
        assert done.returncode in {0, 1}, done.stderr
        return [
            (file["filePath"].rpartition("/")[2], one["line"], one["ruleId"], one["message"])
            for file in json.loads(out.read_text())
            for one in file["messages"]
        ]

    return read


def test_all_mails_are_good_html(errors, press):
    """No error and no warning, in any edition of any size, nor in any other mail."""
    assert errors({str(sheet): press.html(sheet) for sheet in (*SHEETS, *LETTERS)}) == []


@pytest.mark.parametrize(
    ("whole", "broken", "rule"),
    [
        (' alt="', ' data-was="', "wcag/h37"),
        ("</h2>", "</h3>", "close-order"),
        ("<h1", "<h4", "heading-level"),
        ('href="#es"', 'aria-labelledby="nowhere" href="#es"', "no-missing-references"),
        ("<title>", "<title></title><title>", "empty-title"),
    ],
)
def test_what_is_broken_is_found(errors, press, whole, broken, rule):
    """A gate that lets this through is none."""
    html = press.html(Sheet("es", "en+es", 8))
    assert whole in html

    found = errors({"broken": html.replace(whole, broken)})

    assert rule in {one[2] for one in found}

"""The documents keep up with the program."""

import re
from pathlib import Path

import click
import pytest

from newsletter.cli import main
from newsletter.config.shape import TABLES, element, keys_of

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def commands(group: click.Group, before: str = ""):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name


@pytest.mark.parametrize("command", sorted(commands(main)))
def test_every_command_stands_in_the_readme(command):
    """Whoever reads the README knows what there is."""
    commands_in_readme = re.findall(r"`([^`\n]+)`", (ROOT / "README.md").read_text())
    shown = {word for line in commands_in_readme for word in re.findall(r"[\w-]+", line)}

    assert set(command.split()) <= shown


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_setting_stands_in_the_sample(table):
    """The sample configuration shows each key, if only as a comment."""
    text = (ROOT / "config.toml").read_text()
    header = r"^#? ?\[\[?{}\]\]?$"
    pattern = header.format(table) + r"(.*?)(?=" + header.format(r"[\w.]+") + r"|\Z)"
    shown = "".join(re.findall(pattern, text, re.MULTILINE | re.DOTALL))
    assert shown

    tables_of_their_own = {"relay", "dkim", "sections", "sponsors", "greeting"}
    missing = [
        key
        for key in keys_of(element(TABLES[table]) or TABLES[table])
        if key not in tables_of_their_own and not re.search(rf"^#? ?{key} = ", shown, re.MULTILINE)
    ]
    assert not missing


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path):
    """A file that is linked to is there."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)|src=\"([^\"]+)\"", path.read_text())
    local = [link or picture for link, picture in links if "://" not in (link or picture)]

    assert [link for link in local if not (path.parent / link).exists()] == []


def test_every_module_of_the_map_is_there():
    """`docs/architecture.md` names no room that does not exist."""
    rooms = re.findall(
        r"`((?:newsletter|templates)/[\w/.]+)`", (ROOT / "docs/architecture.md").read_text()
    )

    assert rooms
    assert [room for room in rooms if not (ROOT / room).exists()] == []

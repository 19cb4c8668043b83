"""Commands on returned mail."""

from collections.abc import Sequence
from pathlib import Path

import click

from newsletter.cli.frame import as_json_option
from newsletter.cli.output import show_json, table
from newsletter.errors import InputError
from newsletter.model import Return
from newsletter.returns import classify as classify_mail


@click.group()
def returns() -> None:
    """What comes back after an issue was sent."""


@returns.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@as_json_option
def classify(files: Sequence[Path], *, as_json: bool) -> None:
    """Say of saved mails what they mean for the readers they speak of."""
    found = {file: classify_mail(_read(file)) for file in files}
    if as_json:
        show_json({str(file): _entry(one) for file, one in found.items()})
        return
    table(
        ("file", "class", "status", "recipients"),
        [
            (file, one.kind, one.status or "-", " ".join(one.recipients) or "-")
            for file, one in found.items()
        ],
        empty="No file was named.",
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"It cannot be read: {error.strerror}.", where=str(file)) from error


def _entry(one: Return) -> dict[str, object]:
    return {"recipients": one.recipients, "class": one.kind, "status": one.status}


COMMANDS = (returns,)

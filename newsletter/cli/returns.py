"""Commands on returned mail."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import note, show_json, table
from newsletter.errors import InputError
from newsletter.model import Return
from newsletter.returns import classify as classify_mail
from newsletter.returns import mails_in
from newsletter.subscriptions import Consequence, Heard, hear


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


@returns.command()
@click.argument("folder", type=click.Path(path_type=Path, allow_dash=True))
@as_json_option
@pass_frame
def read(frame: Frame, folder: Path, *, as_json: bool) -> None:
    """Read the mail in FOLDER, and let those leave who wrote in order to leave.

    FOLDER is a Maildir, or holds .eml files; with - one mail is read from standard input. What was
    dealt with is put away (Maildir: to cur, as seen; else into the folder done), and the rest is
    left for people. To read a mail again changes nothing for who has left already.
    """
    newsroom = frame.newsroom()
    heard: dict[str, Heard] = {}
    faults = 0
    if str(folder) == "-":
        heard["-"] = hear(newsroom.store, sys.stdin.buffer.read(), newsroom.clock())
    else:
        for mail in mails_in(folder):
            try:
                heard[mail.path.name] = one = hear(newsroom.store, mail.data, newsroom.clock())
                if one.consequence.is_final:
                    mail.put_away()
            except InputError as error:
                note(str(error))
                faults += 1
    for name, one in heard.items():
        if one.consequence is Consequence.UNKNOWN:
            note(f"{name}: we never gave this address to a reader, or do not know them any more.")
    if as_json:
        show_json([_told(name, one) for name, one in heard.items()])
    else:
        counts = Counter(one.consequence for one in heard.values())
        table(("what", "mails"), sorted(counts.items()), empty="There is no mail to read.")
    if faults:
        sys.exit(1)


def _told(name: str, heard: Heard) -> dict[str, object]:
    trace = heard.trace
    return {
        "file": name,
        "what": heard.consequence,
        "class": heard.kind,
        "newsletter": heard.newsletter or None,
        "issue": trace.issue if trace else None,
        "subscriber": trace.subscriber if trace else None,
    }


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"It cannot be read: {error.strerror}.", where=str(file)) from error


def _entry(one: Return) -> dict[str, object]:
    return {"recipients": one.recipients, "class": one.kind, "status": one.status}


COMMANDS = (returns,)

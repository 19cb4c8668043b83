"""The command that looks whether everything is in order, and says what to write into the DNS."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import click

from newsletter import bootstrap
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import show_json, table
from newsletter.health import (
    Finding,
    Level,
    Record,
    of_computer,
    of_keys,
    of_names,
    of_relays,
    records,
)
from newsletter.names import Names
from newsletter.send import MailSettings, Transport


@click.command()
@click.option("--resolver", default="", metavar="ADDRESS",
              help="Ask this name server, not those of this computer.")  # fmt: skip
@click.option("--seconds", default=5.0, show_default=True, type=click.FloatRange(0.1, 120),
              help="How long to wait for one answer of the DNS.")  # fmt: skip
@click.option("--offline", is_flag=True, help="Ask nobody outside this computer.")
@as_json_option
@pass_frame
def doctor(frame: Frame, *, resolver: str, seconds: float, offline: bool, as_json: bool) -> None:
    """See whether everything is in order, and show what belongs into the DNS.

    Nothing is changed and nothing sent. Exit code 1 when something stands in the way of mail.
    """
    settings = frame.settings()
    mail, now = settings.mail, bootstrap.utc_now()
    findings = list(of_computer(settings, now))
    keys, of_them = of_keys(mail)
    findings += of_them
    wanted = records(mail, keys)
    if not offline:
        hostname = urlsplit(settings.site.base_url).hostname or ""
        findings += of_relays(mail, os.environ, hostname, now)
        names = Names(resolver, seconds=seconds)
        findings += _softened(mail, of_names(mail, wanted, names))
    if as_json:
        show_json({"records": [_facts(record) for record in wanted], "findings": findings})
    else:
        _show(wanted, findings)
    if any(finding.level is Level.BLOCK for finding in findings):
        sys.exit(1)


def _softened(mail: MailSettings, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Yield *findings*; while nothing is mailed, none of them stands in the way of it."""
    for finding in findings:
        mails = mail.transport is Transport.SMTP
        blocks = finding.level is Level.BLOCK
        yield replace(finding, level=Level.WARN) if blocks and not mails else finding


def _facts(record: Record) -> dict[str, object]:
    return {
        "id": record.id, "name": record.name, "type": record.kind, "value": record.value,
        "strings": record.strings, "line": record.line, "note": record.note,
    }  # fmt: skip


def _show(wanted: Sequence[Record], findings: Sequence[Finding]) -> None:
    click.echo("What belongs into the DNS:\n")
    for record in wanted:
        click.echo(f"; {record.id}{': ' if record.note else ''}{record.note}\n{record.line}\n")
    click.echo("How things stand:\n")
    columns = ("id", "level", "message", "remedy")
    rows = [(one.id, one.level, one.message, one.remedy) for one in findings]
    table(columns, rows, "Nothing was looked at.")


COMMANDS = (doctor,)

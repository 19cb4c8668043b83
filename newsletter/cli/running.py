"""Commands that run by themselves: for cron, and as a server."""

import dataclasses
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame, until_interrupted
from newsletter.cli.output import note, show_json
from newsletter.errors import InputError
from newsletter.pipeline import DueReport, Happening
from newsletter.pipeline import run_due as run_what_is_due

#: What is no news: it was so a minute ago.
QUIET = frozenset({Happening.NOTHING, Happening.WAITING})

#: What makes a run end with exit code 1.
UNDONE = frozenset({Happening.FAILED, Happening.BLOCKED})


@click.command("run-due")
@click.option("--now", "time", default="", metavar="TIME",
              help="Act as if it were TIME (ISO 8601; without an offset it is UTC).")  # fmt: skip
@as_json_option
@pass_frame
def run_due(frame: Frame, time: str, *, as_json: bool) -> None:
    """Gather, compose and send whatever is due: the line for cron.

    It is safe to run at any time, by several at once. Exit code 1 when something failed, is
    blocked, or was interrupted.
    """
    newsroom = frame.newsroom()
    if time:
        moment = _moment(time)
        newsroom = dataclasses.replace(newsroom, clock=lambda: moment)
    with until_interrupted() as signals:
        reports = run_what_is_due(newsroom, stop=lambda: bool(signals))
    if as_json:
        show_json(reports)
    else:
        show_reports(reports)
    happenings = {report.happening for report in reports}
    if happenings & UNDONE or (signals and Happening.SENDING in happenings):
        sys.exit(1)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no time.", where="--now", remedy="Write it as 2026-11-26T07:00-07:00."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def show_reports(reports: Sequence[DueReport]) -> None:
    """Say what a run did, one line for each newsletter; into a log, only what is news.

    Cron mails every line that a command writes.
    """
    for report in reports:
        if report.happening in QUIET and not sys.stderr.isatty():
            continue
        issue = f" issue {report.issue}" if report.issue else ""
        note(f"{report.newsletter}{issue}: {report.happening}. {report.detail}".rstrip())


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--no-schedule", is_flag=True, help="Show pages only; send nothing by itself.")
@pass_frame
def serve(frame: Frame, host: str, port: int, *, no_schedule: bool) -> None:
    """Serve the pages, and bring out what is due, in one process."""
    # The pages' libraries take a second to load, which no other command should wait for.
    from newsletter import schedule  # noqa: PLC0415
    from newsletter.web import serving  # noqa: PLC0415

    newsroom = frame.newsroom()
    listening = serving.listen(host, port)
    note(f"The pages are at http://{host}:{listening.getsockname()[1]}/")
    # uvicorn raises the signal that stopped it anew: left as it is, SIGTERM would end the process
    # before the schedule has settled the message in hand.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    end = None if no_schedule else schedule.start(newsroom, show_reports)
    try:
        serving.serve(newsroom, listening)
    finally:
        if end:
            end()


COMMANDS = (run_due, serve)

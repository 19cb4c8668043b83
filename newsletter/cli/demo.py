"""The demonstration: the main job from beginning to end, on the seeds."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from newsletter import bootstrap, config, places
from newsletter.cli.gathering import show_reports
from newsletter.cli.output import note, progress, tally
from newsletter.cli.sending import show_editions
from newsletter.cli.stories import show_stories
from newsletter.errors import InputError
from newsletter.model import IssueState
from newsletter.pipeline import (
    approve,
    compose_issue,
    gather_sources,
    next_due,
    pair_articles,
    proof,
    send_issue,
    write_preview,
)
from newsletter.subscriptions import Terms, import_file

#: The demonstration's clock stands here, Tuesday of the week in which the seeds are news, so
#: that it shows the same issue in any year.
CLOCK = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)

#: What drew the pictures is not part of a newsroom.
TOOLS = shutil.ignore_patterns("sketchbook", "*.py", "__pycache__", "README.md")

CONSENT = "Signed up at the library's open day (invented)"


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=Path("demo"),
              show_default=True, help="Where to work.")  # fmt: skip
def demo(folder: Path) -> None:
    """Do the main job on the seeds: gather, pair, compose, render, deliver to an outbox."""
    settings = config.read(_copy_seeds(folder))
    newsroom = bootstrap.newsroom(settings, clock=lambda: CLOCK, upgrade=True)
    newsletter = newsroom.newsletters[0]

    note("\n1. Gather the articles of every source")
    show_reports(gather_sources(newsroom), ZoneInfo(newsroom.site.timezone))
    note("\n2. Pair the language versions into stories")
    pairing = pair_articles(newsroom)
    note(f"{pairing.joined} pairs joined, {pairing.suggested} suggested to the editor")
    with newsroom.store.reading() as tables:
        show_stories(newsroom, tables.stories.all())
    note("\n3. Subscribe the readers")
    terms = Terms(newsletter, newsroom.site.languages, CONSENT)
    report = import_file(newsroom.store, folder / "subscribers.csv", terms, newsroom.clock())
    note(f"{report.added} added, {report.already} already there, {len(report.refused)} refused")
    note("\n4. Compose the issue, render and check its editions")
    draft = compose_issue(newsroom, newsletter, next_due(newsroom, newsletter))
    if draft.issue.state is IssueState.DRAFT:
        approve(newsroom, draft.issue.id, by="demo")
    laid_out = proof(newsroom, draft.issue.id)
    written = write_preview(newsroom, laid_out, folder / "preview")
    show_editions(newsroom, laid_out)
    note("\n5. Deliver a message to every subscriber")
    with progress("Delivering") as bar:
        sent = send_issue(newsroom, draft.issue.id, progress=bar)
    note(tally(sent.counts))
    _say_where(folder, written)


def _copy_seeds(folder: Path) -> Path:
    """Put the seeds into *folder*, over those of an earlier run, and return its config.toml."""
    if folder.exists() and not folder.is_dir():
        raise InputError("This is a file.", where=str(folder), remedy="Name a folder.")
    foreign = (
        folder.is_dir() and any(folder.iterdir()) and not (folder / "subscribers.csv").exists()
    )
    if foreign:
        raise InputError(
            "There is something else in it.", where=str(folder), remedy="Name a new folder."
        )
    try:
        shutil.copytree(places.SEEDS, folder, ignore=TOOLS, dirs_exist_ok=True)
    except (OSError, shutil.Error) as error:
        raise InputError(f"The seeds cannot be copied: {error}.", where=str(folder)) from error
    return folder / "config.toml"


def _say_where(folder: Path, written: list[Path]) -> None:
    pages = [path for path in written if path.suffix == ".html"]
    note(f"\nLook at it:\n  in a browser       {', '.join(str(path) for path in pages)}")
    note(f"  as messages        {folder / 'outbox'}/*.eml")
    command = f"{_program()} --config {folder / 'config.toml'}"
    note(f"  on the pages       {command} init --admin ADDRESS")
    note(f"                     {command} serve --no-schedule")


def _program() -> str:
    """Return how this program is called from here: by its name where that is found."""
    return "newsletter" if shutil.which("newsletter") else sys.argv[0]


COMMANDS = (demo,)

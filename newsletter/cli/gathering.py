"""Commands that read the sources, and list what came of it."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import click

from newsletter.cli.frame import Frame, as_json_option, pass_frame, stopped
from newsletter.cli.output import busy, note, show_json, table
from newsletter.cli.showing import local, say
from newsletter.pipeline import Newsroom, SourceReport, gather_sources, pair_articles


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@as_json_option
@pass_frame
def gather(frame: Frame, sources: Sequence[str], *, as_json: bool) -> None:
    """Read all sources, or those named, and pair what is new.

    A source that cannot be read stops no other; the exit code is 1 only if all failed. One that
    fails is left alone for a while, longer each time; name it to have it read at once. After
    Ctrl-C what was read by then is kept.
    """
    newsroom = frame.newsroom()
    began = newsroom.clock()
    try:
        hint = "Ctrl-C stops; what was read by then is kept."
        with busy("Reading the sources", hint) as progress:
            reports = gather_sources(newsroom, sources, patient=not sources, progress=progress)
            pairing = pair_articles(newsroom)
    except KeyboardInterrupt as signal:
        stopped(_kept(newsroom, began), signal)
    if as_json:
        show_json({"sources": reports, "pairing": pairing})
    else:
        show_reports(reports, ZoneInfo(newsroom.site.timezone))
        pairs = "pair" if pairing.joined == 1 else "pairs"
        note(f"{pairing.joined} {pairs} joined, {pairing.suggested} suggested.")
    if reports and all(report.error for report in reports):
        sys.exit(1)


def _kept(newsroom: Newsroom, began: datetime) -> str:
    """Say what there is of a gathering that was broken off."""
    with newsroom.store.reading() as tables:
        states = tables.sources.all().values()
    done = sum(state.tried_at is not None and state.tried_at >= began for state in states)
    if not done:
        return "No source had been read; nothing has changed."
    were = (
        "1 source had been read, and what it"
        if done == 1
        else (f"{done} sources had been read, and what they")
    )
    return f"{were} gave is kept. Run it again for the others."


def show_reports(reports: Sequence[SourceReport], zone: tzinfo = UTC) -> None:
    """Show how each source fared, with times in *zone*, and every article not to be used."""
    empty, on_screen = "No source is named in config.toml.", sys.stdout.isatty()
    rows = [
        (one.source, one.new, one.changed, one.unchanged,
         _state(one) if on_screen else _fault(one, zone) or _state(one))
        for one in reports
    ]  # fmt: skip
    table(("source", "new", "changed", "unchanged", "state"), rows, empty)
    for report in reports:
        fault = _fault(report, zone)
        if fault and on_screen:
            say(f"\n{report.source}: {fault}")
    for report in reports:
        for complaint in report.complaints:
            note(f"{report.source}: {complaint.where}: {complaint.what}")


def _state(report: SourceReport) -> str:
    """Say in a word how a source fared."""
    if report.waits:
        return "left alone"
    if report.error:
        return "failed"
    return "as it was" if report.same else "-"


def _fault(report: SourceReport, zone: tzinfo) -> str:
    """Say why a source gave nothing, and when it is tried again; `""` if it was read."""
    if not report.error and not report.waits:
        return ""
    when = local(report.next_at, zone) if report.next_at else ""
    if report.waits and report.error:
        return f"Left alone until {when}. The last time: {report.error}"
    if report.waits:
        return f"Left alone until {when}, as it asks."
    return f"{report.error} It is tried again after {when}." if when else report.error


@click.command()
@as_json_option
@pass_frame
def articles(frame: Frame, *, as_json: bool) -> None:
    """List the articles that were gathered."""
    newsroom = frame.newsroom()
    zone = ZoneInfo(newsroom.site.timezone)
    with newsroom.store.reading() as tables:
        rows = [
            (story.id, article)
            for story in tables.stories.all()
            for article in story.articles.values()
        ]
    rows.sort(key=lambda row: row[1].id)
    if as_json:
        show_json(
            [
                {
                    "id": article.id,
                    "source": article.source,
                    "guid": article.guid,
                    "url": article.url,
                    "language": article.language,
                    "title": article.title,
                    "published_at": article.published_at,
                    "story": story,
                }
                for story, article in rows
            ]
        )
        return
    table(
        ("id", "source", "language", "published", "story", "title"),
        [
            (a.id, a.source, a.language or "?", local(a.published_at, zone), story, a.title)
            for story, a in rows
        ],
        empty="No articles yet. Read the sources with `newsletter gather`.",
    )


COMMANDS = (gather, articles)

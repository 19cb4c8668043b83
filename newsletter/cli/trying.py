"""The command that reads one source and shows what would come, before it is saved.

address --pipeline.try_source--> articles, kind, address of the feed
--> the newest few (with --full-text: their pages) --> shown; with --add: into config.toml
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from newsletter import config, gather
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import show_json
from newsletter.cli.showing import say, show
from newsletter.errors import InputError
from newsletter.gather import id_of
from newsletter.model import Source, SourceKind, normalise
from newsletter.pipeline import ReadingRoom, Trial, address_key, try_source, unnamed_in

#: Longest address, in characters, and how much is shown of one that is none.
LONGEST, SHOWN = 2_000, 200


@click.command("try")
@click.argument("place", metavar="ADDRESS|ID")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), default=None,
              help="How to read it; else a folder is a folder, and all else a feed.")  # fmt: skip
@click.option("--id", "name", default="", help="What to call it; else it is named by its address.")
@click.option("--language", default="", help="The language of all its articles.")
@click.option("--full-text", is_flag=True, help="Fetch the pages of articles that are but teasers.")
@click.option("--allow-private", is_flag=True, help="It lies in your own network.")
@click.option("--add", is_flag=True, help="Add it to config.toml, if it holds any article.")
@as_json_option
@pass_frame
def try_(
    frame: Frame, place: str, *, kind: str | None, name: str, language: str, full_text: bool,
    allow_private: bool, add: bool, as_json: bool,
) -> None:  # fmt: skip
    """Read one source and show what would come of it, without keeping anything."""
    room = frame.reading_room()
    languages = room.site.languages
    known = next((one for one in room.sources if one.id == place), None)
    if known is None:
        made = _described(place, kind, name, room)
        source = replace(made, language=_language(language, languages),
                         full_text=full_text, allow_private=allow_private)  # fmt: skip
        trial = try_source(source, room)
    else:
        _refuse_for_known({"--kind": kind, "--id": name, "--allow-private": allow_private})
        source = replace(known, full_text=known.full_text or full_text,
                         language=_language(language, languages) or known.language)  # fmt: skip
        trial = try_source(source, room, saved=True)
    twin = known or _twin(trial.source, room.sources)
    added = add and twin is None and bool(trial.gathered.articles)
    if added:
        config.add_sources(frame.path, [trial.source])
    unnamed = unnamed_in(room.newsletters, [trial.source] if added else [])
    if as_json:
        show_json({**_facts(trial), "added": added, "name_in": unnamed})
    else:
        show(trial, ZoneInfo(room.site.timezone))
        _show_lines(trial, twin, frame.path, add=add)
        for newsletter in unnamed:
            say(f'\n{newsletter} names its sources; add "{trial.source.id}" there.')
    if not trial.gathered.articles or (add and not added):
        sys.exit(1)


def _refuse_for_known(options: Mapping[str, object]) -> None:
    """See that none of *options* is given, which say what a source is.

    Raises:
        InputError: one is.
    """
    for name, given in options.items():
        if given:
            what = "It is a source already: config.toml says what it is."
            raise InputError(what, where=name, remedy=f"Leave {name} out, or give an address.")


def _described(place: str, kind: str | None, name: str, room: ReadingRoom) -> Source:
    """Return the source that *place*, an address or a path, is.

    Raises:
        InputError: it is neither, or not of that *kind*; or its *name* is taken or none.
    """
    if not place.strip():
        raise InputError("No address is given.", remedy="Write one with https://, or a path.")
    taken = {source.id for source in room.sources}
    if name and id_of(name, ()) != name:
        what = f"{name!r} is no id of a source."
        raise InputError(what, where="--id", remedy="Use small letters, digits and dashes.")
    if name in taken:
        raise InputError(f"There is a source {name!r}.", where="--id", remedy="Choose another.")
    address = gather.on_the_web(place)
    if address.lower().startswith(("http://", "https://")):
        if len(address) > LONGEST:
            raise InputError(f"This address is longer than {LONGEST:,} characters.",
                             where=f"{gather.shown(address)[:SHOWN]}…")  # fmt: skip
        if kind == SourceKind.FOLDER:
            raise InputError("A folder has a path, not an address.", where=place)
        made = name or id_of(gather.shown(address), taken)
        return Source(made, SourceKind(kind or SourceKind.FEED), address)
    path = Path(place).absolute()
    if not _exists(path):
        told = repr(place if len(place) <= SHOWN else f"{place[:SHOWN]}…")
        raise InputError(f"{told} is no source, no address and no path.",
                         remedy="Write an address with https://.")  # fmt: skip
    found = SourceKind.FOLDER if path.is_dir() else SourceKind.FEED
    if kind == SourceKind.WORDPRESS:
        raise InputError("A WordPress site has an address, not a path.", where=place)
    return Source(name or id_of(path.stem, taken), SourceKind(kind or found), path=str(path))


def _exists(path: Path) -> bool:
    """Is there anything at *path*, as far as we may know?"""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _language(tag: str, languages: Sequence[str]) -> str:
    if tag and normalise(tag) not in languages:
        what, remedy = f"{tag!r} is none of the site's languages.", ", ".join(languages)
        raise InputError(what, where="--language", remedy=f"Choose one of {remedy}.")
    return normalise(tag) if tag else ""


def _twin(source: Source, sources: Sequence[Source]) -> Source | None:
    """Return the one of *sources* that is read from the same place."""
    same = (
        one for one in sources
        if (source.url and address_key(one.url) == address_key(source.url))
        or (source.path and one.path and Path(one.path) == Path(source.path).resolve())
    )  # fmt: skip
    return next(same, None)


def _facts(trial: Trial) -> dict[str, object]:
    return {
        "source": trial.source, "read_as": trial.read_as, "address": trial.address,
        "named_by": trial.named_by, "languages": trial.languages,
        "found": len(trial.gathered.articles), "articles": trial.newest,
        "complaints": trial.complaints, "advice": trial.advice,
        "lines": config.lines_of_source(trial.source),
    }  # fmt: skip


def _show_lines(trial: Trial, twin: Source | None, path: Path, *, add: bool) -> None:
    """Show what stands in the configuration now, or may."""
    if twin is not None:
        say(f"\nIt is a source already: {twin.id}.")
        return
    if not trial.gathered.articles:
        say(
            "\nNothing was added, for it holds no article." if add else "\nThere is nothing to add."
        )
        return
    say(f"\nAdded to {path}:\n" if add else "\nFor config.toml (--add writes it there):\n")
    click.echo(config.lines_of_source(trial.source))

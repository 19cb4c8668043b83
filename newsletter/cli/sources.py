"""Commands on the sources themselves: a list of them brought in, how they are, one tried."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from newsletter import config, gather
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import moment, note, show_json, table
from newsletter.errors import InputError, SourceError
from newsletter.gather import Brief, Gathered, Listed, Visit, id_of
from newsletter.model import Article, Source, SourceKind, url_key
from newsletter.pipeline import Newsroom
from newsletter.store import SourceState

#: Largest list of feeds, in bytes.
LARGEST = 5_000_000

#: Articles that are shown of a source that is tried.
SHOWN = 5


@click.group()
def sources() -> None:
    """Bring in a list of sources, see how they are, try one."""


@sources.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--language", default="", help="Language of the feeds whose address names none.")
@as_json_option
@pass_frame
def bring_in(frame: Frame, file: Path, *, language: str, as_json: bool) -> None:
    """Add the feeds of an OPML list to config.toml, whose comments are kept."""
    newsroom = frame.newsroom()
    languages = newsroom.site.languages
    if language and language not in languages:
        raise InputError(f"{language!r} is none of {', '.join(languages)}.", where="--language")
    try:
        content = gather.read_file(file, LARGEST)
        listed = newsroom.workshop.do(gather.read_opml, content, languages)
    except SourceError as error:
        raise InputError(error.what, where=str(file), remedy=error.remedy) from error
    added, already, refused = _sorted(listed, newsroom, language)
    if added:
        config.add_sources(frame.path, added)
    if as_json:
        show_json({
            "added": [source.id for source in added], "already": already,
            "refused": [{"title": one.title, "reason": NO_ADDRESS} for one in refused],
        })  # fmt: skip
        return
    note(f"{len(added)} added, {len(already)} already there, {len(refused)} refused.")
    for source in added:
        note(f"  {source.id}: {source.url}")
    for one in refused:
        note(f"  {one.title or 'without a title'}: {NO_ADDRESS}")
    for newsletter in newsroom.newsletters:
        if added and newsletter.sources:
            names = ", ".join(f'"{source.id}"' for source in added)
            note(f"{newsletter.id} names its sources; add there what it shall read: {names}.")


NO_ADDRESS = "It has no address that begins with http:// or https://."


def _sorted(
    listed: Sequence[Listed], newsroom: Newsroom, language: str
) -> tuple[list[Source], list[str], list[Listed]]:
    """Return what is to be added, the addresses there already, and what has none."""
    known = {url_key(source.url) for source in newsroom.sources if source.url}
    taken = {source.id for source in newsroom.sources}
    sections = {
        word.casefold(): section.id
        for newsletter in newsroom.newsletters
        for section in newsletter.sections
        for word in (section.id, *section.title.values())
    }
    added: list[Source] = []
    already: list[str] = []
    for one in listed:
        if not one.url:
            continue
        if url_key(one.url) in known:
            already.append(one.url)
            continue
        section = next(
            (sections[word] for name in one.folders if (word := name.casefold()) in sections), ""
        )
        name = id_of(one.title, taken)
        tongue = one.language or language
        added.append(Source(name, SourceKind.FEED, one.url, language=tongue, section=section))
        known.add(url_key(one.url))
        taken.add(name)
    return added, already, [one for one in listed if not one.url]


@sources.command("list")
@as_json_option
@pass_frame
def list_(frame: Frame, *, as_json: bool) -> None:
    """List the sources, when each was read, and what is wrong with those that fail."""
    newsroom = frame.newsroom()
    with newsroom.store.reading() as tables:
        states = tables.sources.all()
        counts = {one.id: len(tables.articles.all(one.id)) for one in newsroom.sources}
    known = [(source, states.get(source.id, SourceState())) for source in newsroom.sources]
    if as_json:
        show_json([
            {
                "id": source.id, "kind": source.kind, "location": source.location,
                "language": source.language, "articles": counts[source.id],
                "read_at": state.read_at, "next_at": state.next_at,
                "failures": state.failures, "error": state.error,
            }
            for source, state in known
        ])  # fmt: skip
        return
    table(
        ("id", "kind", "language", "articles", "read", "not before", "failures", "location"),
        [
            (source.id, source.kind, source.language or "?", counts[source.id],
             moment(state.read_at), moment(state.next_at), state.failures, source.location)
            for source, state in known
        ],
        empty="No source is named in config.toml.",
    )  # fmt: skip
    for source, state in known:
        if state.error:
            note(f"{source.id}: {state.error}")


@sources.command("try")
@click.argument("place", metavar="ADDRESS|ID")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), default=None,
              help="How to read it; else a folder is a folder, and all else a feed.")  # fmt: skip
@click.option("--allow-private", is_flag=True, help="It lies in your own network.")
@as_json_option
@pass_frame
def try_(frame: Frame, place: str, *, kind: str | None, allow_private: bool, as_json: bool) -> None:
    """Read one source and show what would come, without keeping anything."""
    newsroom = frame.newsroom()
    source = next((one for one in newsroom.sources if one.id == place), None) or _described(
        place, kind, newsroom, allow_private=allow_private
    )
    brief = Brief(
        source, newsroom.site.languages, newsroom.clock(), ZoneInfo(newsroom.site.timezone)
    )
    result = gather.read(Visit(brief, newsroom.fetcher, newsroom.workshop))
    newest = sorted(result.articles, key=lambda one: one.dated or brief.now, reverse=True)[:SHOWN]
    if as_json:
        show_json({"source": source, "articles": newest,
                   "found": len(result.articles), "complaints": result.complaints})  # fmt: skip
    else:
        _show(result, newest)
        if source not in newsroom.sources:
            note("\nFor config.toml:\n")
            click.echo(config.lines_of_source(source))
    if not result.articles:
        sys.exit(1)


def _described(place: str, kind: str | None, newsroom: Newsroom, *, allow_private: bool) -> Source:
    """Return the source that *place*, an address or a path, is."""
    taken = {source.id for source in newsroom.sources}
    if place.lower().startswith(("http://", "https://")):
        if kind == SourceKind.FOLDER:
            raise InputError("A folder has a path, not an address.", where=place)
        name = id_of(place.partition("://")[2], taken)
        made = Source(name, SourceKind(kind or SourceKind.FEED), place)
        return replace(made, allow_private=allow_private)
    path = Path(place).absolute()
    if not path.exists():
        raise InputError(f"{place!r} is no source, no address and no path.",
                         remedy="Write an address with https://.")  # fmt: skip
    found = SourceKind.FOLDER if path.is_dir() else SourceKind.FEED
    return Source(id_of(path.stem, taken), SourceKind(kind or found), path=str(path))


def _show(result: Gathered, newest: Sequence[Article]) -> None:
    note(f"{len(result.articles)} articles; the newest of them:")
    table(
        ("language", "published", "picture", "characters", "title", "address"),
        _rows(newest),
        empty="Nothing that is an article.",
    )
    for complaint in result.complaints:
        note(f"{complaint.where}: {complaint.what}")


def _rows(newest: Sequence[Article]) -> Iterator[Sequence[object]]:
    for one in newest:
        picture = "yes" if one.picture else "no"
        yield (one.language or "?", moment(one.published_at), picture, len(one.body), one.title,
               one.url)  # fmt: skip


COMMANDS = (sources,)

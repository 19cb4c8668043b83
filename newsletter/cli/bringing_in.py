"""The command that brings a list of feeds into the configuration."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from newsletter import config, gather
from newsletter.cli.frame import Frame, as_json_option, pass_frame
from newsletter.cli.output import show_json
from newsletter.cli.showing import say
from newsletter.errors import InputError, SourceError
from newsletter.gather import Listed
from newsletter.model import normalise
from newsletter.pipeline import Admitted, ReadingRoom, Wishes, admit, unnamed_in

#: Largest list of feeds, in bytes.
LARGEST = 5_000_000

#: How standard input is named.
PIPED = frozenset({"-", "/dev/stdin"})


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--language", "said", multiple=True, metavar="TAG|FOLDER=TAG",
              help="Language of the feeds of which nothing else tells it: of all, or of those in "
                   "a folder of the list. May be given several times.")  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Feeds may lie in your own network.")
@as_json_option
@pass_frame
def bring_in(
    frame: Frame, file: Path, *, said: Sequence[str], allow_private: bool, as_json: bool
) -> None:
    """Add the feeds of an OPML list to config.toml, of which nothing else is changed.

    The FILE - is standard input.

    The language of a feed is the one that its address names (/es/, ?lang=es), else the list
    itself, else --language; else its articles tell.
    """
    room = frame.reading_room()
    wishes = Wishes(_languages(said, room.site.languages), allow_private)
    admitted = admit(_listed(file, room), room.sources, room.newsletters, wishes)
    if admitted.added:
        config.add_sources(frame.path, admitted.added)
    unnamed = unnamed_in(room.newsletters, admitted.added)
    if as_json:
        show_json({
            "added": [source.id for source in admitted.added], "sources": admitted.added,
            "already": admitted.already, "refused": admitted.refused, "name_in": unnamed,
        })  # fmt: skip
    else:
        _show(admitted, unnamed)
    if admitted.refused and not (admitted.added or admitted.already):
        sys.exit(1)


def _listed(file: Path, room: ReadingRoom) -> list[Listed]:
    """Return the feeds that *file* lists.

    Raises:
        InputError: it cannot be read, or is no list.
    """
    piped = str(file) in PIPED
    try:
        content = _piped() if piped else gather.read_file(file, LARGEST)
        return room.workshop.do(gather.read_opml, content, room.site.languages)
    except SourceError as error:
        where = "standard input" if piped else str(file)
        raise InputError(error.what, where=where, remedy=error.remedy) from error


def _piped() -> bytes:
    """Return what comes on standard input.

    Raises:
        SourceError: it is too large.
    """
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError(f"It is larger than {LARGEST / 1_000_000:g} MB.", remedy="Divide it.")
    return content


def _languages(said: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    """Return folder, in small letters -> language, as `--language` says it.

    Raises:
        InputError: a language is none of *languages*.
    """
    found = {}
    for words in said:
        folder, _, tag = words.rpartition("=")
        if normalise(tag) not in languages:
            what = f"{tag!r} is none of the site's languages."
            remedy = f"Choose one of {', '.join(languages)}."
            raise InputError(what, where="--language", remedy=remedy)
        found[" ".join(folder.split()).casefold()] = normalise(tag)
    return found


def _show(admitted: Admitted, unnamed: Mapping[str, Sequence[str]]) -> None:
    added, refused = admitted.added, admitted.refused
    say(f"{len(added)} added, {len(admitted.already)} already there, {len(refused)} refused.")
    for source in added:
        tags = ", ".join(filter(None, (source.language, source.section)))
        private = "; it may lead into your own network" if source.allow_private else ""
        say(f"{source.id}: {source.url}{f' ({tags})' if tags else ''}{private}", 2)
    for one in refused:
        say(f"line {one.line}, {one.title or 'without a title'}: {one.reason}", 2)
    for newsletter, names in unnamed.items():
        listed = ", ".join(f'"{name}"' for name in names)
        say(f"{newsletter} names its sources; add there what it shall read: {listed}.")

"""Decides which feeds of a list become sources, and says why the others do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from newsletter.gather import Listed, id_of, is_private, shown
from newsletter.model import Newsletter, Source, SourceKind, url_key

LOGIN = (
    "Its address bears a name and a password. Add it to config.toml by hand, if whoever reads "
    "that file may know them."
)
PRIVATE = "It leads into a private network. If that is meant, import it with --allow-private."
USUAL = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever brings in a list says of its feeds."""

    #: Folder, in small letters -> the language of its feeds; of all feeds under `""`.
    languages: Mapping[str, str] = field(default_factory=dict)
    #: May addresses lead into a private network?
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A feed of a list that becomes no source."""

    line: int
    title: str
    #: Without a password that may stand in it.
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """What becomes of the feeds of a list."""

    added: tuple[Source, ...] = ()
    #: Addresses that are sources already.
    already: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def admit(
    listed: Sequence[Listed],
    sources: Sequence[Source],
    newsletters: Sequence[Newsletter],
    wishes: Wishes,
) -> Admitted:
    """Return what becomes of the feeds that are *listed*, beside the *sources* there are."""
    known = {address_key(source.url) for source in sources if source.url}
    taken = {source.id for source in sources}
    sections = _sections(newsletters)
    added: list[Source] = []
    already: list[str] = []
    refused: list[Refused] = []
    for one in listed:
        reason = _fault(one, wishes)
        if reason:
            refused.append(Refused(one.line, one.title, shown(one.url or one.said), reason))
        elif address_key(one.url) in known:
            already.append(one.url)
        else:
            source = _source(one, id_of(one.title, taken), sections, wishes)
            added.append(source)
            known.add(address_key(one.url))
            taken.add(source.id)
    return Admitted(tuple(added), tuple(already), tuple(refused))


def address_key(url: str) -> str:
    """Return what stays the same of an address in another dress, its port included."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    unusual = "" if port in {None, USUAL.get(parts.scheme)} else f":{port} "
    return f"{unusual}{url_key(url)}"


def unnamed_in(
    newsletters: Sequence[Newsletter], added: Sequence[Source]
) -> dict[str, tuple[str, ...]]:
    """Return the newsletters that name their sources, and so do not read those *added* yet."""
    names = tuple(source.id for source in added)
    return {one.id: names for one in newsletters if one.sources and names}


def _fault(one: Listed, wishes: Wishes) -> str:
    """Say why a feed becomes no source, `""` if it does."""
    if one.fault:
        return one.fault
    if shown(one.url) != one.url:
        return LOGIN
    if one.foreign:
        return (
            f"The list says that it is in {one.foreign!r}, which is none of the site's languages."
        )
    return PRIVATE if is_private(one.url) and not wishes.allow_private else ""


def _source(one: Listed, name: str, sections: Mapping[str, str], wishes: Wishes) -> Source:
    folders = [folder.casefold() for folder in one.folders]
    wished = (wishes.languages[word] for word in (*folders, "") if word in wishes.languages)
    return Source(
        name,
        SourceKind.FEED,
        one.url,
        language=one.language or next(wished, ""),
        section=next((sections[word] for word in folders if word in sections), ""),
        allow_private=is_private(one.url),
    )


def _sections(newsletters: Sequence[Newsletter]) -> dict[str, str]:
    """Return every name of a section, in small letters -> its id."""
    return {
        word.casefold(): section.id
        for newsletter in newsletters
        for section in newsletter.sections
        for word in (section.id, *section.title.values())
    }

"""The pictures of an issue: fetched once, cut to the shapes that mails show, kept in the media folder."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsletter.errors import SourceError
from newsletter.gather import read_file, shown
from newsletter.model import Article, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.ports import Fetched
from newsletter.render import Note, Shapes, Shelf, linked, shape

#: Largest picture of a folder, in bytes.
LARGEST = 30_000_000

#: Pictures that are fetched at the same time.
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the pictures of some stories."""

    #: Address in the source -> shapes.
    shapes: dict[str, Shapes]
    #: Address in the source -> whose it is, and why it cannot be shown. Its story goes without.
    faults: dict[str, str]


def take_pictures(newsroom: Newsroom, stories: Iterable[Story]) -> Pictures:
    """Cut every picture of *stories*; one that cannot be had stops nothing.

    Raises:
        StoreError: the media folder cannot be written.
    """
    wanted = {
        article.picture.url: article
        for story in stories
        for article in story.articles.values()
        if article.picture
    }
    shelf = Shelf(newsroom.media, newsroom.site.base_url)

    def take(url: str) -> Shapes | str:
        return _taken(newsroom, shelf, url, wanted[url])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = dict(zip(wanted, pool.map(take, wanted), strict=True))
    return Pictures(
        {url: made for url, made in results.items() if isinstance(made, Shapes)},
        {
            url: f"{wanted[url].title}: {shown(url)}: {made.removeprefix(f'{url}: ')}"
            for url, made in results.items()
            if isinstance(made, str)
        },
    )


def looks_of(newsroom: Newsroom, articles: Iterable[Article]) -> dict[str, str]:
    """Return what the pictures of *articles* look like: address -> as `render.Shapes` says.

    Only of those that an issue has shown: none is fetched to be looked at.
    """
    shelf = Shelf(newsroom.media, newsroom.site.base_url)
    notes = {one.picture.url: shelf.find(one.picture.url) for one in articles if one.picture}
    return {
        url: note.shapes.look
        for url, note in notes.items()
        if note and note.shapes and note.shapes.look
    }


def _taken(newsroom: Newsroom, shelf: Shelf, url: str, article: Article) -> Shapes | str:
    """Return the shapes of the picture at *url*, or why it cannot be shown."""
    if not url.startswith(("http://", "https://")):
        try:
            return _cut(newsroom, read_file(Path(url), LARGEST))
        except SourceError as error:
            return _why(error)
    if not newsroom.download:
        return linked(url)
    now = newsroom.clock()
    note = shelf.find(url)
    if note is None or not note.holds(now):
        note = _renewed(newsroom, url, article, note or Note(now), now)
        shelf.keep(url, note)
    return note.shapes or note.fault


def _renewed(newsroom: Newsroom, url: str, article: Article, known: Note, now: datetime) -> Note:
    """Ask for the picture at *url* again; what was *known* stays when nothing better comes."""
    try:
        found = _fetched(newsroom, article, url, known)
        if found.unchanged and known.shapes:
            return replace(known, at=now, fault="")
        headers = found.headers
        return Note(
            now,
            _cut(newsroom, found.content),
            etag=headers.get("etag", ""),
            modified=headers.get("last-modified", ""),
        )
    except SourceError as error:
        return replace(known, at=now, fault=_why(error))


def _why(error: SourceError) -> str:
    """Say what was wrong and what to do; where, whoever shows it knows."""
    return str(SourceError(error.what, remedy=error.remedy))


def _cut(newsroom: Newsroom, data: bytes) -> Shapes:
    return newsroom.workshop.do(shape, data, newsroom.media, newsroom.site.base_url)


def _fetched(newsroom: Newsroom, article: Article, url: str, known: Note) -> Fetched:
    private = any(
        source.id == article.source and source.may_be_private(url) for source in newsroom.sources
    )
    versions = {"etag": known.etag, "modified": known.modified} if known.shapes else {}
    return newsroom.fetcher.fetch(url, **versions, allow_private=private)

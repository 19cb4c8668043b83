"""The pictures of an issue: fetched once, cut to the shapes that mails show, kept in the media folder."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from newsletter.errors import SourceError
from newsletter.gather import read_file
from newsletter.model import Article, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import Shapes, Shelf, shape

#: Largest picture of a folder, in bytes.
LARGEST = 30_000_000

#: Pictures that are fetched at the same time.
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the pictures of some stories."""

    #: Address in the source -> shapes.
    shapes: dict[str, Shapes]
    #: Address in the source -> why it cannot be shown. Its story is laid out without it.
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
        {url: made for url, made in results.items() if isinstance(made, str)},
    )


def _taken(newsroom: Newsroom, shelf: Shelf, url: str, article: Article) -> Shapes | str:
    """Return the shapes of the picture at *url*, or why it cannot be shown."""
    on_web = url.startswith(("http://", "https://"))
    now = newsroom.clock()
    known = shelf.find(url, now) if on_web else None
    if known is not None:
        return known
    try:
        data = _fetched(newsroom, article, url) if on_web else read_file(Path(url), LARGEST)
        made: Shapes | str = newsroom.workshop.do(
            shape, data, newsroom.media, newsroom.site.base_url
        )
    except SourceError as error:
        made = str(error)
    if on_web:
        shelf.keep(url, made, now)
    return made


def _fetched(newsroom: Newsroom, article: Article, url: str) -> bytes:
    private = any(
        source.id == article.source and source.may_be_private(url) for source in newsroom.sources
    )
    return newsroom.fetcher.fetch(url, allow_private=private).content

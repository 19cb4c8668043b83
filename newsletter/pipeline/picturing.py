"""The pictures of an issue: fetched once, cut to the shapes that mails show, kept in the media folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsletter.errors import SourceError
from newsletter.model import Article, Picture, Story
from newsletter.pipeline.newsroom import Newsroom
from newsletter.render import Shapes, shape


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the pictures of some stories."""

    #: Address in the source -> shapes.
    shapes: dict[str, Shapes]
    #: Address in the source -> why it cannot be shown. Its story is laid out without it.
    faults: dict[str, str]


def take_pictures(newsroom: Newsroom, stories: Iterable[Story]) -> Pictures:
    """Cut every picture of *stories*; one that cannot be had stops nothing."""
    pictures = Pictures({}, {})
    for story in stories:
        for article in story.articles.values():
            picture = article.picture
            if not picture or picture.url in pictures.shapes or picture.url in pictures.faults:
                continue
            try:
                pictures.shapes[picture.url] = shape(
                    _bytes_of(newsroom, article, picture), newsroom.media, newsroom.site.base_url
                )
            except SourceError as error:
                pictures.faults[picture.url] = str(error)
    return pictures


def _bytes_of(newsroom: Newsroom, article: Article, picture: Picture) -> bytes:
    """Read a picture from its address, or from a folder source's file."""
    if picture.url.startswith(("http://", "https://")):
        private = any(
            source.id == article.source and source.allow_private for source in newsroom.sources
        )
        return newsroom.fetcher.fetch(picture.url, allow_private=private).content
    try:
        return Path(picture.url).read_bytes()
    except OSError as error:
        raise SourceError(
            f"The picture cannot be read: {error.strerror}.", where=picture.url
        ) from error
